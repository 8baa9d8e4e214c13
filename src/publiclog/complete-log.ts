import type { EventStore, RecordedEvent } from '../eventstore/event-store.js';
import type { TreeHead } from '../proof/consistency.js';
import type { TileBytes } from './edge.js';
import { edgeOf } from './edge-of.js';
import { leafBytes } from './leaf-bytes.js';
import { LogFiles } from './log-files.js';

/**
 * Makes again, out of the store, the tiles and bundles that an older copy of a log lacks up to what its key signed
 * last. Nothing is written where the store does not lead to that root. The checkpoint stays: the service signs anew.
 * @returns whether they were made.
 */
export const completeLog = async (
  directory: string,
  from: number,
  signed: TreeHead,
  store: Pick<EventStore, 'readAll'>,
): Promise<boolean> => {
  const files = new LogFiles(directory);
  const lacking = async function* (): AsyncGenerator<RecordedEvent> {
    let seq = 0;
    for await (const event of store.readAll(null)) {
      if (seq >= signed.size) return;
      if (seq >= from) yield event;
      seq += 1;
    }
  };
  if (!(await leadsTo(signed, files, from, lacking()))) return false;
  await grow(files, from, lacking(), ([tile, bytes]) => files.add(tile, bytes));
  await files.sync();
  return true;
};

const leadsTo = async (
  { size, root }: TreeHead,
  files: LogFiles,
  from: number,
  events: AsyncIterable<RecordedEvent>,
): Promise<boolean> => {
  const edge = await grow(files, from, events, () => Promise.resolve());
  return edge.size === size && Buffer.compare(edge.root(), root) === 0;
};

/** The edge after those events; every tile on the way goes to `put`. */
const grow = async (
  files: LogFiles,
  from: number,
  events: AsyncIterable<RecordedEvent>,
  put: (tile: TileBytes) => Promise<void>,
) => {
  const edge = await edgeOf(files, from);
  for await (const event of events)
    for (const full of edge.add(leafBytes(event, edge.size))) await put(full);
  for (const part of edge.partials()) await put(part);
  return edge;
};
