import type { Dossier } from '../../statute/dossier.js';
import type { Fact } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { AskedBefore } from './asked-before.js';
import type { Case } from './cases.js';
import { Closings } from './closings.js';
import { factOf, isInCase, type Place } from './fact-of.js';
import { FirstStated } from './first-stated.js';
import { ReclassifiedLines } from './reclassified-lines.js';
import { Repeats } from './repeats.js';
import { StatisticsBook } from './statistics.js';
import { TallyBook } from './tallies.js';
import { Watersheds } from './watersheds.js';

type Registers = Pick<Dossier, 'orders' | 'commitments' | 'offices' | 'safeguards' | 'reports'>;

/** What bears on every line of a case. */
export type Whole = {
  /** Numbers of the streams that hold the same request, its own first. */
  readonly streams: readonly number[];
  readonly facts: readonly Fact[];
  readonly reviews: readonly Fact[];
};

const REMEMBERED = 1_000;

/**
 * Puts together what bears on a line: its own facts, those on the whole request, those of linked
 * streams, the registers and the reviews. Remembers no line, only what concerns whole cases: for one
 * seq after the other, `forget` must be called where such facts were recorded in between.
 */
export class CaseFile {
  readonly stated: FirstStated;
  readonly tallies: TallyBook;
  readonly repeats: Repeats;
  readonly askedBefore: AskedBefore;
  readonly closings: Closings;
  readonly statistics: StatisticsBook;
  readonly watersheds: Watersheds;
  readonly #wholes = new Map<number, Whole>();
  readonly #reclassified = new ReclassifiedLines();
  #registers: Registers | undefined;

  constructor(private readonly reading: Reading) {
    this.stated = new FirstStated(reading);
    this.tallies = new TallyBook(reading.rows, this.stated);
    this.repeats = new Repeats(reading, this.stated);
    this.askedBefore = new AskedBefore(reading, this.stated);
    this.closings = new Closings(reading);
    this.statistics = new StatisticsBook(reading);
    this.watersheds = new Watersheds(reading.rows);
  }

  /** Everything that bears on a line (0: on the whole case) as known at a seq. */
  dossier(of: Case, line: number, at: number): Dossier {
    const whole = this.whole(of, at);
    const own = line === 0 ? [] : this.lineFacts(whole, line, at);
    const counted = this.tallies.of(whole.streams, reasonGroups(own), at);
    const namings = this.repeats.of(of.streamNo, line);
    const askedBefore = this.askedBefore.of(of, line, whole.streams);
    const tallies = { ...counted, namings, askedBefore };
    const facts = own.length === 0 ? whole.facts : inOrder([...whole.facts, ...own]);
    const calendar = this.closings.calendar(of.streamNo, at);
    const statistics = line === 0 ? this.statistics.known(of.streamNo, at) : undefined;
    return { facts, tallies, calendar, statistics, ...this.registers(at), reviews: whole.reviews };
  }

  /** Facts on one line, in the case and in those linked with it, in seq order. */
  lineFacts({ streams }: Whole, line: number, at: number): readonly Fact[] {
    return this.#touching(streams, line, at)
      .map((seq) => this.#reclassified.at(seq, line) ?? this.#readOn(seq, line))
      .filter((fact) => fact !== undefined);
  }

  /** What a fact of a case says of one of its lines. */
  onLine(fact: Fact, line: number): Fact {
    return this.#reclassified.on(fact, line);
  }

  whole(of: Case, at: number): Whole {
    const known = this.#wholes.get(of.streamNo);
    if (known !== undefined) return known;
    const linked = this.reading.lines.linkedWith(of.id, at);
    const others = linked.map((id) => this.reading.journal.streamNo('request', id));
    const streams = [of.streamNo, ...others.filter((no) => no !== undefined)];
    const facts = this.#facts(this.#touching(streams, 0, at)).filter(isInCase);
    const reviews = this.#facts([of.id, ...linked].flatMap((id) => this.#reviews(id, at)));
    const whole = { streams, facts, reviews: inOrder(reviews) };
    if (this.#wholes.size >= REMEMBERED) this.#wholes.clear();
    this.#wholes.set(of.streamNo, whole);
    return whole;
  }

  /** The registers as known at a seq; `undefined` for one in which nothing is recorded yet. */
  registers(at: number): Registers {
    this.#registers ??= {
      orders: this.#register('orders', at),
      commitments: this.#register('commitments', at),
      offices: this.#register('offices', at),
      safeguards: this.#register('safeguards', at),
      reports: this.#register('reports', at),
    };
    return this.#registers;
  }

  forget(what: 'registers' | 'cases' | readonly number[]): void {
    if (what === 'registers') this.#registers = undefined;
    else if (what === 'cases') this.#wholes.clear();
    else for (const streamNo of what) this.#wholes.delete(streamNo);
  }

  #touching(streams: readonly number[], line: number, at: number): readonly number[] {
    const seqs = streams.flatMap((no) =>
      this.reading.lines.touching(no, [line, line], at).map(({ seq }) => seq),
    );
    return [...new Set(seqs)].toSorted((a, b) => a - b);
  }

  #readOn(seq: number, line: number): Fact | undefined {
    const fact = factOf(this.reading.journal.entry(seq));
    return fact && this.onLine(fact, line);
  }

  #facts(seqs: readonly number[]): readonly Fact[] {
    return seqs
      .map((seq) => factOf(this.reading.journal.entry(seq)))
      .filter((fact) => fact !== undefined);
  }

  #register(register: Place, at: number): readonly Fact[] | undefined {
    const sql = 'SELECT seq FROM findings_register WHERE register = ? AND seq <= ? ORDER BY seq';
    const seqs = this.reading.rows.all(sql, register, at).map(({ seq }) => Number(seq));
    return seqs.length === 0 ? undefined : this.#facts(seqs);
  }

  #reviews(stream: string, at: number): readonly number[] {
    const sql = 'SELECT seq FROM findings_review WHERE stream = ? AND seq <= ?';
    return this.reading.rows.all(sql, stream, at).map(({ seq }) => Number(seq));
  }
}

const inOrder = (facts: readonly Fact[]): readonly Fact[] =>
  facts.toSorted((a, b) => a.ref.seq - b.ref.seq);

const reasonGroups = (facts: readonly Fact[]): readonly string[] => [
  ...new Set(
    facts.flatMap(({ data }) =>
      'reasonGroup' in data && data.reasonGroup !== null ? [data.reasonGroup] : [],
    ),
  ),
];
