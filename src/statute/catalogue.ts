import type { FactType } from './facts.js';
import type { Answers } from './readings.js';
import type { Rule, Scope } from './rule.js';
import type { Switch } from './verdict.js';

/** A rule with its versions in time, ready to be asked under every reading. */
export type Entry = {
  readonly id: string;
  /** Its place in the catalogue. */
  readonly index: number;
  readonly versions: readonly Rule[];
  readonly acts: ReadonlySet<FactType>;
  readonly scope: Scope;
  readonly buildsOn: readonly Entry[];
  /** For each reading the first one that answers this rule's switches alike: asked once for all of them. */
  readonly leaders: readonly number[];
  /** The same where an amendment turns on R-HEAD. */
  readonly headLeaders: readonly number[];
};

const leadersFor = (
  switches: ReadonlySet<Switch>,
  answers: readonly Answers[],
): readonly number[] => {
  const same = (one: Answers, other: Answers): boolean =>
    [...switches].every((name) => one[name] === other[name]);
  return answers.map((own) => answers.findIndex((first) => same(first, own)));
};

const switchesOf = (versions: readonly Rule[], rules: readonly Rule[]): ReadonlySet<Switch> => {
  const built = versions.flatMap(({ buildsOn }) => rules.filter(({ id }) => buildsOn.includes(id)));
  const below = built.length === 0 ? [] : [...switchesOf(built, rules)];
  return new Set([...versions.flatMap(({ switches }) => switches), ...below]);
};

/**
 * Rules by id, each after those it builds on, to be asked under readings that answer like this.
 * @throws RangeError where rules build on each other in a circle or on one that is not there
 */
export const catalogueOf = (
  rules: readonly Rule[],
  answers: readonly Answers[],
): readonly Entry[] => {
  const entries = new Map<string, Entry>();
  const enter = (id: string, above: readonly string[]): Entry => {
    const known = entries.get(id);
    if (known !== undefined) return known;
    const versions = rules.filter((rule) => rule.id === id);
    const [first] = versions;
    if (first === undefined || above.includes(id)) throw new RangeError(`Cannot build on ${id}`);
    const ids = new Set(versions.flatMap(({ buildsOn }) => buildsOn));
    const buildsOn = [...ids].map((below) => enter(below, [...above, id]));
    const switches = switchesOf(versions, rules);
    const entry: Entry = {
      id,
      index: entries.size,
      versions,
      acts: new Set(versions.flatMap(({ acts }) => acts)),
      scope: first.scope,
      buildsOn,
      leaders: leadersFor(switches, answers),
      headLeaders: leadersFor(new Set([...switches, 'R-HEAD']), answers),
    };
    entries.set(id, entry);
    return entry;
  };
  for (const { id } of rules) enter(id, []);
  return [...entries.values()];
};
