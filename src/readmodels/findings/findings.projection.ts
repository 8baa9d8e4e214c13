import type { Fact, FactOf, Ranges } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { JournalLines } from '../journal-lines.js';
import { Journal } from '../journal.js';
import type { LogEntry, Projection } from '../projection.js';
import { Rows } from '../rows.js';
import { streamNumbers } from '../streams.js';
import { Bench } from './bench.js';
import { CaseFile } from './case-file.js';
import { type Case, Cases } from './cases.js';
import { Counters } from './counters.js';
import { Docket } from './docket.js';
import { factOf, isInCase, linesOf, type Place, placeOf } from './fact-of.js';
import { FINDINGS_TABLES } from './findings.tables.js';
import { LAW, type Law } from './law.js';
import { Recurrence } from './recurrence.js';
import { StandingRows } from './standing-rows.js';
import { Vectors } from './vector.js';

/** Of the tables below and of how they are filled; the versions of the rule packs are added to it. */
const TABLES_VERSION = 9;

/** What the rules of a law hold of every act recorded, under every reading, for every seq there ever was. */
export const findingsUnder = (law: Law): Projection => ({
  name: 'findings',
  version: TABLES_VERSION * 10_000 + versionOf(law),
  tables: FINDINGS_TABLES,
  open: (database) => {
    const fold = new Fold(new Rows(database), law);
    return (entries) => {
      for (const entry of entries) fold.apply(entry);
      fold.flush();
    };
  },
});

/** A version only rises, and no pack is taken away: whatever changes, the sum is another. */
const versionOf = ({ packs }: Law): number => packs.reduce((sum, { version }) => sum + version, 0);

/** The findings under the law as shipped. */
export const findings: Projection = findingsUnder(LAW);

class Fold {
  readonly #reading: Reading;
  readonly #cases: Cases;
  readonly #counters: Counters;
  readonly #caseFile: CaseFile;
  readonly #recurrence: Recurrence;
  readonly #docket: Docket;
  readonly #streamNo: ReturnType<typeof streamNumbers>;

  constructor(rows: Rows, law: Law) {
    this.#reading = { rows, journal: new Journal(rows), lines: new JournalLines(rows) };
    this.#cases = new Cases(rows);
    this.#counters = new Counters(rows);
    this.#caseFile = new CaseFile(this.#reading);
    this.#recurrence = new Recurrence(this.#reading, this.#caseFile);
    const bench = new Bench(law, this.#caseFile, new Vectors(rows));
    const standing = new StandingRows(rows, this.#counters);
    this.#docket = new Docket(this.#reading, this.#caseFile, bench, standing);
    this.#streamNo = streamNumbers(rows.database);
  }

  /** Enters an event, and judges again whatever it can change. */
  apply(entry: LogEntry): void {
    const fact = factOf(entry);
    if (fact === undefined) return;
    this.#docket.begin(entry.seq);
    const place = placeOf(fact);
    if (place === 'case') this.#inCase(fact, entry);
    else if (fact.type === 'FindingReviewed') this.#review(fact);
    else if (fact.type === 'DayClosed') this.#close(fact, entry);
    else this.#register(fact, entry, place);
    this.#caseFile.closings.keep();
  }

  #register(fact: Fact, entry: LogEntry, place: Place): void {
    this.#reading.rows.run('INSERT INTO findings_register VALUES (?, ?)', place, entry.seq);
    this.#caseFile.forget('registers');
    if (place === 'safeguards') this.#caseFile.watersheds.add(entry.seq);
    if (isInCase(fact)) this.#inCase(fact, entry);
    this.#reconsider(place === 'reports' ? this.#cases.ofCategory('day') : this.#cases.all());
  }

  flush(): void {
    this.#counters.flush();
    this.#caseFile.tallies.flush();
    this.#caseFile.statistics.flush();
  }

  /** What waits for the day is judged again; and the day itself, where something was due by it. */
  #close(fact: FactOf<'DayClosed'>, entry: LogEntry): void {
    const { day } = fact.data;
    const { seq } = entry;
    const cases = (numbers: readonly number[]): readonly Case[] =>
      numbers.map((no) => this.#cases.byStreamNo(no)).filter((of) => of !== undefined);
    this.#caseFile.watersheds.add(seq);
    const due = this.#caseFile.closings.close(day ?? '', seq);
    this.#caseFile.tallies.flush();
    for (const of of cases(this.#caseFile.statistics.close(seq))) this.#docket.settle(of, 0);
    this.#reconsider(cases(due));
    if (isInCase(fact)) this.#inCase(fact, entry);
  }

  #inCase(fact: Fact, entry: LogEntry): void {
    const of = this.#cases.enter(entry, () => this.#streamNo(entry));
    const lines = linesOf(fact);
    if (lines.length === 0 || entry.revision === 0) this.#forgetWhole(of, fact);
    const passed = this.#recurrence.count(of, fact);
    this.#caseFile.statistics.count(of, fact);
    const cases = [of, ...this.#linkedWith(of, entry.seq)] as const;
    const bearsOnAll = passed.isCommon || (passed.lines.length > 0 && cases.length > 1);
    if (bearsOnAll) for (const one of cases) this.#docket.changed(one);
    const own = numbersIn(lines);
    if (own.size > 0) this.#onLines(cases, own, fact, passed.named);
    else this.#onWhole(cases, fact);
    const others = passed.named.filter((line) => !own.has(line));
    for (const line of [...passed.lines, ...others]) this.#docket.settle(of, line);
    if (bearsOnAll) this.#reconsider(cases);
  }

  /** What concerns the whole of a case is to be read again; a link can join any. */
  #forgetWhole(of: Case, { type, ref }: Fact): void {
    const isLink = type === 'RequestsLinked';
    this.#caseFile.forget(isLink ? 'cases' : this.#caseFile.whole(of, ref.seq).streams);
  }

  #onLines(
    [own, ...linked]: readonly [Case, ...Case[]],
    lines: ReadonlySet<number>,
    fact: Fact,
    named: readonly number[],
  ): void {
    this.#docket.recorded(own, lines, fact, named);
    for (const one of linked) for (const line of lines) this.#docket.settle(one, line);
  }

  #onWhole(cases: readonly [Case, ...Case[]], fact: Fact): void {
    const { facts } = this.#caseFile.whole(cases[0], fact.ref.seq);
    if (isKnownCount(fact, facts)) for (const one of cases) this.#docket.settle(one, 0);
    else this.#reconsider(cases);
  }

