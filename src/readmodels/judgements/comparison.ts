import type { Cause } from '../../statute/verdict.js';
import type { FindingView, Held } from '../findings/finding-view.js';
import { holdingOf } from '../findings/vector.js';

/** A line of a result: what is held of an act, under one reading or under two that differ. */
export type Compared = Pick<FindingView, 'id' | 'rule' | 'citations' | 'act'> & {
  /** By reading; null: the rule does not apply under it. */
  readonly holds: Readonly<Record<string, Held | null>>;
};

/** How many acts (an act on several lines counts once a line) one rule holds alike of, under each reading. */
export type RuleCount = {
  readonly rule: string;
  readonly title: string;
  /** In short words, by reading. */
  readonly holds: Readonly<Record<string, string>>;
  readonly count: number;
};

/** How many lines of the result are about a request, or about a disclosure that answers none. */
export type RequestCount = { readonly stream: string; readonly count: number };

export type Counts = {
  /** Acts of which some rule holds something, each for each line. */
  readonly acts: number;
  /** Lines of the result. */
  readonly lines: number;
  readonly rules: readonly RuleCount[];
  readonly requests: readonly RequestCount[];
};

/**
 * What is to be told of a reading, or of two beside each other. Of one: whatever is not clear. Of two:
 * where they differ in outcome, severity, elements or causes.
 */
export class Comparison {
  readonly #rules = new Map<string, RuleCount>();
  readonly #requests = new Map<string, number>();
  #acts = 0;
  #lines = 0;

  /** @param other absent: `one` is told alone */
  constructor(
    private readonly one: string,
    private readonly other?: string,
  ) {}

  /** Takes what is held of one act, and returns the lines that tell of it. */
  take(held: readonly FindingView<string>[]): readonly Compared[] {
    if (held.length > 0) this.#acts += 1;
    const told: Compared[] = [];
    for (const finding of held) {
      if (!this.#isCounted(finding)) continue;
      this.#count(finding);
      if (this.other === undefined && finding.readings[this.one]?.outcome === 'clear') continue;
      told.push(this.#toldOf(finding));
      const { stream } = finding.act;
      this.#requests.set(stream, (this.#requests.get(stream) ?? 0) + 1);
    }
    this.#lines += told.length;
    return told;
  }

  counts(): Counts {
    return {
      acts: this.#acts,
      lines: this.#lines,
      rules: [...this.#rules].toSorted(byName).map(([, count]) => count),
      requests: [...this.#requests].toSorted(byName).map(([stream, count]) => ({ stream, count })),
    };
  }

  #isCounted({ readings }: FindingView<string>): boolean {
    const one = readings[this.one] ?? null;
    if (this.other === undefined) return one !== null;
    return !holdAlike(one, readings[this.other] ?? null);
  }

  #count({ rule, title, readings }: FindingView<string>): void {
    const ids = [this.one, ...(this.other === undefined ? [] : [this.other])];
    const holds = Object.fromEntries(ids.map((id) => [id, inShort(readings[id] ?? null)]));
    const key = JSON.stringify([rule, ...Object.values(holds)]);
    const count = (this.#rules.get(key)?.count ?? 0) + 1;
    this.#rules.set(key, { rule, title, holds, count });
  }

  #toldOf({ id, rule, citations, act, readings }: FindingView<string>): Compared {
    const holds =
      this.other === undefined
        ? { [this.one]: readings[this.one] ?? null }
        : { [this.one]: readings[this.one] ?? null, [this.other]: readings[this.other] ?? null };
    return { id, rule, citations, act, holds };
  }
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

const holdAlike = (one: Held | null, other: Held | null): boolean =>
  one === other || JSON.stringify(holdingOf(one)) === JSON.stringify(holdingOf(other));

/** `finding STAT address`, `undetermined law-unsettled R-HEAD`. */
const inShort = (held: Held | null): string => {
  if (held === null) return 'not applicable';
  const { outcome, severity, elements = [], causes = [] } = held;
  const why = new Set(causes.map(causeInShort));
  return [outcome, severity, elements.join('+'), [...why].join(', ')]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
};

const causeInShort = (cause: Cause): string => {
  if ('field' in cause) return `${cause.kind} ${cause.field}`;
  return 'switch' in cause ? `${cause.kind} ${cause.switch}` : cause.kind;
};
