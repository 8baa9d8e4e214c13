import type { StatementSync } from 'node:sqlite';
import { officerKey, type Tallies, type Tally, TALLY_THRESHOLDS } from '../../statute/dossier.js';
import type { Officer } from '../../statute/facts.js';
import type { Row, Rows } from '../rows.js';
import { keyOf } from './first-lines.js';
import type { FirstStated } from './first-stated.js';

export type TallyKind = 'engaged' | 'reason';
export type TallyName = {
  readonly streamNo: number;
  readonly kind: TallyKind;
  readonly key: string;
};
type Kept = Tally & {
  readonly no: number;
  readonly withoutSubject: number;
  /** Seq of the fact with which it was entered. */
  readonly since: number;
};

/** A line, and whom it names; `isNew`: nobody was counted for that person yet, and it is noted when another names it. */
type Stated = {
  readonly subject: string | null;
  readonly line: number;
  readonly isNew: boolean;
};

const REMEMBERED = 20_000;
const TOP = Math.max(...TALLY_THRESHOLDS);

/**
 * Counts what recurs over the lines of a request (statute/dossier.ts, Tallies). Until the last threshold is
 * passed it keeps which lines were counted, so that these can be judged again when one is. What stands on one
 * line alone has no row (first-stated.ts): a million keys in no order would be written to a million places.
 */
export class TallyBook {
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Map<string, Kept>();
  readonly #tally: StatementSync;
  readonly #subject: StatementSync;
  readonly #member: StatementSync;
  readonly #write: StatementSync;

  constructor(
    private readonly rows: Rows,
    private readonly stated: FirstStated,
  ) {
    const { database } = rows;
    this.#tally = database.prepare(
      `INSERT INTO findings_tally (stream_no, kind, key, count, without_subject, passed, since) VALUES (?, ?, ?, ?, 0, '{}', ?)`,
    );
    this.#subject = database.prepare('INSERT OR IGNORE INTO findings_subject VALUES (?, ?)');
    this.#member = database.prepare('INSERT OR IGNORE INTO findings_member VALUES (?, ?)');
    this.#write = database.prepare(
      'UPDATE findings_tally SET count = ?, without_subject = ?, passed = ? WHERE no = ?',
    );
  }

  /** Counts a line under a name. @returns the lines whose judgement may change: a threshold was passed, or nobody was engaged yet. */
  count(name: TallyName, stated: Stated, seq: number): readonly number[] {
    const isEngaged = name.kind === 'engaged';
    const kept = isEngaged ? this.#engaged(name, seq) : this.#reason(name, stated.line, seq);
    if (kept === undefined) return [];
    if (kept.passed[TOP] === undefined) this.#member.run(kept.no, stated.line);
    return isEngaged && this.#wasCounted(kept, stated) ? [] : this.#add(name, kept, stated, seq);
  }

  /** Notes that officers were counted for a person that was new at a seq. */
  note(officers: readonly TallyName[], subject: string, seq: number): void {
    for (const name of officers) this.#note(this.#engaged(name, seq).no, subject);
  }

  /** The last threshold that the count under a name has passed; 0: none. */
  level(name: TallyName): number {
    if (name.kind === 'reason' && this.stated.isAlone(name.streamNo, name.key)) return 0;
    const passed = this.#get(name)?.passed ?? {};
    return Math.max(0, ...TALLY_THRESHOLDS.filter((threshold) => passed[threshold] !== undefined));
  }

  /** Every officer engaged in these streams by a seq, and the given groups of reasons. */
  of(
    streams: readonly number[],
    groups: readonly string[],
    at: number,
  ): Omit<Tallies, 'namings' | 'askedBefore'> {
    const engaged = new Map<string, Kept>();
    const reasons = new Map<string, Kept>();
    for (const streamNo of streams) {
      for (const key of this.#officers(streamNo, at))
        merge(engaged, key, this.#get({ streamNo, kind: 'engaged', key }));
      for (const key of groups) merge(reasons, key, this.#get({ streamNo, kind: 'reason', key }));
    }
    return { engaged, reasons };
  }

  /** Writes what `count` keeps in mind. Call it at the end of a batch. */
  flush(): void {
    for (const { no, count, withoutSubject, passed } of this.#changed.values())
      this.#write.run(count, withoutSubject, JSON.stringify(passed), no);
    this.#changed.clear();
    if (this.#kept.size > REMEMBERED) this.#kept.clear();
  }

  #add(name: TallyName, kept: Kept, { line, subject }: Stated, seq: number): readonly number[] {
    const count = kept.count + 1;
    const passes = TALLY_THRESHOLDS.find((threshold) => count === threshold + 1);
    const withoutSubject = kept.withoutSubject + (subject === null ? 1 : 0);
    const passed = passes === undefined ? kept.passed : { ...kept.passed, [passes]: seq };
    this.#keep(name, { ...kept, count, withoutSubject, passed });
    if (passes !== undefined) return this.#members(kept.no, passes === TOP);
    return count === 1 && this.#isFirst(name, kept) ? [line] : [];
  }

  #engaged(name: TallyName, seq: number): Kept {
    return this.#get(name) ?? this.#enter(name, 0, seq);
  }

  /** Whether no other officer is engaged on a line of the stream. */
  #isFirst({ streamNo, kind }: TallyName, { no }: Kept): boolean {
    const other =
      'SELECT 1 FROM findings_tally WHERE stream_no = ? AND kind = ? AND no <> ? LIMIT 1';
    return kind === 'engaged' && this.rows.get(other, streamNo, kind, no) === undefined;
  }

  /** `undefined`: no other line gives the reason. The first reason of a request has a row even so: it has some. */
  #reason(name: TallyName, line: number, seq: number): Kept | undefined {
    const { reasons } = this.stated.of(name.streamNo, seq);
    const hadNone = reasons.size === 0;
    const first = reasons.enter(name.key, line);
    if (first === undefined) return hadNone ? this.#enter(name, 0, seq) : undefined;
    if (reasons.isAlone(name.key)) return undefined;
    const known = this.#get(name);
    if (known !== undefined) return known;
    const kept = this.#enter(name, 1, seq);
    this.#member.run(kept.no, first);
    return kept;
  }

  #wasCounted({ no }: Kept, { subject, isNew }: Stated): boolean {
    return subject !== null && !isNew && !this.#note(no, subject);
  }

  /** @returns false where it was noted before. */
  #note(tally: number, subject: string): boolean {
    return this.#subject.run(tally, keyOf(subject)).changes === 1;
  }

  #members(tally: number, isLast: boolean): readonly number[] {
    const sql = 'SELECT line FROM findings_member WHERE tally = ? ORDER BY line';
    const lines = this.rows.all(sql, tally).map(({ line }) => Number(line));
    if (isLast) this.rows.run('DELETE FROM findings_member WHERE tally = ?', tally);
    return lines;
  }

  #officers(streamNo: number, at: number): readonly string[] {
    const sql = `SELECT key FROM findings_tally WHERE stream_no = ? AND kind = 'engaged' AND since <= ?`;
    return this.rows.all(sql, streamNo, at).map(({ key }) => String(key));
  }

  #get(name: TallyName): Kept | undefined {
    const known = this.#kept.get(textOf(name));
    if (known !== undefined) return known;
    const sql =
      'SELECT no, count, without_subject, passed, since FROM findings_tally WHERE stream_no = ? AND kind = ? AND key = ?';
    const row = this.rows.get(sql, name.streamNo, name.kind, name.key);
    if (row === undefined) return undefined;
    this.#kept.set(textOf(name), keptOf(row));
    return keptOf(row);
  }

  #enter({ streamNo, kind, key }: TallyName, count: number, since: number): Kept {
    const no = Number(this.#tally.run(streamNo, kind, key, count, since).lastInsertRowid);
    return { no, count, withoutSubject: 0, passed: {}, since };
  }

  #keep(name: TallyName, kept: Kept): void {
    this.#kept.set(textOf(name), kept);
    this.#changed.set(textOf(name), kept);
  }
}

