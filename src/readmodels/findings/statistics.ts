import type { Statistics } from '../../statute/dossier.js';
import type { Fact, FactOf, Ranges, TextClass } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { Reclassified } from '../reclassified.js';
import { Spans } from '../spans.js';
import { type Case, Cases, casesOf, agencyScope } from './cases.js';
import { factOf, linesOf } from './fact-of.js';
import { COUNTED, type Counted, countedBy, isUnusable } from './counted.js';
import { letterStates } from './letter-states.js';
import { StatedStatutes } from './stated-statutes.js';
import { SupervisedMatters } from './supervised-matters.js';

/** What is counted of a case as it goes on. */
type Running = Readonly<Record<Counted, number>> & {
  readonly lines: number;
  readonly unusable: number;
  readonly firstDisclosedOn: string | null;
};
type Snapshot = Omit<Statistics, 'closing'>;

const NOTHING: Running = {
  lines: 0,
  unusable: 0,
  accepted: 0,
  matched: 0,
  unchecked: 0,
  disclosed: 0,
  accounted: 0,
  firstDisclosedOn: null,
};
const MOST_EARLIER = 100;

/** Counts whole requests (statute/dossier.ts, Statistics) and keeps what the counts were when a day was closed. */
export class StatisticsBook {
  readonly #running = new Map<number, Running>();
  readonly #changed = new Set<number>();
  readonly #spans: Spans;
  readonly #statutes: StatedStatutes;
  readonly #supervised: SupervisedMatters;

  constructor(private readonly reading: Reading) {
    this.#spans = new Spans(reading.rows, 'findings_span');
    this.#statutes = new StatedStatutes(reading.rows);
    this.#supervised = new SupervisedMatters(reading.rows);
  }

  /** Counts what an event of a request adds. */
  count({ category, streamNo }: Case, fact: Fact): void {
    if (category !== 'request') return;
    if (fact.type === 'LineAdded') {
      this.#statutes.count(streamNo, fact);
      this.#supervised.count(streamNo, fact);
    }
    const before = this.#of(streamNo);
    const after = this.#after(streamNo, fact, before);
    if (after === before) return;
    this.#running.set(streamNo, after);
    this.#changed.add(streamNo);
  }

  /** A day was closed. @returns numbers of the cases whose counts have changed since the one before. */
  close(seq: number): readonly number[] {
    this.flush();
    const { rows } = this.reading;
    const changed = rows.all('SELECT stream_no FROM findings_running WHERE changed = 1');
    const cases = new Cases(rows);
    for (const { stream_no } of changed) {
      const of = cases.byStreamNo(Number(stream_no));
      if (of === undefined) continue;
      const json = JSON.stringify(this.#snapshot(of, seq));
      rows.run('INSERT INTO findings_statistics VALUES (?, ?, ?)', of.streamNo, seq, json);
    }
    rows.run('UPDATE findings_running SET changed = 0 WHERE changed = 1');
    return changed.map(({ stream_no }) => Number(stream_no));
  }

  /** Of a case, as known at a seq; `undefined`: no day is closed since it began. */
  known(streamNo: number, at: number): Statistics | undefined {
    const sql =
      'SELECT seq, counts FROM findings_statistics WHERE stream_no = ? AND seq <= ? ORDER BY seq DESC LIMIT 1';
    const row = this.reading.rows.get(sql, streamNo, at);
    if (row === undefined) return undefined;
    const closing = factOf(this.reading.journal.entry(Number(row['seq'])));
    const counts = JSON.parse(String(row['counts'])) as Snapshot;
    return { ...counts, closing: closing as FactOf<'DayClosed'> };
  }

  /** Writes what `count` keeps in mind. Call it at the end of a batch. */
  flush(): void {
    const put = 'INSERT OR REPLACE INTO findings_running VALUES (?, ?, 1)';
    for (const streamNo of this.#changed)
      this.reading.rows.run(put, streamNo, JSON.stringify(this.#of(streamNo)));
    this.#changed.clear();
    this.#running.clear();
    this.#statutes.flush();
    this.#supervised.forget();
  }

  #of(streamNo: number): Running {
    const known = this.#running.get(streamNo);
    if (known !== undefined) return known;
    const sql = 'SELECT counts FROM findings_running WHERE stream_no = ?';
    const row = this.reading.rows.get(sql, streamNo);
    const read = row === undefined ? NOTHING : (JSON.parse(String(row['counts'])) as Running);
    this.#running.set(streamNo, read);
    return read;
  }

  #after(streamNo: number, fact: Fact, before: Running): Running {
    if (fact.type === 'LineAdded') return withLine(before, fact);
    if (fact.type !== 'FactsReclassified') return this.#answered(streamNo, fact);
    const more = fact.data.field === 'address' ? this.#moreUnusable(streamNo, fact) : 0;
    return more === 0 ? before : { ...before, unusable: before.unusable + more };
  }

  /** By how many lines more, or fewer, the address first stated is of no use by their new classes. */
  #moreUnusable(streamNo: number, { data, ref }: FactOf<'FactsReclassified'>): number {
    const { journal, lines } = this.reading;
    const known = new Reclassified(journal);
    let more = 0;
    for (const { revision, line, class: name } of data.classes ?? []) {
      const seq = journal.seqOf(streamNo, revision);
      const entry = seq === undefined ? undefined : journal.entry(seq);
      if (entry?.type !== 'LineAdded' || line === null) continue;
      const earlier = lines.touching(streamNo, [line, line], ref.seq - 1);
      const was = known.classOf(entry, 'address', earlier) as TextClass | null;
      const now = { class: name, classifier: data.classifier ?? '' };
      more += Number(isUnusable(now)) - Number(isUnusable(was));
    }
    return more;
  }

  #answered(streamNo: number, fact: Fact): Running {
    let after = this.#of(streamNo);
    for (const counted of countedBy(fact)) {
      const added = this.#add(streamNo, counted, linesOf(fact), after.lines);
      if (added > 0) after = { ...after, [counted]: after[counted] + added };
    }
    const isFirst = fact.type === 'Disclosed' && fact.occurredOn < (after.firstDisclosedOn ?? '9');
    return isFirst ? { ...after, firstDisclosedOn: fact.occurredOn } : after;
  }

