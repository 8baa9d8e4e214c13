import { describe, expect, it } from 'vitest';
import { EventStoreError } from '../event-store.js';
import { CredentialsUnreadable } from './credentials.js';
import { afterAppend, silence, whileReading } from './failures.js';

const error = (fields: object, message = ''): Error => Object.assign(new Error(message), fields);

/** What the client was seen to throw; what it means for an append, and for a read. */
const SEEN: readonly (readonly [string, Error, string, string])[] = [
  [
    'another revision',
    error({ type: 'wrong-expected-version', actualState: 4n }),
    'wrong-expected-revision',
    'unavailable',
  ],
  ['too many bytes', error({ type: 'maximum-append-size-exceeded' }), 'too-large', 'unavailable'],
  [
    'too large an event',
    error({ type: 'append-record-size-exceeded' }),
    'too-large',
    'unavailable',
  ],
  ['a tombstone', error({ type: 'stream-tombstoned' }), 'damaged', 'damaged'],
  ['a deleted stream', error({ type: 'stream-deleted' }), 'damaged', 'damaged'],
  ['a wrong password', error({ type: 'access-denied', code: 16 }), 'unavailable', 'unavailable'],
  ['a forbidden stream', error({ type: 'access-denied' }), 'unavailable', 'unavailable'],
  ['no credentials, as gRPC says it', error({ code: 16 }), 'unavailable', 'unavailable'],
  ['a forbidden call, as gRPC says it', error({ code: 7 }), 'unavailable', 'unavailable'],
  [
    'nobody listening',
    error({ code: 14 }, '14 UNAVAILABLE: No connection established. Last error: ECONNREFUSED'),
    'unavailable',
    'unavailable',
  ],
  ['an unknown host', error({}, 'getaddrinfo ENOTFOUND store'), 'unavailable', 'unavailable'],
  [
    'no leader found',
    error({}, 'Failed to discover after 10 attempts.'),
    'unavailable',
    'unavailable',
  ],
  [
    'a server that starts',
    error({ type: 'unknown' }, 'Could not recognize Server Is Not Ready'),
    'unavailable',
    'unavailable',
  ],
  [
    'a busy server',
    error({ type: 'unavailable' }, 'Server Is Too Busy'),
    'unavailable',
    'unavailable',
  ],
  [
    'a server without a leader',
    error({ type: 'unknown' }, 'No leader info available in response'),
    'unavailable',
    'unavailable',
  ],
  ['a lost connection', error({ type: 'unavailable', code: 14 }), 'outcome-unknown', 'unavailable'],
  ['a lost connection, as gRPC says it', error({ code: 14 }), 'outcome-unknown', 'unavailable'],
  ['a deadline', error({ type: 'deadline-exceeded', code: 4 }), 'outcome-unknown', 'unavailable'],
  ['a node that ends', error({ code: 13 }), 'outcome-unknown', 'unavailable'],
  ['another leader', error({ type: 'not-leader' }), 'outcome-unknown', 'unavailable'],
  ['a write that timed out', error({ type: 'unknown' }), 'outcome-unknown', 'unavailable'],
  ['silence', silence('An append', 5), 'outcome-unknown', 'unavailable'],
  [
    'a place where no event begins',
    error({ code: 3 }, '3 INVALID_ARGUMENT: Trying to read from an invalid position.'),
    'outcome-unknown',
    'damaged',
  ],
];

describe('of what the client throws', () => {
  it.each(SEEN)('%s is understood', (_, cause, appending, reading) => {
    expect(afterAppend(cause, 's').name).toBe(appending);
    expect(whileReading(cause).name).toBe(reading);
  });

  it.each([
    [
      'credentials-refused',
      error({ type: 'access-denied', code: 16 }),
      'refused these credentials',
    ],
    ['credentials-refused', error({ code: 7 }), 'refused these credentials'],
    ['credentials-unreadable', new CredentialsUnreadable('Cannot read'), 'file of the credentials'],
    [
      'certificate-refused',
      error(
        { code: 14 },
        'No connection established. Last error: unable to verify the first certificate',
      ),
      'tlsCAFile',
    ],
    [
      'address-without-name',
      error(
        { code: 14 },
        "No connection established. Last error: The property 'options.servername'",
      ),
      'write the name in its certificate into EVENTSTORE_URL',
    ],
    ['no-connection', error({ code: 14 }, 'connect ECONNREFUSED'), 'cannot be reached'],
    ['no-connection', error({ type: 'unavailable' }), 'cannot be reached'],
    ['no-answer', silence('A read', 5), 'cannot be reached'],
    ['no-answer', error({ type: 'deadline-exceeded' }), 'cannot be reached'],
  ])('%s is told apart, with what to do', (why, cause, words) => {
    expect(whileReading(cause)).toMatchObject({ why, message: expect.stringContaining(words) });
    expect(afterAppend(cause, 's').why).toBe(why);
  });

  it('an append to a host without an address, or without credentials to read, was never sent', () => {
    for (const words of [
      '14 UNAVAILABLE: Name resolution failed for target dns:x:2113',
      '2 UNKNOWN: Getting metadata from plugin failed with error: ENOENT',
    ])
      expect(afterAppend(error({ code: 2 }, words), 's').name).toBe('unavailable');
  });

  it('another revision tells which', () => {
    const at = (actualState: unknown) =>
      afterAppend(error({ type: 'wrong-expected-version', actualState }), 's').actual;
    expect([at(4n), at(0n), at('no_stream')]).toEqual([4, 0, 'no-stream']);
  });

  it('the cause is kept, and its words are told', () => {
    const cause = error({ code: 14 }, 'ECONNRESET');
    expect(afterAppend(cause, 's')).toMatchObject({
      cause,
      message: expect.stringContaining('ECONNRESET'),
    });
    expect(whileReading(error({ type: 'unavailable' })).message).toContain('(unavailable)');
  });

  it('what was understood before stays what it is', () => {
    const known = new EventStoreError('damaged', 'A gap.');
    expect([afterAppend(known, 's'), whileReading(known)]).toEqual([known, known]);
  });
});
