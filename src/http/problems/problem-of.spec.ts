import { HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { EventStoreError, type EventStoreErrorName } from '../../eventstore/event-store.js';
import { Problem } from '../../kernel/problem.js';
import { problemOf } from './problem-of.js';

const idOf = (error: unknown): string | undefined => problemOf(error)?.id;

describe('the problem behind an error', () => {
  it.each<[EventStoreErrorName, string | undefined]>([
    ['unavailable', 'store-unavailable'],
    ['closed', 'store-unavailable'],
    ['outcome-unknown', 'store-unavailable'],
    ['too-large', 'too-large'],
    ['leaf-too-large', 'too-large'],
    ['damaged', 'store-damaged'],
    ['wrong-expected-revision', undefined],
  ])('of the store, %s, is %s', (name, id) => {
    expect(idOf(new EventStoreError(name, 'disk of Testa Sample'))).toBe(id);
  });

  it('says to send a command again with its key where nobody knows whether it was written', () => {
    const problem = problemOf(new EventStoreError('outcome-unknown', ''));
    expect(problem?.message).toContain('same Idempotency-Key');
    expect(problem?.extensions.retryAfterSeconds).toBe(2);
  });

  it('says that the store refused the credentials, where it did: no outage', () => {
    const why = 'credentials-refused';
    const error = new EventStoreError('unavailable', '', undefined, { why });
    expect(problemOf(error)).toMatchObject({
      id: 'store-unavailable',
      message: expect.stringContaining('refused the credentials'),
    });
  });

  it.each([
    [404, 'not-found'],
    [413, 'too-large'],
    [414, 'too-large'],
    [415, 'media-type-unsupported'],
    [400, 'body-malformed'],
    [431, 'request-invalid'],
    [500, undefined],
    [503, undefined],
  ])('that the framework answers with %i is %s, in our own words', (status, id) => {
    const problem = problemOf(new HttpException('Cannot GET /Testa/Sample', status));
    expect(problem?.id).toBe(id);
    expect(problem?.message ?? '').not.toContain('Testa');
  });

  it('is itself where it is one, and unknown where nobody foresaw it', () => {
    const problem = new Problem('contended', 'Send it again.');
    expect(problemOf(problem)).toBe(problem);
    expect(problemOf(new TypeError('x'))).toBeUndefined();
  });
});
