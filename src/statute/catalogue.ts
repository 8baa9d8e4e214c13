import type { FactType } from './facts.js';
import type { Answers } from './readings.js';
import type { Rule, Scope } from './rule.js';
import { type Switch, SWITCHES } from './verdict.js';

/** A rule, and for each reading the answers to the switches that it lists. */
export type Version = { readonly rule: Rule; readonly answers: readonly Answers[] };

/** A rule with its versions in time, ready to be asked under every reading. */
export type Entry = {
  readonly id: string;
  /** Its place in the catalogue. */
  readonly index: number;
  readonly versions: readonly Version[];
  readonly acts: ReadonlySet<FactType>;
  readonly scope: Scope;
  readonly buildsOn: readonly Entry[];
  /** For each reading the first one that answers this rule's switches alike: asked once for all of them. */
  readonly leaders: readonly number[];
  /** The same where an amendment turns on R-HEAD. */
  readonly headLeaders: readonly number[];
};

/** A rule asks for the answer to a switch that it does not list: readings that differ there would be taken for alike. */
export class UnlistedSwitch extends Error {}

/** The answers to the switches that a rule lists. To read another throws UnlistedSwitch. */
const listedOnly = ({ id, switches }: Rule, answers: Answers): Answers => {
  const property = (name: Switch): PropertyDescriptor =>
    switches.includes(name)
      ? { value: answers[name] }
      : {
          get: () => {
            throw new UnlistedSwitch(
              `Rule ${id} reads ${name}, which its \`switches\` do not list.`,
            );
          },
        };
  const properties = SWITCHES.map((name) => [name, property(name)] as const);
  return Object.defineProperties({}, Object.fromEntries(properties)) as Answers;
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
    if (above.includes(id))
      throw new RangeError(
        `Rules build on each other in a circle: ${[...above.slice(above.indexOf(id)), id].join(' → ')}`,
      );
    if (first === undefined)
      throw new RangeError(`Rule ${above.at(-1)} builds on ${id}, and there is no such rule`);
    const ids = new Set(versions.flatMap(({ buildsOn }) => buildsOn));
    const buildsOn = [...ids].map((below) => enter(below, [...above, id]));
    const switches = switchesOf(versions, rules);
    const entry: Entry = {
      id,
      index: entries.size,
      versions: versions.map((rule) => ({
        rule,
        answers: answers.map((all) => listedOnly(rule, all)),
      })),
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
