import type { Json } from '../kernel/canonical-json.js';
import { LinkedRequests } from './linked-requests.js';
import { RangeList, type Span } from './ranges.js';
import type { SilenceLeaf } from './silence-question.js';

type Ranges = { readonly count: number; readonly numbers: readonly Span<number>[] };

/** The numbers that one sender gave its letters or its responses, by its own record of the whole log. */
export type SenderSeries = {
  readonly agency: string;
  readonly series: 'letters' | 'responses';
  /** Null: it recorded none. */
  readonly first: number | null;
  readonly last: number | null;
  readonly count: number;
  /** From 1 to the last, as a sender counts from 1. `received`: how many of them the receiver recorded. */
  readonly missing: Ranges & { readonly received: number };
  /** Numbers that stand in several requests. `linked`: how many of them in requests that were linked as one. */
  readonly doubled: Ranges & { readonly linked: number };
  /** Seqs of its entries that could have borne a number and bear none. */
  readonly unnumbered: { readonly count: number; readonly seqs: readonly Span<number>[] };
  /** Numbers that stand in the record of the receiver alone. */
  readonly onlyReceived: Ranges;
};

type Sender = Pick<SenderSeries, 'agency' | 'series'> & {
  /** By number: the streams whose entries bear it. */
  readonly bearers: Map<number, Set<string>>;
  readonly received: Set<number>;
  readonly unnumbered: RangeList;
};

/** Collects `agencyNumber`, by whose number it is: a letter that the IRS received bears that of the agency which asked. */
export class SenderNumbers {
  readonly #most: number;
  readonly #senders = new Map<string, Sender>();
  readonly #requests = new LinkedRequests();

  /** @param most ranges listed of a sender; all are counted. */
  constructor(most: number) {
    this.#most = most;
  }

  take(leaf: SilenceLeaf, seq: number): void {
    const { type, stream, public: face } = leaf;
    const { linkedRequest, agencyNumber } = face;
    if (type === 'RequestsLinked' && typeof linkedRequest === 'string')
      this.#requests.link(idOf(stream), linkedRequest);
    if (agencyNumber === undefined) return;
    const number = isGiven(agencyNumber) ? agencyNumber : undefined;
    if (type === 'RequestReceived') this.#received(face['requestingAgency'], number);
    else this.#sent(leaf, number, seq);
  }

  /** What the receiver left out says nothing of the sender. */
  #received(agency: Json | undefined, number: number | undefined): void {
    if (typeof agency === 'string' && number !== undefined)
      this.#sender(agency, 'letters').received.add(number);
  }

  #sent(
    { type, stream, public: face }: SilenceLeaf,
    number: number | undefined,
    seq: number,
  ): void {
    const { agency } = face;
    if (typeof agency !== 'string') return;
    const sender = this.#sender(agency, type === 'RequestMade' ? 'letters' : 'responses');
    if (number === undefined) sender.unnumbered.add(seq);
    else bearersOf(sender, number).add(idOf(stream));
  }

  /** In the order of their names; of these agencies only, where any is named. */
  series(agencies: readonly string[]): readonly SenderSeries[] {
    return [...this.#senders.values()]
      .filter(({ agency }) => agencies.length === 0 || agencies.includes(agency))
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      .map((sender) => this.#seriesOf(sender));
  }

  #sender(agency: string, series: Sender['series']): Sender {
    const key = keyOf({ agency, series });
    const known = this.#senders.get(key) ?? {
      agency,
      series,
      bearers: new Map<number, Set<string>>(),
      received: new Set<number>(),
      unnumbered: new RangeList(this.#most),
    };
    this.#senders.set(key, known);
    return known;
  }

  #seriesOf({ agency, series, bearers, received, unnumbered }: Sender): SenderSeries {
    const own = rising(bearers.keys());
    const last = own.at(-1) ?? null;
    const alone = rising(received).filter((number) => !bearers.has(number));
    const doubled = own.filter((number) => bearers.get(number)!.size > 1);
    return {
      agency,
      series,
      first: own[0] ?? null,
      last,
      count: own.length,
      missing: {
        ...missingIn(own, this.#most),
        received: alone.filter((number) => number < (last ?? 0)).length,
      },
      doubled: {
        ...this.#listed(doubled),
        linked: doubled.filter((number) => this.#areLinked(bearers.get(number)!)).length,
      },
      unnumbered: { count: unnumbered.count, seqs: unnumbered.ranges },
      onlyReceived: this.#listed(alone),
    };
  }

  /** Whoever links them, they stay two records: it is said, and changes nothing. */
  #areLinked(streams: ReadonlySet<string>): boolean {
    return new Set([...streams].map((stream) => this.#requests.of(stream))).size === 1;
  }

  #listed(numbers: readonly number[]): Ranges {
    const list = new RangeList(this.#most);
    for (const number of numbers) list.add(number);
    return { count: list.count, numbers: list.ranges };
  }
}

const missingIn = (own: readonly number[], most: number): Ranges => {
  const numbers: Span<number>[] = [];
  let count = 0;
  for (const [i, number] of own.entries()) {
    const before = own[i - 1] ?? 0;
    if (number === before + 1) continue;
    count += number - before - 1;
    if (numbers.length < most) numbers.push([before + 1, number - 1]);
  }
  return { count, numbers };
};

const isGiven = (value: Json): value is number => Number.isSafeInteger(value) && Number(value) > 0;

const bearersOf = ({ bearers }: Sender, number: number): Set<string> => {
  const streams = bearers.get(number) ?? new Set();
  bearers.set(number, streams);
  return streams;
};

const keyOf = ({ agency, series }: Pick<Sender, 'agency' | 'series'>): string =>
  `${agency} ${series}`;

const rising = (numbers: Iterable<number>): readonly number[] =>
  [...numbers].toSorted((a, b) => a - b);

/** The id at the end of a stream's name. */
const idOf = (stream: string): string => stream.slice(-36);
