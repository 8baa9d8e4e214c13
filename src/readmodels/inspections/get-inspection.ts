import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { type OneStream, streamPage, type StreamPage } from '../stream-page.js';

/**
 * Access that answers no request: what was recorded of it, in the order recorded.
 * @throws Problem not-found; to an agency that neither recorded it nor had the access it is not there.
 */
export class GetInspection extends Query<StreamPage> {
  constructor(readonly ask: OneStream) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(GetInspection)
export class GetInspectionHandler implements IQueryHandler<GetInspection> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetInspection): Promise<StreamPage> {
    return streamPage(this.readModels.reading(), ['inspection'], ask, ({ public: face }) => [
      face['agency'],
      face['recipientAgency'],
    ]);
  }
}
