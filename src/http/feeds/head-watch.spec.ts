import { expect, it } from 'vitest';
import type { FeedEnd } from './feed-end.js';
import { HeadWatch } from './head-watch.js';

/** The one question that the watch asks of a feed. */
const feed = { seq: 4, lastSeq: () => feed.seq };
const head = new HeadWatch(feed as unknown as FeedEnd);
const never = new AbortController().signal;

it('does not wait for what is there already', async () => {
  expect(await head.goesBeyond(3, 60_000, never)).toBe(true);
});

it('wakes every reader that has something new to read, and no other', async () => {
  const behind = head.goesBeyond(4, 60_000, never);
  const ahead = head.goesBeyond(9, 120, never);
  feed.seq = 5;
  expect(await behind).toBe(true);
  expect(await ahead).toBe(false);
});

it('lets go at once when the reader leaves', async () => {
  const leaving = new AbortController();
  const waiting = head.goesBeyond(99, 60_000, leaving.signal);
  leaving.abort();
  expect(await waiting).toBe(false);
  expect(await head.goesBeyond(0, 60_000, leaving.signal)).toBe(false);
});
