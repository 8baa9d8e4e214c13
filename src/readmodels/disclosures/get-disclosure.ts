import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { type OneStream, streamPage, type StreamPage } from '../stream-page.js';

/**
 * A disclosure that answers no request, and what was later recorded of it. `agency`: only where that
 * agency is the recipient. @throws Problem not-found.
 */
export class GetDisclosure extends Query<StreamPage> {
  constructor(readonly ask: OneStream) {
    super();
  }
}

/** Reads the journal: the stream is the answer. */
@QueryHandler(GetDisclosure)
export class GetDisclosureHandler implements IQueryHandler<GetDisclosure> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetDisclosure): Promise<StreamPage> {
    return streamPage(this.readModels.reading(), ['disclosure'], ask, ({ public: face }) => [
      face['recipientAgency'],
    ]);
  }
}