  #reconsider(cases: readonly Case[]): void {
    for (const one of cases) {
      this.#docket.changed(one);
      this.#docket.reconsider(one);
    }
  }

  /** A review changes a judgement only by the facts that it confirms. */
  #review({ data: { stream, confirms }, ref: { seq } }: FactOf<'FindingReviewed'>): void {
    if (stream === null) return;
    this.#reading.rows.run('INSERT OR IGNORE INTO findings_review VALUES (?, ?)', stream, seq);
    this.#caseFile.forget('cases');
    const named = this.#cases.byId(stream);
    if (named === undefined || confirms === null || confirms.length === 0) return;
    const lines = confirms.map((event) => this.#linesOf(event));
    const confirmsWhole = lines.some(({ size }) => size === 0);
    for (const one of [named, ...this.#linkedWith(named, seq)]) {
      this.#docket.changed(one);
      for (const line of lines.flatMap((some) => [...some])) this.#docket.settle(one, line);
      if (confirmsWhole) this.#docket.reconsider(one);
    }
  }

  /** The lines of an event by its place; none: it concerns a whole case, or there is no such event. */
  #linesOf({ stream, revision }: { stream: string; revision: number }): ReadonlySet<number> {
    const streamNo = this.#cases.byId(stream)?.streamNo ?? 0;
    const seq = this.#reading.journal.seqOf(streamNo, revision);
    const fact = seq === undefined ? undefined : factOf(this.#reading.journal.entry(seq));
    return numbersIn(fact === undefined ? [] : linesOf(fact));
  }

  #linkedWith(of: Case, at: number): readonly Case[] {
    const [, ...others] = this.#caseFile.whole(of, at).streams;
    return others.map((no) => this.#cases.byStreamNo(no)).filter((one) => one !== undefined);
  }
}

/** Of lines what is submitted says how many there are, and that is nothing new where all else that counts them says so too. */
const isKnownCount = ({ type, data }: Fact, whole: readonly Fact[]): boolean =>
  type === 'RequestSubmitted' &&
  whole.every((other) => !('lineCount' in other.data) || other.data.lineCount === data.lineCount);

const numbersIn = (ranges: Ranges): ReadonlySet<number> =>
  new Set(
    ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, n) => first + n),
    ),
  );
