import type { Day } from '../kernel/dates.js';
import { RangeList, rangesOf, type Span } from './ranges.js';
import { SenderNumbers, type SenderSeries } from './sender-numbers.js';
import { Attestations, type SilenceAttestations } from './silence-attestations.js';
import { SilenceFilter } from './silence-filter.js';
import {
  agenciesOf,
  daysOf,
  isInPeriod,
  type SilenceLeaf,
  type SilenceQuestion,
} from './silence-question.js';

/** How many ranges or attestations a certificate lists; all are counted. */
export const MOST_LISTED = 1_000;

/** Seqs as ranges, both ends included: the first 1,000. */
type Listed = { readonly count: number; readonly seqs: readonly Span<number>[] };

/** What the entries of a log say to a question. */
export type SilenceFindings = {
  readonly size: number;
  /** Seq 0 says it. */
  readonly ledger: string | null;
  readonly matches: Listed;
  /** They fit but for a field that is not recorded in them. */
  readonly undecided: Listed;
  /** They bear an earlier day of recording than an entry before: of that day they show nothing. */
  readonly outOfOrder: Listed;
  /** Recorded on days of the period. */
  readonly recorded: {
    readonly count: number;
    readonly firstSeq: number | null;
    readonly lastSeq: number | null;
  };
  readonly daysWithoutEntries: readonly Span<Day>[];
  readonly closed: readonly (readonly [day: Day, seq: number])[];
  readonly closedLate: readonly Span<Day>[];
  readonly notClosed: readonly Span<Day>[];
  readonly heartbeats: number;
  readonly attestations: SilenceAttestations;
  readonly numbers: readonly SenderSeries[];
  readonly absent: ReturnType<SilenceFilter['absent']>;
  readonly neverSeen: ReturnType<SilenceFilter['neverSeen']>;
  readonly neverInType: ReturnType<SilenceFilter['neverInType']>;
};

/** Takes the leaves of a log one by one, all of them and in order, and says what stands there. */
export class Silence {
  readonly #question: SilenceQuestion;
  readonly #days: readonly Day[];
  readonly #filter: SilenceFilter;
  readonly #matches = new RangeList(MOST_LISTED);
  readonly #undecided = new RangeList(MOST_LISTED);
  readonly #recorded = new RangeList(MOST_LISTED);
  readonly #recordedDays = new Set<string>();
  readonly #closed = new Map<string, { readonly seq: number; readonly late: boolean }>();
  readonly #attestations: Attestations;
  readonly #numbers = new SenderNumbers(MOST_LISTED);
  readonly #outOfOrder = new RangeList(MOST_LISTED);
  /** The last day of recording that an entry bears. */
  #latest = '';
  #heartbeats = 0;
  #size = 0;
  #ledger: string | null = null;

  constructor(question: SilenceQuestion) {
    this.#question = question;
    this.#days = daysOf(question.period);
    this.#filter = new SilenceFilter(question);
    this.#attestations = new Attestations(agenciesOf(question), this.#days, MOST_LISTED);
  }

  /** The leaf of the next seq. */
  take(leaf: SilenceLeaf): void {
    const seq = this.#size;
    this.#size += 1;
    const kind = leaf.public['kind'];
    if (seq === 0 && typeof kind === 'string') this.#ledger = kind;
    this.#weigh(leaf, seq);
    if (leaf.recordedOn < this.#latest) this.#outOfOrder.add(seq);
    else this.#record(leaf, seq);
    this.#attestations.take(leaf, seq);
    this.#numbers.take(leaf, seq);
  }

  /** Why equality of public fields cannot answer it; `undefined`: it can. */
  unanswerable(): string | undefined {
    return this.#filter.unanswerable();
  }

  findings(): SilenceFindings {
    const { count, first, last } = this.#recorded;
    const closed = this.#days.filter((day) => this.#closed.has(day));
    return {
      size: this.#size,
      ledger: this.#ledger,
      matches: listed(this.#matches),
      undecided: listed(this.#undecided),
      outOfOrder: listed(this.#outOfOrder),
      recorded: { count, firstSeq: first, lastSeq: last },
      daysWithoutEntries: rangesOf(this.#days, (day) => !this.#recordedDays.has(day)),
      closed: closed.map((day) => [day, this.#closed.get(day)!.seq]),
      closedLate: rangesOf(this.#days, (day) => this.#closed.get(day)?.late === true),
      notClosed: rangesOf(this.#days, (day) => !this.#closed.has(day)),
      heartbeats: this.#heartbeats,
      attestations: this.#attestations.findings(),
      numbers: this.#numbers.series(agenciesOf(this.#question)),
      absent: this.#filter.absent(),
      neverSeen: this.#filter.neverSeen(),
      neverInType: this.#filter.neverInType(),
    };
  }

  #weigh(leaf: SilenceLeaf, seq: number): void {
    const { period } = this.#question;
    const fits = this.#filter.weigh(leaf);
    const day = period.by === 'recordedOn' ? leaf.recordedOn : leaf.public['occurredOn'];
    if (fits === 'no' || !isInPeriod(period, day)) return;
    (fits === 'yes' ? this.#matches : this.#undecided).add(seq);
  }

  /** What the ledger did on a day. The day of recording does not go back: one that does was made up, or a clock was set. */
  #record({ type, recordedOn, public: face }: SilenceLeaf, seq: number): void {
    this.#latest = recordedOn;
    if (type === 'DayClosed') this.#close(face, seq);
    if (!isInPeriod(this.#question.period, recordedOn)) return;
    this.#recorded.add(seq);
    this.#recordedDays.add(recordedOn);
    if (type === 'Heartbeat') this.#heartbeats += 1;
  }

  #close({ day, late }: SilenceLeaf['public'], seq: number): void {
    if (isInPeriod(this.#question.period, day) && !this.#closed.has(day))
      this.#closed.set(day, { seq, late: late === true });
  }
}

const listed = ({ count, ranges }: RangeList): Listed => ({ count, seqs: ranges });
