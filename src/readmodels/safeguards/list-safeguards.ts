import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { entriesOf, openedStreams } from '../opened-streams.js';
import { pageOf, pageStart } from '../paging.js';
import type { AsKnown, Page, Paging, View } from '../view.js';
import { type Standing, standingOf } from './standing.js';

type Ask = View &
  AsKnown &
  Paging & {
    /** Only of that agency. */
    readonly of?: string | undefined;
    /** As it stood on that day; absent: the day on which the last of what is known was recorded. */
    readonly on?: string | undefined;
  };

/** How the safeguards of each agency stood on a day, as known at a seq. `agency`: only its own. */
export class ListSafeguards extends Query<Page<Standing>> {
  constructor(readonly ask: Ask) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(ListSafeguards)
export class ListSafeguardsHandler implements IQueryHandler<ListSafeguards> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListSafeguards): Promise<Page<Standing>> {
    const reading = this.readModels.reading();
    const { journal } = reading;
    const start = pageStart(journal, ask);
    const on = ask.on ?? (start.seq < 0 ? '' : journal.entry(start.seq).recordedOn);
    const foreign = ask.agency !== undefined && ask.of !== undefined && ask.of !== ask.agency;
    const wanted = { category: 'safeguard', agency: ask.agency ?? ask.of };
    return pageOf(
      start,
      foreign ? [] : openedStreams(reading, wanted, start),
      ({ no }) => no,
      ({ no }) => standingOf(entriesOf(reading, no, start.seq), on, ask),
    );
  }
}
