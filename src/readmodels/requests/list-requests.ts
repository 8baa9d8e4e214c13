import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging, View } from '../view.js';
import { Headers } from './read-headers.js';
import type { RequestHeader } from './request-header.js';

/** Requests, newest first. */
export class ListRequests extends Query<Page<RequestHeader>> {
  constructor(readonly ask: View & AsKnown & Paging) {
    super();
  }
}

const listed = (where: string): string => `SELECT stream_no, id, header
FROM requests JOIN streams ON streams.no = stream_no
WHERE ${where} stream_no < ? AND from_seq <= ? AND until_seq > ? ORDER BY stream_no DESC LIMIT ?`;
const OF_ALL = listed('');
const OF_AGENCY = listed('agency = ? AND');

@QueryHandler(ListRequests)
export class ListRequestsHandler implements IQueryHandler<ListRequests> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListRequests): Promise<Page<RequestHeader>> {
    const reading = this.readModels.reading('requests');
    const start = pageStart(reading.journal, ask);
    const { seq, limit, after = Number.MAX_SAFE_INTEGER } = start;
    const bounds = [after, seq, seq, limit + 1] as const;
    const rows =
      ask.agency === undefined
        ? reading.rows.all(OF_ALL, ...bounds)
        : reading.rows.all(OF_AGENCY, ask.agency, ...bounds);
    const headers = new Headers(reading, ask, seq);
    return pageOf(
      start,
      rows,
      (row) => Number(row['stream_no']),
      (row) => headers.of(row),
    );
  }
}
