import { expect, it } from 'vitest';
import { Problem } from '../../kernel/problem.js';
import { Metrics } from '../../platform/metrics.js';
import { MAX_STREAMS, OpenStreams, type Reader } from './open-streams.js';

const HERE: Reader = { kind: 'address', name: '192.0.2.7' };

const refused = (streams: OpenStreams, reader: Reader): boolean => {
  try {
    streams.enter(reader)();
    return false;
  } catch (error) {
    return error instanceof Problem && error.id === 'too-many-streams';
  }
};

it('nobody can use all streams up, and a place given back is free again', () => {
  const streams = new OpenStreams(new Metrics());
  const places = Array.from({ length: MAX_STREAMS.address }, () => streams.enter(HERE));
  expect(refused(streams, HERE)).toBe(true);
  expect(refused(streams, { kind: 'address', name: '192.0.2.8' })).toBe(false);
  expect(refused(streams, { kind: 'account', name: '192.0.2.7' })).toBe(false);
  places[0]?.();
  places[0]?.();
  expect(refused(streams, HERE)).toBe(false);
});

it('all of them together have a bound', () => {
  const streams = new OpenStreams(new Metrics());
  for (let n = 0; n < MAX_STREAMS.all; n += 1) streams.enter({ kind: 'address', name: String(n) });
  expect(refused(streams, { kind: 'account', name: 'watchdog' })).toBe(true);
});

it('a closing process tells every stream and waits until they have left', async () => {
  const streams = new OpenStreams(new Metrics());
  const leave = streams.enter(HERE);
  streams.closing.addEventListener('abort', () => setTimeout(leave, 30));
  let left = false;
  const closed = streams.beforeApplicationShutdown().then(() => (left = true));
  expect(streams.closing.aborted).toBe(true);
  expect(left).toBe(false);
  await closed;
  expect(refused(streams, HERE)).toBe(false);
});
