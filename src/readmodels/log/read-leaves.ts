import { Query } from '@nestjs/cqrs';

/** The bytes of a leaf of the public log, as UTF-8 text, and its place in it. */
export type Leaf = { readonly seq: number; readonly bytes: string };

/** Leaves after a seq (exclusive; -1: from the first), at most `limit` (1 to 1,000). */
export class ReadLeaves extends Query<readonly Leaf[]> {
  constructor(readonly ask: { readonly after: number; readonly limit: number }) {
    super();
  }
}
