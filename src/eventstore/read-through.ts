import type { Source } from './copy.js';
import { type Digest, Digests } from './digests.js';
import type { RecordedEvent } from './event-store.js';

/** A copy holds what no ledger wrote there, or cannot be read. */
export class DamagedCopy extends Error {
  override readonly name = 'DamagedCopy';
}

/**
 * Reads a copy from its first event to its last, and looks at each: its record can be read and is its own, and in its
 * stream none is missing before it.
 * @param each hears of every event in order.
 * @throws DamagedCopy that names the first seq at which something is wrong.
 */
export const readThrough = async (
  source: Source,
  each: (event: RecordedEvent, seq: number) => void = () => {},
): Promise<Digest> => {
  const digests = new Digests();
  const due = new Map<string, number>();
  let seq = 0;
  try {
    for await (const event of source.readAll(null)) {
      const revision = due.get(event.stream) ?? 0;
      if (event.revision !== revision)
        throw new Error(
          `revision ${event.revision} of ${event.stream} stands where revision ${revision} must`,
        );
      due.set(event.stream, revision + 1);
      digests.add(event);
      each(event, seq);
      seq += 1;
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DamagedCopy(`At seq ${seq}: ${why}`, { cause });
  }
  return digests.sum();
};
