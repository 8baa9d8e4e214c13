import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Day } from '../../kernel/dates.js';
import { Keys } from '../../privacy/keys.js';
import { ReadModels } from '../database.js';
import { dayList } from './day-list.js';
import { recordedList } from './recorded-list.js';

/**
 * The list of findings of a closed day, in pieces of some lines: the very bytes over which the root stands. They are made as they are sent, so whoever gets them checks them against the root.
 * @throws Problem not-found, day-list-differs.
 */
export class ReadDayFindings extends Query<AsyncIterable<string>> {
  constructor(readonly day: Day) {
    super();
  }
}

@QueryHandler(ReadDayFindings)
export class ReadDayFindingsHandler implements IQueryHandler<ReadDayFindings> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly keys: Keys,
  ) {}

  async execute({ day }: ReadDayFindings): Promise<AsyncIterable<string>> {
    const { list } = recordedList(this.readModels.reading('findings'), day);
    return texts(dayList(this.readModels, list, this.keys.daySeed(day)));
  }
}

async function* texts(list: ReturnType<typeof dayList>): AsyncGenerator<string> {
  for await (const lines of list)
    if (lines.length > 0) yield lines.map(({ text }) => `${text}\n`).join('');
}
