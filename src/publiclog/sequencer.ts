import { setImmediate as turn } from 'node:timers/promises';
import { parseRecord, UnknownEvent } from '../eventstore/codec.js';
import type { EventStore, Position, RecordedEvent } from '../eventstore/event-store.js';
import { parseCheckpoint } from '../proof/checkpoint.js';
import { isConsistent, type TreeHead } from '../proof/consistency.js';
import { leafOf } from '../proof/leaf.js';
import { formatNote, NoteError, parseNote } from '../proof/note.js';
import { hashesOf, MOST_ENTRY_BYTES, TILE_WIDTH, tileSource, widthIn } from '../proof/tile.js';
import { consistencyProof, EMPTY_ROOT } from '../proof/tree.js';
import type { Cosigned, Cosigner } from './cosigner.js';
import { Edge } from './edge.js';
import type { LogFiles } from './log-files.js';
import type { LogSigner } from './log-signer.js';
import { recheck } from './recheck.js';
import { LogStandstill } from './standstill.js';

/**
 * Gives each event its place in the log, writes tiles and bundles, and publishes signed checkpoints. For the holder
 * of the log's lease. Whatever is after the last signed size may be written again and gives the same bytes.
 */
export class Sequencer {
  readonly #files: LogFiles;
  readonly #signer: LogSigner;
  readonly #edge: Edge;
  /** The last revision of each stream. */
  readonly #revisions = new Map<string, number>();
  /** Tiles that are full, whose partial forms a client may still ask for. */
  #outgrown: { readonly level: number | 'entries'; readonly n: number }[] = [];
  #published = 0;
  #position: Position | null = null;

  private constructor(files: LogFiles, signer: LogSigner, edge: Edge) {
    this.#files = files;
    this.#signer = signer;
    this.#edge = edge;
  }

  /**
   * Goes on from what the tiles hold of what was signed last.
   * @throws LogStandstill when they do not hold it, or the published checkpoint is none that the signer knows.
   */
  static async open(files: LogFiles, signer: LogSigner): Promise<Sequencer> {
    const last = signer.last();
    const shown = (await publishedHead(files)) ?? { size: 0, root: EMPTY_ROOT };
    if (shown.size > last.size)
      throw new LogStandstill(
        'key-missing',
        `A checkpoint of ${shown.size} leaves is published, but the signer only knows that it signed ${last.size}: its state is an older copy`,
      );
    const { root, proof } = await recheck(files, shown.size, last.size);
    if (Buffer.compare(root, last.root) !== 0)
      throw new LogStandstill(
        'files-damaged',
        `The tiles do not have the root that was signed for ${last.size} leaves`,
      );
    if (!isConsistent(shown, last, proof))
      throw new LogStandstill(
        'files-damaged',
        `The published checkpoint of ${shown.size} leaves is not of this log`,
      );
    return new Sequencer(files, signer, await edgeOf(files, last.size));
  }

  get size(): number {
    return this.#edge.size;
  }

  /** Where the store keeps the last event taken: follow from there. */
  get position(): Position | null {
    return this.#position;
  }

  /** Whether there is something that no published checkpoint covers. */
  get isAhead(): boolean {
    return this.#edge.size > this.#published;
  }

  /**
   * Compares the store with the log from the first event on, leaf by leaf. To be done before `add`.
   * @throws LogStandstill event-missing, event-changed, naming the place; EventStoreError.
   */
  async match(store: EventStore): Promise<void> {
    let seq = 0;
    let entries: readonly Uint8Array[] = [];
    if (this.size === 0) return;
    for await (const event of store.readAll(null)) {
      if (seq % TILE_WIDTH === 0) {
        const n = seq / TILE_WIDTH;
        entries = await this.#files.entries(n, widthIn(this.size, { level: 'entries', n }));
        await turn();
      }
      mustBeAt(seq, event, entries[seq % TILE_WIDTH]!);
      this.#mustFollow(event, seq);
      this.#position = event.position;
      seq += 1;
      if (seq === this.size) return;
    }
    const n = Math.floor(seq / TILE_WIDTH);
    const lost = await this.#files.entries(n, widthIn(this.size, { level: 'entries', n }));
    throw new LogStandstill(
      'event-missing',
      `The store ends before seq ${seq}, where the log holds ${placeIn(lost[seq % TILE_WIDTH]!)}`,
      seq,
    );
  }

