import { type Entry, UnlistedSwitch } from './catalogue.js';
import type { Fact } from './facts.js';
import type { Answers } from './readings.js';
import { type Doubt, type Known, knownFor, type Question } from './record.js';
import type { BuiltOn, Rule } from './rule.js';
import type { Cause, Verdict } from './verdict.js';
import { undetermined } from './verdicts.js';
import { View } from './view.js';

/** Up to so many doubts are tried in every combination; of more, all, none, and each by itself. */
const TRIED_TOGETHER = 4;
/** Of still more, all and none. */
const TRIED_SINGLY = 32;

/** For each doubt, whether it holds. */
type Assumed = readonly boolean[];

/** Every rule on one act over one set of facts, under readings known by their answers. What is doubtful is tried both ways. */
export class Hearing {
  readonly #known: Known;
  readonly #sessions = new Map<string, Session>();

  constructor(
    question: Question,
    without: ReadonlySet<Fact>,
    private readonly answers: readonly Answers[],
  ) {
    this.#known = knownFor(question, without);
  }

  /** `true` where an amendment turns on R-HEAD, so that every rule on the line does. */
  get turnsOnHead(): boolean {
    return this.#known.doubts.some(isHeadQuestion);
  }

  verdict(entry: Entry, reading: number): Verdict | undefined {
    const { doubts } = this.#known;
    if (doubts.length === 0) return this.#session([]).verdict(entry, reading);
    const answers = this.answers[reading] as Answers;
    const fixed = doubts.map((doubt) => settled(doubt, answers));
    const outcomes = new Map(
      worlds(fixed).map((assumed) => [
        keyOfWorld(assumed),
        { assumed, verdict: this.#session(assumed).verdict(entry, reading) },
      ]),
    );
    const verdicts = [...outcomes.values()].map(({ verdict }) => verdict);
    if (new Set(verdicts.map(keyOf)).size === 1)
      return verdicts.find((verdict) => verdict !== undefined);
    const isDecisive = (_: Doubt, n: number): boolean =>
      [...outcomes.values()].some(({ assumed, verdict }) => {
        const other = outcomes.get(keyOfWorld(assumed.with(n, assumed[n] !== true)));
        return other !== undefined && keyOf(other.verdict) !== keyOf(verdict);
      });
    const decisive = doubts.filter(isDecisive);
    const open = doubts.filter((_, n) => fixed[n] === undefined);
    return torn(verdicts, decisive.length > 0 ? decisive : open, answers);
  }

  #session(assumed: Assumed): Session {
    const key = keyOfWorld(assumed);
    const found = this.#sessions.get(key);
    if (found !== undefined) return found;
    const { doubts } = this.#known;
    const view = new View(this.#known, (doubt) => assumed[doubts.indexOf(doubt)] === true);
    const session = new Session(view, this.answers);
    this.#sessions.set(key, session);
    return session;
  }
}

/** The outcome turns on doubts: undetermined, for each of them. */
const torn = (
  verdicts: readonly (Verdict | undefined)[],
  doubts: readonly Doubt[],
  answers: Answers,
): Verdict => {
  const told = verdicts.filter((verdict) => verdict !== undefined);
  const cases = [...new Set(told.map(({ because }) => because))].slice(0, 2);
  return undetermined(
    distinct([
      ...doubts.flatMap((doubt) => causesOf(doubt, answers)),
      ...told.flatMap(({ causes }) => causes ?? []),
    ]),
    `It turns on something that is not recorded. Either: ${cases.join(' Or: ')}`,
    distinct(told.flatMap(({ evidence }) => evidence)),
  );
};

const keyOfWorld = (assumed: Assumed): string => assumed.map(Number).join('');

/** Every combination of a few doubts; of many, all, none, and each by itself. */
const worlds = (fixed: readonly (boolean | undefined)[]): readonly Assumed[] => {
  const open = fixed.flatMap((holds, n) => (holds === undefined ? [n] : []));
  if (open.length <= TRIED_TOGETHER) return combinations(fixed);
  const [all, none] = [true, false].map((holds) => fixed.map((known) => known ?? holds));
  const singly = open.length <= TRIED_SINGLY ? open : [];
  return [all, none, ...singly.flatMap((n) => [all?.with(n, false), none?.with(n, true)])].filter(
    (assumed) => assumed !== undefined,
  );
};

const combinations = (fixed: readonly (boolean | undefined)[]): readonly Assumed[] =>
  fixed.reduce<readonly Assumed[]>(
    (begun, holds) =>
      begun.flatMap((assumed) =>
        (holds === undefined ? [true, false] : [holds]).map((choice) => [...assumed, choice]),
      ),
    [[]],
  );

/** Every rule in one possible world. Each is asked once for readings that answer alike. */
class Session {
  readonly #said: (Verdict | null | undefined)[] = [];

  constructor(
    private readonly view: View,
    private readonly answers: readonly Answers[],
  ) {}

  verdict(entry: Entry, reading: number): Verdict | undefined {
    const leader = entry.leaders[reading] ?? reading;
    const place = entry.index * this.answers.length + leader;
    const said = this.#said[place];
    if (said !== undefined) return said ?? undefined;
    const verdict = this.#ask(entry, leader);
    this.#said[place] = verdict ?? null;
    return verdict;
  }

  #ask({ versions, buildsOn }: Entry, reading: number): Verdict | undefined {
    const on = this.view.act.occurredOn;
    const version = versions.find(
      ({ rule: { inForce } }) =>
        inForce.from <= on && (inForce.until === undefined || on < inForce.until),
    );
    if (version === undefined) return notInForce(this.view);
    const { rule, answers } = version;
    const builtOn = buildsOn.length === 0 ? NOTHING : this.#below(buildsOn, reading);
    try {
      return withNote(this.view, rule.assess(this.view, answers[reading] as Answers, builtOn));
    } catch (error) {
      return failed(this.view, rule, error);
    }
  }

  #below(entries: readonly Entry[], reading: number): BuiltOn {
    const said = new Map<string, Verdict>();
    for (const entry of entries) {
      const verdict = this.verdict(entry, reading);
      if (verdict !== undefined) said.set(entry.id, verdict);
    }
    return said;
  }
}

const NOTHING: BuiltOn = new Map();

const isHeadQuestion = ({ about }: Doubt): boolean =>
  'isHeadQuestion' in about && about.isHeadQuestion;

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

/** What readers see of an outcome. A rule that does not apply breaks nothing: as good as clear. */
const keyOf = (verdict: Verdict | undefined): string =>
  verdict === undefined || verdict.outcome === 'clear'
    ? 'clear'
    : [verdict.outcome, verdict.severity, verdict.open, ...(verdict.elements ?? [])].join(' ');

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

/** What an error says is not told, as it may hold what was recorded; that a rule is written wrongly is. */
const failed = (view: View, { id }: Rule, error: unknown): Verdict => {
  const because =
    error instanceof UnlistedSwitch ? error.message : `Rule ${id} failed on what is recorded.`;
  return undetermined([{ kind: 'rule-failed' }], because, [view.act.ref]);
};
