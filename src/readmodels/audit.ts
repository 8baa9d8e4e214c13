import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UnknownEvent } from '../eventstore/codec.js';
import type { EventStore } from '../eventstore/event-store.js';
import { Bookkeeping, JOURNAL } from './bookkeeping.js';
import { isOfThisProgram } from './database.js';
import { currentFile } from './generations.js';
import type { Projection } from './projection.js';
import { build } from './rebuild.js';
import { BUILT, rowDifferences, type RowFinding } from './row-differences.js';
import { Rows } from './rows.js';
import type { ProjectionStatus } from './status.js';

export type ReadModelFinding =
  RowFinding | { readonly kind: 'rollback' | 'event-unreadable'; readonly message: string };

export type AuditedReadModels = {
  /** The last event in the rows; -1: none. */
  readonly seq: number;
  /** Projections whose rows were not compared, and why. */
  readonly notCompared: readonly string[];
};

type ToAudit = {
  readonly store: Pick<EventStore, 'readAll'>;
  /** Where the read models lie. They are not changed, and may be written to meanwhile. */
  readonly directory: string;
  readonly projections: readonly Projection[];
  /** A file to build into that is not there yet. */
  readonly scratch: string;
};

/**
 * Builds the read models again, up to the event that the present ones have come to, and compares row by row. Needs
 * no key. What is compared is one state: it is held by a read transaction from the beginning.
 * @throws Error where there are none, or the program would not go on with them.
 */
export async function* auditReadModels(
  toAudit: ToAudit,
): AsyncGenerator<ReadModelFinding, AuditedReadModels> {
  const database = openPresent(toAudit.directory);
  try {
    database.exec('BEGIN');
    const present = new Bookkeeping(new Rows(database)).all();
    const seq = present.find(({ name }) => name === JOURNAL)?.seq ?? -1;
    const { failed, unreadable } = await builtUntil(seq, toAudit);
    if (unreadable !== undefined) {
      const words = `The read models cannot be built again: ${unreadable.message}`;
      yield { kind: 'event-unreadable', message: words };
      return { seq, notCompared: [] };
    }
    database.prepare(`ATTACH ? AS ${BUILT}`).run(toAudit.scratch);
    const last = lastBuilt(database);
    if (last < seq) {
      const words = `The read models have come to seq ${seq}, and the store ends with seq ${last}: ${seq - last} events are gone from its end`;
      yield { kind: 'rollback', message: words };
      return { seq, notCompared: [] };
    }
    const left = leftOut(toAudit.projections, present, { seq, failed });
    yield* rowDifferences(
      database,
      (table) => ![...left.keys()].some((name) => isTableOf(name, table)),
    );
    return { seq, notCompared: [...left].map(([name, why]) => `the rows of ${name}: ${why}`) };
  } finally {
    database.close();
  }
}

const openPresent = (directory: string): DatabaseSync => {
  const file = currentFile(directory);
  if (file === undefined || !existsSync(file))
    throw new Error(`${directory} holds no read models: the service builds them when it starts`);
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  if (isOfThisProgram(database)) return database;
  database.close();
  throw new Error(
    `${file} was written by another version: the service builds it again when it starts`,
  );
};

type Built = {
  readonly failed: readonly ProjectionStatus[];
  readonly unreadable?: UnknownEvent;
};

const builtUntil = async (
  seq: number,
  { store, scratch, projections }: ToAudit,
): Promise<Built> => {
  try {
    return { failed: await build(store, scratch, projections, seq) };
  } catch (error) {
    if (error instanceof UnknownEvent) return { failed: [], unreadable: error };
    throw error;
  }
};

const lastBuilt = (database: DatabaseSync): number => {
  const row = database.prepare(`SELECT max(seq) AS seq FROM ${BUILT}.journal`).get();
  return Number(row?.['seq'] ?? -1);
};

/** Rows of a projection that stands still, or is of another version, say nothing of the rest of the log. */
const leftOut = (
  projections: readonly Projection[],
  present: readonly ProjectionStatus[],
  { seq, failed }: { readonly seq: number; readonly failed: readonly ProjectionStatus[] },
): ReadonlyMap<string, string> => {
  const left = new Map<string, string>();
  for (const { name, version } of projections) {
    const state = present.find((one) => one.name === name);
    if (state === undefined || state.version !== version)
      left.set(name, 'they are of another version, and are built again at the next start');
    else if (state.seq !== seq) left.set(name, `they have come to seq ${state.seq} only`);
    else if (failed.some((one) => one.name === name)) left.set(name, 'they cannot be built');
  }
  return left;
};

/** Tables of a projection are called as it is, or begin with its name and an underscore. */
const isTableOf = (projection: string, table: string): boolean =>
  table === projection || table.startsWith(`${projection}_`);
