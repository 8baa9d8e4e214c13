import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { number, occurredOn, text } from '../field.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import type { Json } from '../../kernel/canonical-json.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** One passage through a door to personal data. Why is in its personal face. */
export type PersonalReading = {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  /** Account, role and agency of who read. */
  readonly actor: Json;
  /** Events opened, places found or persons listed. */
  readonly count: number | null;
  /** Null: a list, which `asked` makes again; or a job that opened more than it names. */
  readonly events: Json;
  /** Null: a search, which opens names alone, and only to compare them. */
  readonly fields: Json;
  /** What else the event says of the question. */
  readonly asked: Readonly<Record<string, Json>>;
};

/** Openings of personal data, searches for a person and lists of those affected, newest first. */
export class ListPersonalReadings extends Query<Page<PersonalReading>> {
  constructor(readonly ask: AsKnown & Paging) {
    super();
  }
}

@QueryHandler(ListPersonalReadings)
export class ListPersonalReadingsHandler implements IQueryHandler<ListPersonalReadings> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListPersonalReadings): Promise<Page<PersonalReading>> {
    const { rows, journal } = this.readModels.reading('access');
    const start = pageStart(journal, ask);
    const { after = Number.MAX_SAFE_INTEGER, seq, limit } = start;
    const sql = 'SELECT seq FROM access WHERE seq < ? AND seq <= ? ORDER BY seq DESC LIMIT ?';
    return pageOf(
      start,
      rows.all(sql, after, seq, limit + 1),
      (row) => Number(row['seq']),
      (row) => viewOf(journal.entry(Number(row['seq']))),
    );
  }
}

const viewOf = (entry: LogEntry): PersonalReading => {
  const { events = null, fields = null, recordedAt, actor, ...rest } = entry.official;
  const asked = Object.entries(rest).filter(([name]) => !COMMON.has(name));
  return {
    seq: entry.seq,
    id: entry.id,
    type: entry.type,
    occurredOn: occurredOn(entry),
    recordedAt: text(recordedAt) ?? '',
    actor: actor ?? null,
    count: number(entry.public['count']),
    events,
    fields,
    asked: Object.fromEntries(asked),
  };
};

const COMMON: ReadonlySet<string> = new Set(['commandId', 'fingerprint', 'occurredAt']);
