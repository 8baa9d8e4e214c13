import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import type { AsKnown, View } from '../view.js';
import { findRequest } from './find-request.js';
import { Headers } from './read-headers.js';
import type { RequestHeader } from './request-header.js';

type Found = RequestHeader & { readonly seq: number };

/** One request. @throws Problem not-found when nothing of it was recorded by then, or for another agency. */
export class GetRequest extends Query<Found> {
  constructor(readonly ask: View & AsKnown & { readonly id: string }) {
    super();
  }
}

@QueryHandler(GetRequest)
export class GetRequestHandler implements IQueryHandler<GetRequest> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetRequest): Promise<Found> {
    const reading = this.readModels.reading('requests');
    const seq = reading.journal.seqAt(ask.at);
    const row = findRequest(reading, ask.id, seq, ask);
    return { seq, ...new Headers(reading, ask, seq).of(row) };
  }
}
