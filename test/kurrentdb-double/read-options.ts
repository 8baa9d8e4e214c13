import type { ServerWritableStream } from '@grpc/grpc-js';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { StoredEvent } from './events.js';
import type { Log } from './log.js';
import { refusals } from './rpc-error.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

export type Filter = (event: StoredEvent) => boolean;

/** A place in the log; `prepare` may be less than `commit`. */
export type LogPosition = { readonly commit: bigint; readonly prepare: bigint };

/** Before the first event; as a position on the wire it is the largest number. */
export const BEFORE_ALL: LogPosition = { commit: -1n, prepare: -1n };
const WIRE_MAX = (1n << 64n) - 1n;
export const onWire = (value: bigint): string => String(value < 0n ? WIRE_MAX : value);

export const isAfter = (one: LogPosition, other: LogPosition): boolean =>
  one.commit > other.commit || (one.commit === other.commit && one.prepare > other.prepare);

export const placeOf = ({ position }: StoredEvent): LogPosition => ({
  commit: position,
  prepare: position,
});

type AllOptions = ReadReq.Options.AllOptions;
export const allPosition = (options: AllOptions): LogPosition | 'start' | 'end' => {
  const position = options.getPosition();
  if (!position) return options.hasEnd() ? 'end' : 'start';
  const [commit, prepare] = [position.getCommitPosition(), position.getPreparePosition()];
  // The largest number stands for the end, wherever it came from.
  if (BigInt(commit) === WIRE_MAX) return 'end';
  if (BigInt(commit) < BigInt(prepare)) throw refusals.thrown();
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};

type StreamOptions = ReadReq.Options.StreamOptions;
export const streamRevision = (options: StreamOptions): bigint | 'start' | 'end' => {
  if (options.hasRevision()) return BigInt(options.getRevision());
  return options.hasEnd() ? 'end' : 'start';
};

/** By name of stream or type of event; by prefixes or by a regular expression. @throws ServiceError */
export const filterOf = (options: ReadReq.Options): Filter => {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const byStream = filter.hasStreamIdentifier();
  const expression = byStream ? filter.getStreamIdentifier() : filter.getEventType();
  if (!expression) throw refusals.invalidArgument('The filter names neither streams nor types.');
  const matches = matcherOf(expression.getRegex(), expression.getPrefixList());
  return byStream ? ({ stream }) => matches(stream) : ({ type }) => matches(type);
};

const matcherOf = (regex: string, prefixes: readonly string[]): ((text: string) => boolean) => {
  if (regex === '') return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  const expression = new RegExp(regex, 'u');
  return (text) => expression.test(text);
};

/** Whether a record begins there. Beyond the log nothing is known, and nothing refused. */
export const isBoundary = (log: Log, commit: bigint): boolean =>
  commit >= log.end || commit === 0n || log.at(log.indexFrom(commit))?.position === commit;
