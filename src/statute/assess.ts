import { daysBetween } from '../kernel/dates.js';
import { catalogueOf, type Entry } from './catalogue.js';
import { isOf } from './chronology.js';
import type { Dossier } from './dossier.js';
import type { Fact } from './facts.js';
import { Hearing } from './hearing.js';
import { withClassesKnown } from './reclassified.js';
import type { Question } from './record.js';
import type { Rule } from './rule.js';
import { untrusted } from './trust.js';
import { type Answers, answersOf, type Reading, READING_TABLE } from './readings.js';
import type { Cause, Judgement, ReadingId, Verdict } from './verdict.js';
import { undetermined } from './verdicts.js';

/**
 * Every rule that applies to an act, for one line (0: the whole request, or an act without lines),
 * under every reading judged by, over the facts known at a seq. Pure; never throws: a rule that fails
 * is undetermined, cause `rule-failed`.
 */
export type Judge<Id extends string = ReadingId> = {
  (dossier: Dossier, act: Fact, line: number, knownAt: number): readonly Judgement<Id>[];
  /** The judge of some of its rules, by id: they say the same. */
  readonly only?: (rules: ReadonlySet<string>) => Judge<Id>;
};

/** The judge of these rules under the shipped readings. */
export const judgeOf = (rules: readonly Rule[]): Judge => judgeUnder(rules, READING_TABLE);

/**
 * The judge of these rules under any readings, all of them in one pass. Every answer counts, whatever
 * its date: as the law stood on the day of the act, law-time.ts.
 */
export const judgeUnder = <Id extends string>(
  rules: readonly Rule[],
  readings: readonly Reading<Id>[],
): Judge<Id> => {
  const answers = readings.map(answersOf);
  const entries = catalogueOf(rules, answers);
  const judgeBy =
    (some: readonly Entry[]): Judge<Id> =>
    (dossier, act, line, knownAt) => {
      const applicable = some.filter((entry) => judges(entry, act, line));
      const bench = new Bench({ dossier, act, line, knownAt }, answers);
      return applicable.flatMap((entry): readonly Judgement<Id>[] => {
        const said = bench.verdicts(entry);
        if (said.every((verdict) => verdict === undefined)) return [];
        const verdicts = Object.fromEntries(readings.map(({ id }, n) => [id, said[n]]));
        return [{ rule: entry.id, act: act.ref, line, verdicts: verdicts as Verdicts<Id> }];
      });
    };
  const only = (ids: ReadonlySet<string>): Judge<Id> =>
    judgeBy(entries.filter(({ id }) => ids.has(id)));
  return Object.assign(judgeBy(entries), { only });
};

type Verdicts<Id extends string> = Judgement<Id>['verdicts'];

/** A receipt that only points at what the agency recorded repeats it: its values are judged there. */
const isRepetition = (act: Fact): boolean =>
  isOf(act, 'AmendmentReceived') && act.data.amendmentRevision !== null;

/** It concerns the whole of its stream, and says so or could not say otherwise. */
const hasNoLine = ({ data }: Fact): boolean =>
  (!('line' in data) || data.line === null) && (!('lines' in data) || data.lines === null);

const judges = ({ acts, scope }: Entry, act: Fact, line: number): boolean =>
  acts.has(act.type) &&
  !isRepetition(act) &&
  (scope === 'request' ? line === 0 : line > 0 || hasNoLine(act));

/** Judges one act twice: over all that is known, and over what its own side cannot have added since. */
class Bench {
  readonly #question: Question;
  readonly #all: Hearing | undefined;
  readonly #late: readonly Fact[];
  readonly #trusted: Hearing | undefined;
  readonly #singly = new Map<Fact, Hearing>();

  constructor(
    asked: Question,
    private readonly answers: readonly Answers[],
  ) {
    this.#question = asked;
    try {
      const question = withClassesKnown(asked);
      this.#question = question;
      this.#all = new Hearing(question, new Set(), answers);
      this.#late = untrusted(question);
      this.#trusted =
        this.#late.length === 0 ? undefined : new Hearing(question, new Set(this.#late), answers);
    } catch {
      this.#all = undefined;
      this.#late = [];
    }
  }

  /** What a rule says under each reading, in their order. */
  verdicts(entry: Entry): readonly (Verdict | undefined)[] {
    const turnsOnHead = this.#all?.turnsOnHead === true || this.#trusted?.turnsOnHead === true;
    const leaders = turnsOnHead ? entry.headLeaders : entry.leaders;
    const said: (Verdict | undefined)[] = [];
    for (const [n, leader] of leaders.entries())
      said.push(leader < n ? said[leader] : this.#verdict(entry, n));
    return said;
  }

  #verdict(entry: Entry, reading: number): Verdict | undefined {
    try {
      if (this.#all === undefined) return this.#failed();
      const verdict = this.#all.verdict(entry, reading);
      if (isExcused(verdict)) return this.#unlessLate(entry, reading, verdict);
      return verdict.outcome === 'undetermined'
        ? this.#doubtedLate(entry, reading, verdict)
        : verdict;
    } catch {
      return this.#failed();
    }
  }

  /** Excused by late facts of an interested side alone: undetermined, naming those without which it is not. */
  #unlessLate(entry: Entry, reading: number, verdict: Verdict | undefined): Verdict | undefined {
    const before = this.#trusted?.verdict(entry, reading);
    if (isExcused(before)) return verdict;
    const decisive = this.#late.filter(
      (fact) => !isExcused(this.#without(fact).verdict(entry, reading)),
    );
    const named = decisive.length > 0 ? decisive : this.#late;
    return undetermined(
      named.map((fact) => this.#recordedLate(fact)),
      `${before.because} It is excused only by what was recorded after the act.`,
      [...(verdict ?? before).evidence],
    );
  }

  /** A finding that late facts of an interested side alone have put in doubt: they are named. */
  #doubtedLate(entry: Entry, reading: number, verdict: Verdict): Verdict {
    const before = this.#trusted?.verdict(entry, reading);
    if (before?.outcome !== 'finding') return verdict;
    const decisive = this.#late.filter(
      (fact) => this.#without(fact).verdict(entry, reading)?.outcome === 'finding',
    );
    const named = decisive.length > 0 ? decisive : this.#late;
    return undetermined(
      [...named.map((fact) => this.#recordedLate(fact)), ...(verdict.causes ?? [])],
      `${before.because} It is in doubt only by what was recorded after the act.`,
      [...verdict.evidence],
    );
  }

  #without(fact: Fact): Hearing {
    const found =
      this.#singly.get(fact) ?? new Hearing(this.#question, new Set([fact]), this.answers);
    this.#singly.set(fact, found);
    return found;
  }

  #recordedLate({ ref, recordedOn, agency }: Fact): Cause {
    const days = daysBetween(this.#question.act.recordedOn, recordedOn);
    return { kind: 'recorded-late', event: ref, days, by: agency };
  }

  #failed(): Verdict {
    const because = 'The rules failed on what is recorded.';
    return undetermined([{ kind: 'rule-failed' }], because, [this.#question.act.ref]);
  }
}

type Excused = (Verdict & { readonly outcome: 'clear' }) | undefined;

/** Clear, or no matter for this rule. */
const isExcused = (verdict: Verdict | undefined): verdict is Excused =>
  verdict === undefined || verdict.outcome === 'clear';
