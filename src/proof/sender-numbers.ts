import type { Span } from './ranges.js';
import type { SilenceLeaf } from './silence-question.js';

/** The numbers that one sender gave its letters or answers, over the whole log. */
export type SenderSeries = {
  readonly agency: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Between the first and the last. */
  readonly missing: { readonly count: number; readonly numbers: readonly Span<number>[] };
};

/** Collects `agencyNumber`, by whose number it is: a letter that the IRS received bears that of the agency which asked. */
export class SenderNumbers {
  readonly #senders = new Map<string, Set<number>>();

  take({ type, public: face }: SilenceLeaf): void {
    const number = face['agencyNumber'];
    const sender = type === 'RequestReceived' ? face['requestingAgency'] : face['agency'];
    if (!Number.isSafeInteger(number) || typeof sender !== 'string') return;
    const numbers = this.#senders.get(sender) ?? new Set();
    this.#senders.set(sender, numbers.add(Number(number)));
  }

  /** In the order of their names; of one agency, where it is named. */
  series(agency: string | undefined, most: number): readonly SenderSeries[] {
    return [...this.#senders]
      .filter(([sender]) => agency === undefined || sender === agency)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([sender, numbers]) => seriesOf(sender, numbers, most));
  }
}

const seriesOf = (agency: string, numbers: ReadonlySet<number>, most: number): SenderSeries => {
  const sorted = [...numbers].toSorted((a, b) => a - b);
  const missing: Span<number>[] = [];
  let count = 0;
  for (const [i, number] of sorted.entries()) {
    const before = sorted[i - 1] ?? number - 1;
    if (number === before + 1) continue;
    count += number - before - 1;
    if (missing.length < most) missing.push([before + 1, number - 1]);
  }
  return {
    agency,
    first: sorted[0]!,
    last: sorted.at(-1)!,
    count: sorted.length,
    missing: { count, numbers: missing },
  };
};
