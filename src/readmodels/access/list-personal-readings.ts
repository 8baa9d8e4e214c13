import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { number, occurredOn, text } from '../field.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import type { Json } from '../../kernel/canonical-json.js';
import type { AsKnown, Page, Paging } from '../view.js';

/** One opening of personal data. Why is in its personal face. */
export type PersonalReading = {
  readonly seq: number;
  readonly id: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  /** Account, role and agency of who read. */
  readonly actor: Json;
  readonly count: number | null;
  readonly events: Json;
  readonly fields: Json;
};

/** Openings of personal data, newest first. */
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

const viewOf = (entry: LogEntry): PersonalReading => ({
  seq: entry.seq,
  id: entry.id,
  occurredOn: occurredOn(entry),
  recordedAt: text(entry.official['recordedAt']) ?? '',
  actor: entry.official['actor'] ?? null,
  count: number(entry.public['count']),
  events: entry.official['events'] ?? null,
  fields: entry.official['fields'] ?? null,
});
