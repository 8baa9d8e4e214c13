import type { Entry } from './catalogue.js';
import type { Fact } from './facts.js';
import { ANSWERS, type Answers } from './readings.js';
import { type Doubt, type Known, knownFor, type Question } from './record.js';
import type { Rule } from './rule.js';
import { type Cause, READINGS, type Verdict } from './verdict.js';
import { undetermined } from './verdicts.js';
import { View } from './view.js';

/** Up to so many doubts are tried in every combination; of more, all and none. */
const TRIED_TOGETHER = 4;

/** Every rule on one act over one set of facts. What is doubtful is tried both ways. */
export class Hearing {
  readonly #known: Known;
  readonly #worlds = new Map<number, Session>();

  constructor(question: Question, without: ReadonlySet<Fact>) {
    this.#known = knownFor(question, without);
  }

  /** `true` where an amendment turns on R-HEAD, so that every rule on the line does. */
  get turnsOnHead(): boolean {
    return this.#known.doubts.some(isHeadQuestion);
  }

  verdict(entry: Entry, reading: number): Verdict | undefined {
    const { doubts } = this.#known;
    const answers = ANSWERS[reading] as Answers;
    const fixed = doubts.map((doubt) => settled(doubt, answers));
    const free = doubts.flatMap((_, n) => (fixed[n] === undefined ? [2 ** n] : []));
    const base = fixed.reduce<number>((mask, holds, n) => mask + (holds === true ? 2 ** n : 0), 0);
    if (free.length === 0) return this.#session(base).verdict(entry, reading);
    const outcomes = new Map(
      masks(free).map((mask) => [mask, this.#session(base + mask).verdict(entry, reading)]),
    );
    return isAgreed(outcomes)
      ? [...outcomes.values()].find((verdict) => verdict !== undefined)
      : this.#torn(outcomes, free, answers);
  }

  /** The outcome turns on a doubt: undetermined, for every doubt it turns on. */
  #torn(
    outcomes: ReadonlyMap<number, Verdict | undefined>,
    free: readonly number[],
    answers: Answers,
  ): Verdict {
    const matters = (bit: number): boolean =>
      [...outcomes].some(([mask, one]) => {
        const other = (mask & bit) === 0 ? mask + bit : mask - bit;
        return outcomes.has(other) && keyOf(one) !== keyOf(outcomes.get(other));
      });
    const decisive = free.filter(matters);
    const doubts = (decisive.length > 0 ? decisive : free).map(
      (bit) => this.#known.doubts[Math.log2(bit)] as Doubt,
    );
    const told = [...outcomes.values()].filter((verdict) => verdict !== undefined);
    const causes = [
      ...doubts.flatMap((doubt) => causesOf(doubt, answers)),
      ...told.flatMap((verdict) => verdict.causes ?? []),
    ];
    const cases = [...new Set(told.map(({ because }) => because))].slice(0, 2).join(' Or: ');
    return undetermined(
      distinct(causes),
      `It turns on something that is not recorded. ${cases}`,
      distinct(told.flatMap(({ evidence }) => evidence)),
    );
  }

  #session(mask: number): Session {
    const open = this.#worlds.get(mask);
    if (open !== undefined) return open;
    const holds = (doubt: Doubt): boolean =>
      (mask & (2 ** this.#known.doubts.indexOf(doubt))) !== 0;
    const session = new Session(new View(this.#known, holds));
    this.#worlds.set(mask, session);
    return session;
  }
}

/** Every rule in one possible world. Each is asked once for readings that answer alike. */
class Session {
  readonly #said: (Verdict | null | undefined)[] = [];

  constructor(private readonly view: View) {}

  verdict(entry: Entry, reading: number): Verdict | undefined {
    const leader = entry.leaders[reading] ?? reading;
    const place = entry.index * READINGS.length + leader;
    const said = this.#said[place];
    if (said !== undefined) return said ?? undefined;
    const verdict = this.#ask(entry, leader);
    this.#said[place] = verdict ?? null;
    return verdict;
  }

  #ask({ versions, buildsOn }: Entry, reading: number): Verdict | undefined {
    const on = this.view.act.occurredOn;
    const rule = versions.find(
      ({ inForce: { from, until } }) => from <= on && (until === undefined || on < until),
    );
    if (rule === undefined) return notInForce(this.view);
    const builtOn = new Map(
      buildsOn.flatMap((below) => {
        const verdict = this.verdict(below, reading);
        return verdict === undefined ? [] : [[below.id, verdict] as const];
      }),
    );
    try {
      return withNote(this.view, rule.assess(this.view, ANSWERS[reading] as Answers, builtOn));
    } catch {
      return failed(this.view, rule);
    }
  }
}

const isHeadQuestion = ({ about }: Doubt): boolean =>
  typeof about === 'object' && 'isHeadQuestion' in about && about.isHeadQuestion;

/** `undefined`: both ways are possible. */
const settled = (doubt: Doubt, answers: Answers): boolean | undefined => {
  if (!isHeadQuestion(doubt)) return undefined;
  if (answers['R-HEAD'] === 'no') return false;
  return answers['R-HEAD'] === 'yes' && doubt.causes.length === 0 ? true : undefined;
};

const causesOf = (doubt: Doubt, answers: Answers): readonly Cause[] =>
  isHeadQuestion(doubt) && answers['R-HEAD'] !== 'yes'
    ? [...doubt.causes, { kind: 'law-unsettled', switch: 'R-HEAD' }]
    : doubt.causes;

/** All combinations of a few bits; of many, all and none. */
const masks = (bits: readonly number[]): readonly number[] =>
  bits.length > TRIED_TOGETHER
    ? [bits.reduce((sum, bit) => sum + bit, 0), 0]
    : bits.reduce<readonly number[]>((sums, bit) => sums.flatMap((sum) => [sum + bit, sum]), [0]);

/** What readers see of an outcome. A rule that does not apply breaks nothing: as good as clear. */
const keyOf = (verdict: Verdict | undefined): string =>
  verdict === undefined
    ? 'clear'
    : [verdict.outcome, verdict.severity, verdict.open, ...(verdict.elements ?? [])].join(' ');

const isAgreed = (outcomes: ReadonlyMap<number, Verdict | undefined>): boolean =>
  new Set([...outcomes.values()].map(keyOf)).size === 1;

const distinct = <T>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map((one) => [JSON.stringify(one), one])).values(),
];

const withNote = (view: View, verdict: Verdict | undefined): Verdict | undefined =>
  verdict !== undefined && view.copiesDiffer
    ? { ...verdict, because: `${verdict.because} The two sides’ copies of the request differ.` }
    : verdict;

const notInForce = (view: View): Verdict =>
  undetermined(
    [{ kind: 'not-decided-here', why: 'No text of this rule was read for that day.' }],
    'The act lies before the first day for which a text of this rule was read.',
    view.evidence(),
  );

const failed = (view: View, { id }: Rule): Verdict =>
  undetermined([{ kind: 'rule-failed' }], `Rule ${id} failed on what is recorded.`, [view.act.ref]);
