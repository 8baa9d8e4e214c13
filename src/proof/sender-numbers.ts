import { RangeList, type Span } from './ranges.js';
import type { SilenceLeaf } from './silence-question.js';

/** The numbers that one sender gave its letters or answers, over the whole log. */
export type SenderSeries = {
  readonly agency: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** From 1 to the last: a sender counts from 1. */
  readonly missing: { readonly count: number; readonly numbers: readonly Span<number>[] };
  /** Seqs of its entries after its first number that could have borne one and bear none. */
  readonly unnumbered: { readonly count: number; readonly seqs: readonly Span<number>[] };
};

type Sender = { readonly numbers: Set<number>; readonly unnumbered: RangeList };

/** Collects `agencyNumber`, by whose number it is: a letter that the IRS received bears that of the agency which asked. */
export class SenderNumbers {
  readonly #most: number;
  readonly #senders = new Map<string, Sender>();

  /** @param most ranges listed of a sender; all are counted. */
  constructor(most: number) {
    this.#most = most;
  }

  take({ type, public: face }: SilenceLeaf, seq: number): void {
    const number = face['agencyNumber'];
    const isReceipt = type === 'RequestReceived';
    const sender = isReceipt ? face['requestingAgency'] : face['agency'];
    if (typeof sender !== 'string') return;
    // What the receiver left out says nothing of the sender.
    if (number === null && !isReceipt) this.#senders.get(sender)?.unnumbered.add(seq);
    if (!Number.isSafeInteger(number) || Number(number) < 1) return;
    const known = this.#senders.get(sender) ?? this.#begin(sender);
    known.numbers.add(Number(number));
  }

  /** In the order of their names; of one agency, where it is named. */
  series(agency: string | undefined): readonly SenderSeries[] {
    return [...this.#senders]
      .filter(([sender]) => agency === undefined || sender === agency)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([sender, known]) => seriesOf(sender, known, this.#most));
  }

  #begin(sender: string): Sender {
    const known = { numbers: new Set<number>(), unnumbered: new RangeList(this.#most) };
    this.#senders.set(sender, known);
    return known;
  }
}

const seriesOf = (agency: string, { numbers, unnumbered }: Sender, most: number): SenderSeries => {
  const sorted = [...numbers].toSorted((a, b) => a - b);
  const missing: Span<number>[] = [];
  let count = 0;
  for (const [i, number] of sorted.entries()) {
    const before = sorted[i - 1] ?? 0;
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
    unnumbered: { count: unnumbered.count, seqs: unnumbered.ranges },
  };
};
