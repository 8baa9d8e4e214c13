/**
 * STORED FOREVER. Streams are named `ledger_<shortId>_<category>-<id>`: one store can hold several
 * ledgers, and a ledger is exactly the streams with its prefix.
 */
export type StreamName = {
  /** The ledger's short id, `LEDGER_ID`: 1-16 of a-z0-9. */
  readonly ledgerId: string;
  /** Kind of stream: letters only, so that the first dash ends it. */
  readonly category: string;
  readonly id: string;
};

const LEDGER_ID = /^[a-z0-9]{1,16}$/;
const STREAM_NAME = /^ledger_([a-z0-9]{1,16})_([a-z]+)-([0-9a-z-]+)$/;

/** What every stream name of a ledger begins with. @throws RangeError when the short id is none. */
export const prefixOf = (ledgerId: string): string => {
  if (!LEDGER_ID.test(ledgerId))
    throw new RangeError('The short id of a ledger is 1 to 16 of a-z and 0-9');
  return `ledger_${ledgerId}_`;
};

/** @throws RangeError when the parts make no name that can be read back. */
export const streamName = (ledgerId: string, category: string, id: string): string => {
  const name = `ledger_${ledgerId}_${category}-${id}`;
  if (parseStreamName(name)?.id !== id) throw new RangeError('Not the parts of a stream name');
  return name;
};

/** The parts of a stream name, or `undefined` when it is no ledger's. */
export const parseStreamName = (name: string): StreamName | undefined => {
  const [, ledgerId, category, id] = STREAM_NAME.exec(name) ?? [];
  if (ledgerId === undefined || category === undefined || id === undefined) return undefined;
  return { ledgerId, category, id };
};
