import { describe } from 'vitest';
import { appendSentences } from './append.sentences.js';
import { closeSentences } from './close.sentences.js';
import { followSentences } from './follow.sentences.js';
import { modelSentences } from './model.sentences.js';
import { readSentences } from './read.sentences.js';
import { retrySentences } from './retry.sentences.js';
import type { FreshStore } from './store-under-test.js';

/**
 * What every adapter of the event store promises, as library code: an adapter's spec calls it with a
 * factory of empty data. Adapters that several processes may open also call `otherProcessContract`.
 */
export const eventStoreContract = (name: string, fresh: FreshStore): void => {
  describe(`${name} keeps the event store contract`, { timeout: 120_000 }, () => {
    describe('append', () => {
      appendSentences(fresh);
    });
    describe('retry', () => {
      retrySentences(fresh);
    });
    describe('read', () => {
      readSentences(fresh);
    });
    describe('follow', () => {
      followSentences(fresh);
    });
    describe('close', () => {
      closeSentences(fresh);
    });
    describe('as a whole', () => {
      modelSentences(fresh);
    });
  });
};