/** What recurs on a line that names these officers and this group of reasons. */
export const namesOf = (
  streamNo: number,
  officers: readonly Officer[],
  group: string | null,
): readonly TallyName[] => {
  const keys =
    officers.length < 2 ? officers.map(officerKey) : [...new Set(officers.map(officerKey))];
  const engaged = keys.map((key): TallyName => ({ streamNo, kind: 'engaged', key }));
  return group === null ? engaged : [...engaged, { streamNo, kind: 'reason', key: group }];
};

/** Names compare by it. */
export const textOf = ({ streamNo, kind, key }: TallyName): string => `${streamNo} ${kind} ${key}`;

const keptOf = (row: Row): Kept => ({
  no: Number(row['no']),
  count: Number(row['count']),
  withoutSubject: Number(row['without_subject']),
  passed: JSON.parse(String(row['passed'])) as Kept['passed'],
  since: Number(row['since']),
});

/** Two streams of one request hold the same lines: the larger count is taken, and the earlier passing. */
const merge = (into: Map<string, Kept>, key: string, kept: Kept | undefined): void => {
  const other = into.get(key);
  if (kept === undefined) return;
  if (other === undefined) into.set(key, kept);
  else {
    const [less, more] = kept.count < other.count ? [kept, other] : [other, kept];
    into.set(key, { ...more, passed: earlier(less.passed, more.passed) });
  }
};

const earlier = (a: Tally['passed'], b: Tally['passed']): Tally['passed'] =>
  Object.fromEntries(
    TALLY_THRESHOLDS.map((threshold) => [
      threshold,
      Math.min(a[threshold] ?? Infinity, b[threshold] ?? Infinity),
    ]).filter(([, seq]) => Number.isFinite(seq)),
  );
