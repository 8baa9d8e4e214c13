import type { LineTruth } from './truth.js';

type Is = (truth: LineTruth) => boolean;

const disclosed: Is = ({ matchedBy }) => matchedBy !== null;
const addressless: Is = ({ address }) => address !== 'real';

/** By rule: on which lines it must hold a finding under `DDC_CTR_2026`, from what is true of them. On no other. */
export const EXPECTED: Readonly<Record<string, Is>> = {
  'REQ-NAME': ({ lacks }) => lacks === 'name',
  'REQ-ADDRESS-MISSING': ({ address }) => address === 'blank',
  'REQ-ADDRESS-NOT-REAL': (truth) => addressless(truth) && truth.address !== 'blank',
  'REQ-PERIOD': ({ lacks }) => lacks === 'period',
  'REQ-STATUTE': ({ lacks }) => lacks === 'statute',
  'REQ-REASON': ({ lacks }) => lacks === 'reason',
  // Nobody approved, and nobody looked whether a disclosure would impair anything: neither is recorded.
  'DISC-APPROVAL': disclosed,
  'DISC-I6-BLOCK': disclosed,
  'DISC-MATCH-METHOD': ({ matchedBy }) => matchedBy === 'tin',
  'DISC-RECIPIENT': disclosed,
  'DISC-ON-DEFECTIVE-REQUEST': disclosed,
};

export type Score = {
  readonly rule: string;
  /** Lines on which it must hold a finding. */
  readonly expected: number;
  /** Of these, those on which it does not. */
  readonly missed: number;
  /** Lines on which it holds one and must not. */
  readonly falseAlarms: number;
  /** Share of `expected` that was found; 1 where nothing was expected. */
  readonly sensitivity: number;
};

/**
 * How well the judgement saw what is true. Every rule of `EXPECTED` is scored, and every other that holds something of
 * a line: that is a false alarm.
 */
export class Scoring {
  readonly #held = new Map<string, Set<number>>();
  readonly #counts = new Map<string, { expected: number; hit: number }>();

  /** The service holds a finding of this rule on this line. Before the first `take`. */
  hold(rule: string, line: number): void {
    const lines = this.#held.get(rule) ?? new Set();
    this.#held.set(rule, lines.add(line));
  }

  take(truth: LineTruth): void {
    for (const [rule, is] of Object.entries(EXPECTED)) {
      if (!is(truth)) continue;
      const count = this.#counts.get(rule) ?? { expected: 0, hit: 0 };
      count.expected += 1;
      if (this.#held.get(rule)?.has(truth.line) === true) count.hit += 1;
      this.#counts.set(rule, count);
    }
  }

  scores(): readonly Score[] {
    const rules = [...new Set([...Object.keys(EXPECTED), ...this.#held.keys()])];
    return rules.map((rule) => {
      const { expected, hit } = this.#counts.get(rule) ?? { expected: 0, hit: 0 };
      return {
        rule,
        expected,
        missed: expected - hit,
        falseAlarms: (this.#held.get(rule)?.size ?? 0) - hit,
        sensitivity: expected === 0 ? 1 : hit / expected,
      };
    });
  }
}
