import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Instant } from '../../kernel/dates.js';
import type { Actor } from '../../kernel/role.js';
import type { Batch, BatchHeader, BatchState, Progress, Refusal } from '../batch.js';
import { onDisk } from './database.js';

/** A part that has arrived. Its digest is that of its content, uncompressed. */
export type PartRow = { readonly n: number; readonly digest: string; readonly bytes: number };

/** The first event of a batch, and `BatchRecorded`; null: not recorded yet. */
export type Span = {
  readonly first: string | null;
  readonly last: { readonly id: string; readonly revision: number } | null;
};

/** What a list of batches goes by. */
export type BatchAge = Pick<Batch, 'createdAt' | 'id'>;

/** Which batches are meant; what is left out is not asked. */
type Wanted = {
  /** The agency, on the side of its role. */
  readonly sender: Pick<Actor, 'agency' | 'role'> | undefined;
  readonly state: BatchState | undefined;
  readonly request: string | undefined;
  /** Opened before that one. */
  readonly after: BatchAge | undefined;
};

/** What a column holds: texts and numbers, and bytes of what is sealed. */
type Row = Readonly<Record<string, string | number | Uint8Array | null>>;

const TAKING = `('open', 'queued', 'checking', 'recording')`;

/** Batches and their parts, durable when a call returns. @throws Problem intake-full */
export class BatchStore {
  readonly #prepared = new Map<string, StatementSync>();

  constructor(private readonly database: DatabaseSync) {}

  /** `undefined`: there is no such batch. */
  find(id: string): Batch | undefined {
    const row = this.#get('SELECT * FROM batch WHERE id = ?', id);
    return row && batchOf(row);
  }

  fingerprint(id: string): string | undefined {
    return this.#get('SELECT fingerprint FROM batch WHERE id = ?', id)?.['fingerprint'] as
      string | undefined;
  }

