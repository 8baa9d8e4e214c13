import type * as pb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Context } from './context.js';
import { DELETED, type StoredEvent } from './events.js';
import type { Log } from './log.js';
import { nameOf, ReadReq } from './protocol.js';
import {
  allPosition,
  filterOf,
  isBoundary,
  type ReadCall,
  streamRevision,
} from './read-options.js';
import {
  eventResponse,
  lastStreamPositionResponse,
  streamNotFoundResponse,
} from './read-response.js';
import { refusals } from './rpc-error.js';
import { endWith, send } from './send.js';
import { metadataIn, metaStreamOf, shown } from './stream-metadata.js';
import { SubscribeCall } from './subscribe-call.js';

const PAGE = 32;

/** Reads and subscriptions are one method of the protocol. */
export const readCall =
  (context: Context) =>
  (call: ReadCall): void => {
    endWith(call, serve(context, call));
  };

const serve = async (context: Context, call: ReadCall): Promise<void> => {
  const options = call.request.getOptions()!;
  const stream = options.hasAll() ? '$all' : nameOf(options.getStream()!.getStreamIdentifier());
  context.reads.push(stream);
  context.access.require(call.metadata, 'read', stream);
  context.faults.mayRefuse();
  context.cluster.mustServe(context.member, call.metadata);
  if (options.hasSubscription()) await new SubscribeCall(context, call, stream).run();
  else if (options.hasAll()) await readAll(context, call, options);
  else await readStream(context.log, call, stream);
};

const isBackwards = (options: pb.ReadReq.Options): boolean =>
  options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;

/**
 * Both ends are inclusive forwards; backwards a position is read up to, without the event at it. Seen on 24.6: with
 * a filter it ends only where it meets one event more than was asked for, or the end of the log.
 */
const readAll = async (
  { log, faults }: Context,
  call: ReadCall,
  options: pb.ReadReq.Options,
): Promise<void> => {
  const matches = filterOf(options);
  const backwards = isBackwards(options);
  let left = Number(options.getCount());
  let index = firstIndex(log, options, backwards);
  while (left > 0 || options.hasFilter()) {
    const event = log.at(index);
    if (!event) return;
    index += backwards ? -1 : 1;
    if (index % PAGE === 0 && options.hasFilter()) await faults.lookOn();
    if (!matches(event)) continue;
    if (left === 0) return;
    await send(call, eventResponse(event));
    left -= 1;
  }
};

const firstIndex = (log: Log, options: pb.ReadReq.Options, backwards: boolean): number => {
  const from = allPosition(options.getAll()!);
  if (from === 'start') return backwards ? -1 : 0;
  if (from === 'end') return backwards ? log.length - 1 : log.length;
  // kurrentdb.md 7.2: clients see a permanent error that looks passing.
  const result = options.hasFilter() ? 'FilteredReadAllResult' : 'ReadAllResult';
  if (!isBoundary(log, from.commit)) throw refusals.unexpected(`${result}: InvalidPosition`);
  if (backwards && from.commit > log.end) throw refusals.unexpected(`${result}: Error`);
  return log.indexFrom(from.commit) - (backwards ? 1 : 0);
};

const readStream = async (log: Log, call: ReadCall, stream: string): Promise<void> => {
  const options = call.request.getOptions()!;
  const events = log.stream(stream);
  const last = events.at(-1)?.revision ?? -1n;
  if (last === DELETED) throw refusals.streamDeleted(stream);
  if (last < 0n || log.isSoftDeleted(stream)) return send(call, streamNotFoundResponse(stream));
  const visible = shown(events, metadataIn(log.stream(metaStreamOf(stream))));
  const from = streamRevision(options.getStream()!);
  const chosen = isBackwards(options) ? upTo(visible, from).toReversed() : since(visible, from);
  for (const event of chosen.slice(0, Number(options.getCount())))
    await send(call, eventResponse(event));
  if (Number(options.getControlOption()?.getCompatibility()) >= 1)
    await send(call, lastStreamPositionResponse(last));
};

type From = bigint | 'start' | 'end';
const since = (events: readonly StoredEvent[], from: From): readonly StoredEvent[] => {
  if (from === 'end') return [];
  return from === 'start' ? events : events.filter(({ revision }) => revision >= from);
};
const upTo = (events: readonly StoredEvent[], from: From): readonly StoredEvent[] => {
  if (from === 'end') return events;
  const last = from === 'start' ? 0n : from;
  return events.filter(({ revision }) => revision <= last);
};
