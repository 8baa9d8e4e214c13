import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { type OneStream, streamPage, type StreamPage } from '../stream-page.js';

/** Kinds of streams in which the two sides record. */
const OF_SIDES = [
  'request',
  'disclosure',
  'inspection',
  'safeguard',
  'incident',
  'report',
  'attestation',
] as const;
const ALL = [...OF_SIDES, 'order', 'commitment', 'office', 'duty', 'review', 'access'] as const;

/** `all`: also what others than the two sides record: registers, reviews, openings of personal data. */
type Ask = OneStream & { readonly all: boolean };

/**
 * What was recorded in one stream, of whatever kind.
 * @throws Problem not-found; to an agency that it neither names nor was begun by it is not there.
 */
export class ReadStream extends Query<StreamPage> {
  constructor(readonly ask: Ask) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(ReadStream)
export class ReadStreamHandler implements IQueryHandler<ReadStream> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ReadStream): Promise<StreamPage> {
    const kinds = ask.all ? ALL : OF_SIDES;
    return streamPage(this.readModels.reading(), kinds, ask, ({ public: face }) => [
      face['agency'],
      face['requestingAgency'],
      face['recipientAgency'],
    ]);
  }
}