  /** Takes events in the order of the store. Full tiles are written; nothing is published. */
  async add(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      const seq = this.size;
      this.#mustFollow(event, seq);
      for (const [tile, bytes] of this.#edge.add(leafBytes(event, seq))) {
        await this.#files.add(tile, bytes);
        this.#outgrown.push(tile);
      }
      this.#position = event.position;
    }
  }

  /**
   * Writes the tiles that are not full, reads everything new back, has the root signed and publishes it.
   * `cosigner` is asked before it is published.
   * @returns what the witnesses said; `undefined`: none were asked.
   * @throws LogStandstill root-differs, files-damaged, not-an-extension: then nothing is signed.
   */
  async publish(cosigner?: Cosigner): Promise<Cosigned | undefined> {
    for (const [tile, bytes] of this.#edge.partials()) await this.#files.add(tile, bytes);
    await this.#files.sync();
    const { proof, ...head } = await recheck(this.#files, this.#signer.last().size, this.size);
    if (Buffer.compare(head.root, this.#edge.root()) !== 0)
      throw new LogStandstill(
        'root-differs',
        `The root over ${head.size} leaves on disk is not the one that was counted`,
      );
    const signed = this.#signer.sign(head, proof);
    const cosigned = await cosigner?.cosign(parseNote(signed), (from, to) => this.#proof(from, to));
    await this.#files.replace(
      'checkpoint',
      cosigned === undefined ? signed : formatNote(cosigned.note),
    );
    this.#published = head.size;
    await this.#dropOutgrown();
    return cosigned;
  }

  #proof(from: number, to: number): readonly Uint8Array[] {
    return consistencyProof(
      from,
      to,
      tileSource(to, (tile) => this.#files.tileSync(tile)),
    );
  }

  /** Those of the checkpoint before this one stay until the next tile is full. */
  async #dropOutgrown(): Promise<void> {
    const newest = new Map(this.#outgrown.map(({ level, n }) => [level, n]));
    const old = this.#outgrown.filter(({ level, n }) => n < newest.get(level)!);
    for (const tile of old) await this.#files.dropPartials(tile);
    this.#outgrown = [...newest].map(([level, n]) => ({ level, n }));
  }

  /** In its stream each event follows the one before. */
  #mustFollow({ stream, revision }: RecordedEvent, seq: number): void {
    const next = (this.#revisions.get(stream) ?? -1) + 1;
    if (revision !== next)
      throw new LogStandstill(
        'event-missing',
        `The store gives revision ${revision} of ${stream} for seq ${seq}; revision ${next} is missing before it`,
        seq,
      );
    this.#revisions.set(stream, revision);
  }
}

const publishedHead = async (files: LogFiles): Promise<TreeHead | undefined> => {
  const checkpoint = await files.read('checkpoint');
  try {
    return checkpoint === undefined ? undefined : parseCheckpoint(parseNote(checkpoint).text);
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause;
    throw new LogStandstill('files-damaged', 'The published checkpoint is none', undefined, {
      cause,
    });
  }
};

const edgeOf = async (files: LogFiles, size: number): Promise<Edge> => {
  const levels: Uint8Array[][] = [];
  for (let span = 1, level = 0; span <= size; span *= TILE_WIDTH, level += 1) {
    const n = Math.floor(size / (span * TILE_WIDTH));
    const width = widthIn(size, { level, n });
    levels.push(width === 0 ? [] : [...hashesOf(files.tileSync({ level, n, width }))]);
  }
  const n = Math.floor(size / TILE_WIDTH);
  const width = widthIn(size, { level: 'entries', n });
  return new Edge(size, width === 0 ? [] : await files.entries(n, width), levels);
};

const leafBytes = (event: RecordedEvent, seq: number): Buffer => {
  const bytes = Buffer.from(leafText(event, seq));
  if (bytes.length <= MOST_ENTRY_BYTES) return bytes;
  throw new LogStandstill(
    'event-unreadable',
    `Seq ${seq}: its leaf has ${bytes.length} bytes; an entry of a log has at most ${MOST_ENTRY_BYTES}`,
    seq,
  );
};

const leafText = ({ record, stream, revision }: RecordedEvent, seq: number): string => {
  try {
    return leafOf(parseRecord(record), stream, revision);
  } catch (cause) {
    if (!(cause instanceof UnknownEvent)) throw cause;
    const what = `Seq ${seq}, revision ${revision} of ${stream}, cannot be read`;
    throw new LogStandstill('event-unreadable', what, seq, { cause });
  }
};

/** @throws LogStandstill when the store's event is not what the log has at that seq. */
const mustBeAt = (seq: number, event: RecordedEvent, entry: Uint8Array): void => {
  if (Buffer.compare(leafBytes(event, seq), entry) === 0) return;
  const here = `revision ${event.revision} of ${event.stream}`;
  const logged = placeIn(entry);
  if (logged === here)
    throw new LogStandstill(
      'event-changed',
      `At seq ${seq} the log holds ${logged}; the store holds another content for it`,
      seq,
    );
  throw new LogStandstill(
    'event-missing',
    `At seq ${seq} the log holds ${logged}; the store gives ${here} there`,
    seq,
  );
};

const placeIn = (entry: Uint8Array): string => {
  const { stream, revision } = JSON.parse(Buffer.from(entry).toString('utf8')) as {
    readonly stream: string;
    readonly revision: number;
  };
  return `revision ${revision} of ${stream}`;
};
