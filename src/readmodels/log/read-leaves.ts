import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { type Leaf, LeafFeed } from './leaf-feed.js';

/** Leaves after a seq (exclusive; -1: from the first), at most `limit`, 1 to 1,000. */
export class ReadLeaves extends Query<readonly Leaf[]> {
  constructor(readonly ask: { readonly after: number; readonly limit: number }) {
    super();
  }
}

const MOST = 1_000;

@QueryHandler(ReadLeaves)
export class ReadLeavesHandler implements IQueryHandler<ReadLeaves> {
  constructor(private readonly feed: LeafFeed) {}

  async execute({ ask: { after, limit } }: ReadLeaves): Promise<readonly Leaf[]> {
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
      throw new Problem('request-invalid', `limit: a whole number from 1 to ${MOST}`, {
        errors: [{ field: 'limit', message: `a whole number from 1 to ${MOST}` }],
      });
    if (!Number.isInteger(after) || after < -1)
      throw new Problem('request-invalid', 'after: the seq of a leaf, or absent', {
        errors: [{ field: 'after', message: 'the seq of a leaf, or absent' }],
      });
    return this.feed.read(after, limit);
  }
}