  /** `lines`: how many there are; no range means all of them, or all that were disclosed. */
  #add(streamNo: number, counted: Counted, ranges: Ranges, lines: number): number {
    const whole = (): Ranges => {
      if (counted === 'accounted') return this.#spans.all(streamNo, COUNTED.indexOf('disclosed'));
      return lines > 0 ? [[1, lines]] : [];
    };
    return (ranges.length > 0 ? ranges : whole())
      .map((range) => this.#spans.add(streamNo, COUNTED.indexOf(counted), range))
      .reduce((sum, added) => sum + added, 0);
  }

  #snapshot(of: Case, at: number): Snapshot {
    const counts = this.#of(of.streamNo);
    const letter = <K extends 'statutes' | 'engaged'>(field: K) =>
      letterStates(this.reading, of.streamNo, at, field) ?? [];
    return {
      ...counts,
      firstDisclosedOn: counts.firstDisclosedOn as Snapshot['firstDisclosedOn'],
      mostForOneOfficer: this.#most(of, 'engaged'),
      mostForOneReason: this.#most(of, 'reason'),
      mostForOneStatute: this.#statutes.most(of.streamNo, letter('statutes')),
      mostMattersSupervised: this.#supervised.most(of.streamNo, letter('engaged')),
      earlier: this.#earlier(of),
    };
  }

  #most({ streamNo }: Case, kind: string): number {
    const sql = 'SELECT max(count) AS n FROM findings_tally WHERE stream_no = ? AND kind = ?';
    return this.reading.rows.number(sql, streamNo, kind) ?? 0;
  }

  #earlier({ scope, streamNo }: Case): Snapshot['earlier'] {
    const [first] = casesOf(agencyScope(scope) / 2 ** 32);
    const sql = `SELECT counts FROM findings_running JOIN findings_case USING (stream_no)
      WHERE scope >= ? AND scope < ? AND stream_no < ? ORDER BY scope DESC LIMIT ${MOST_EARLIER}`;
    const found = this.reading.rows
      .all(sql, first, scope, streamNo)
      .map(({ counts }) => JSON.parse(String(counts)) as Running)
      .filter(({ lines }) => lines > 0);
    const sizes = found.map(({ lines }) => lines).toSorted((a, b) => a - b);
    return {
      requests: found.length,
      medianLines: sizes[Math.floor((sizes.length - 1) / 2)] ?? 0,
      lines: sum(sizes),
      matched: sum(found.map(({ matched }) => matched)),
    };
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

const withLine = (before: Running, { data }: FactOf<'LineAdded'>): Running => ({
  ...before,
  lines: before.lines + 1,
  unusable: before.unusable + (isUnusable(data.addressClass) ? 1 : 0),
});