  add(batch: {
    readonly id: string;
    readonly fingerprint: string;
    readonly header: BatchHeader;
    readonly actor: Actor;
    readonly wrappedKey: Uint8Array;
    readonly at: Instant;
  }): void {
    const { id, fingerprint, header, actor, wrappedKey, at } = batch;
    this.#run(
      `INSERT INTO batch (id, fingerprint, header, actor, agency, request, state, wrapped_key, created_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
      id,
      fingerprint,
      JSON.stringify(header),
      JSON.stringify(actor),
      actor.agency,
      header.request,
      wrappedKey,
      at,
      at,
    );
  }

  /** Only from one of `from`. @returns whether it was. */
  move(id: string, from: readonly BatchState[], to: BatchState, at: Instant): boolean {
    const sql = `UPDATE batch SET state = ?, changed_at = ? WHERE id = ? AND state IN (${listOf(from)})`;
    return this.#run(sql, to, at, id) > 0;
  }

  commit(id: string, certification: Uint8Array, at: Instant): boolean {
    const sql = `UPDATE batch SET state = 'queued', certification = ?, committed_at = ?, changed_at = ? WHERE id = ? AND state = 'open'`;
    return this.#run(sql, certification, at, at, id) > 0;
  }

  /** Its final state. What was staged can be opened no more. */
  end(id: string, state: BatchState, refusal: Refusal | null, at: Instant): void {
    this.#run(
      'UPDATE batch SET state = ?, refusal = ?, wrapped_key = NULL, certification = NULL, changed_at = ? WHERE id = ?',
      state,
      refusal,
      at,
      id,
    );
  }

  span(id: string): Span {
    const row = this.#get(
      'SELECT first_event, last_event, last_revision FROM batch WHERE id = ?',
      id,
    );
    const last = row?.['last_event'] as string | null | undefined;
    return {
      first: (row?.['first_event'] ?? null) as string | null,
      last: last == null ? null : { id: last, revision: Number(row?.['last_revision']) },
    };
  }

  setFirst(id: string, event: string): void {
    this.#run('UPDATE batch SET first_event = ? WHERE id = ? AND first_event IS NULL', event, id);
  }

  setLast(id: string, event: string, revision: number): void {
    this.#run(
      'UPDATE batch SET last_event = ?, last_revision = ? WHERE id = ?',
      event,
      revision,
      id,
    );
  }

  /** `null`: it was destroyed when the batch ended. */
  wrappedKey(id: string): Uint8Array | null {
    return (this.#get('SELECT wrapped_key FROM batch WHERE id = ?', id)?.['wrapped_key'] ??
      null) as Uint8Array | null;
  }

  certification(id: string): Uint8Array | null {
    return (this.#get('SELECT certification FROM batch WHERE id = ?', id)?.['certification'] ??
      null) as Uint8Array | null;
  }

  /** The batch that waits longest for its job. */
  next(): Batch | undefined {
    const row = this.#get(
      `SELECT * FROM batch WHERE state IN ('queued', 'checking', 'recording') ORDER BY changed_at, id LIMIT 1`,
    );
    return row && batchOf(row);
  }

  /** At most so many, the one opened last first. */
  list({ sender, state, request, after }: Wanted, most: number): readonly Batch[] {
    const sql = `SELECT * FROM batch
      WHERE (?1 IS NULL OR agency = ?1 AND actor ->> 'role' = ?2)
        AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR request = ?4)
        AND (?5 IS NULL OR (created_at, id) < (?5, ?6))
      ORDER BY created_at DESC, id DESC LIMIT ?7`;
    const from = [sender?.agency, sender?.role, state, request, after?.createdAt, after?.id];
    return this.#all(sql, ...from.map((one) => one ?? null), most).map(batchOf);
  }

  unchangedSince(states: readonly BatchState[], before: Instant): readonly string[] {
    const sql = `SELECT id FROM batch WHERE state IN (${listOf(states)}) AND changed_at < ?`;
    return this.#all(sql, before).map(({ id }) => id as string);
  }

  /** The row of the batch goes last: cut off, it is removed by whoever tidies next. */
  remove(id: string): void {
    for (const of of [
      'slice WHERE batch',
      'checked WHERE batch',
      'part WHERE batch',
      'batch WHERE id',
    ])
      this.#run(`DELETE FROM ${of} = ?`, id);
  }

  countOpen(agency: string): number {
    const row = this.#get(
      `SELECT count(*) AS n FROM batch WHERE agency = ? AND state = 'open'`,
      agency,
    );
    return Number(row?.['n']);
  }

  countByState(): ReadonlyMap<BatchState, number> {
    const rows = this.#all('SELECT state, count(*) AS n FROM batch GROUP BY state');
    return new Map(rows.map(({ state, n }) => [state as BatchState, Number(n)]));
  }

  /** Of batches whose job has not ended: their records, and when the first of them was committed. */
  committed(): { readonly records: number; readonly since: Instant | null } {
    const row = this.#get(
      `SELECT coalesce(sum(header ->> 'records'), 0) AS records, min(coalesce(committed_at, created_at)) AS since
       FROM batch WHERE state IN ('queued', 'checking', 'recording')`,
    );
    return { records: Number(row?.['records']), since: (row?.['since'] ?? null) as Instant | null };
  }

  /** Bytes that wait on disk, of all batches. */
  stagedBytes(): number {
    const sql = `SELECT coalesce(sum(bytes), 0) AS n FROM part JOIN batch ON id = batch WHERE state IN ${TAKING}`;
    return Number(this.#get(sql)?.['n']);
  }

  part(id: string, n: number): PartRow | undefined {
    return this.#get('SELECT n, digest, bytes FROM part WHERE batch = ? AND n = ?', id, n) as
      PartRow | undefined;
  }

  parts(id: string): readonly PartRow[] {
    return this.#all(
      'SELECT n, digest, bytes FROM part WHERE batch = ? ORDER BY n',
      id,
    ) as unknown as PartRow[];
  }

  /** Of two that send the same part at once the first one counts. */
  addPart(id: string, { n, digest, bytes }: PartRow, at: Instant): void {
    this.#run('INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?)', id, n, digest, bytes);
    this.#run('UPDATE batch SET changed_at = ? WHERE id = ?', at, id);
  }

  progress(id: string): Progress {
    const checked = this.#get(
      `SELECT coalesce(sum(records), 0) AS records, coalesce(sum(events), 0) AS events,
              coalesce(sum(malformed), 0) AS malformed FROM checked WHERE batch = ?`,
      id,
    );
    const sliced = this.#get(
      `SELECT coalesce(sum(last - first), 0) AS events, coalesce(sum(deficient), 0) AS deficient
       FROM slice WHERE batch = ? AND revisions IS NOT NULL`,
      id,
    );
    const parts = this.#get('SELECT count(*) AS n FROM part WHERE batch = ?', id);
    return {
      parts: Number(parts?.['n']),
      checked: Number(checked?.['records']),
      malformed: Number(checked?.['malformed']),
      events: Number(checked?.['events']),
      recordedEvents: Number(sliced?.['events']),
      deficient: Number(sliced?.['deficient']),
    };
  }

  #get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return onDisk(() => this.#statement(sql).get(...values) as Row | undefined);
  }

  #all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return onDisk(() => this.#statement(sql).all(...values) as unknown as Row[]);
  }

  #run(sql: string, ...values: readonly SQLInputValue[]): number {
    return onDisk(() => Number(this.#statement(sql).run(...values).changes));
  }

  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql) ?? this.database.prepare(sql);
    this.#prepared.set(sql, known);
    return known;
  }
}

const listOf = (states: readonly BatchState[]): string =>
  states.map((state) => `'${state}'`).join(', ');

const batchOf = (row: Row): Batch => ({
  id: row['id'] as string,
  actor: JSON.parse(row['actor'] as string) as Actor,
  state: row['state'] as BatchState,
  refusal: row['refusal'] as Refusal | null,
  createdAt: row['created_at'] as Instant,
  changedAt: row['changed_at'] as Instant,
  ...(JSON.parse(row['header'] as string) as BatchHeader),
});
