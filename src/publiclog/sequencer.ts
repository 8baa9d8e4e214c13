import { setImmediate as turn } from 'node:timers/promises';
import type { EventStore, Position, RecordedEvent } from '../eventstore/event-store.js';
import type { TreeHead } from '../proof/consistency.js';
import { TILE_WIDTH, tileSource, widthIn } from '../proof/tile.js';
import { consistencyProof, rootOf } from '../proof/tree.js';
import type { Edge } from './edge.js';
import { edgeOf } from './edge-of.js';
import { leafBytes, mustBeAt, placeIn } from './leaf-bytes.js';
import type { LogFiles } from './log-files.js';
import { recheck, type Rechecked } from './recheck.js';
import { LogStandstill } from './standstill.js';

/**
 * Gives each event its place in the log and writes tiles and bundles. It holds no key: checkpoint-source.ts says
 * which checkpoint is published over them. For the holder of the log's lease. What is after the published
 * checkpoint may be written again and gives the same bytes.
 */
export class Sequencer {
  readonly #files: LogFiles;
  readonly #edge: Edge;
  /** The last revision of each stream. */
  readonly #revisions = new Map<string, number>();
  /** Tiles that are full, whose partial forms a client may still ask for. */
  #outgrown: { readonly level: number | 'entries'; readonly n: number }[] = [];
  #published: number;
  #position: Position | null = null;

  private constructor(files: LogFiles, edge: Edge) {
    this.#files = files;
    this.#edge = edge;
    this.#published = edge.size;
  }

  /**
   * Goes on from the tree that was published.
   * @throws LogStandstill files-damaged when the tiles do not hold it.
   */
  static async open(files: LogFiles, published: TreeHead): Promise<Sequencer> {
    const { size } = published;
    const { root } = await recheck(files, size, size);
    if (Buffer.compare(root, published.root) !== 0)
      throw new LogStandstill(
        'files-damaged',
        `The tiles do not have the root of the published checkpoint of ${size} leaves`,
      );
    return new Sequencer(files, await edgeOf(files, size));
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
   * Compares the store with the log from the first event on, leaf by leaf, and goes on to `least` leaves. To be done
   * before `add`. `compared` hears how far it is.
   * @throws LogStandstill event-missing, event-changed, naming the place; EventStoreError.
   */
  async match(store: EventStore, least: number, compared: (leaves: number) => void): Promise<void> {
    const written = this.size;
    const end = Math.max(written, least);
    let seq = 0;
    let entries: readonly Uint8Array[] = [];
    if (end === 0) return;
    for await (const event of store.readAll(null)) {
      if (seq % TILE_WIDTH === 0) {
        compared(seq);
        if (seq < written) entries = await this.#bundle(seq, written);
        await turn();
      }
      if (seq < written) {
        mustBeAt(seq, event, entries[seq % TILE_WIDTH]!);
        this.#mustFollow(event, seq);
        this.#position = event.position;
      } else await this.add([event]);
      seq += 1;
      if (seq === end) return;
    }
    const holds =
      seq < written
        ? `where the log holds ${placeIn((await this.#bundle(seq, written))[seq % TILE_WIDTH]!)}`
        : `and ${least} leaves are signed`;
    throw new LogStandstill('event-missing', `The store ends before seq ${seq}, ${holds}`, seq);
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
   * Writes the tiles that are not full and reads everything after `earlier` back.
   * @returns the head of the whole tree, from the disk, with the proof that it begins with the earlier one.
   * @throws LogStandstill root-differs, files-damaged.
   */
  async write(earlier: number): Promise<Rechecked> {
    for (const [tile, bytes] of this.#edge.partials()) await this.#files.add(tile, bytes);
    await this.#files.sync();
    const found = await recheck(this.#files, earlier, this.size);
    if (Buffer.compare(found.root, this.#edge.root()) !== 0)
      throw new LogStandstill(
        'root-differs',
        `The root over ${found.size} leaves on disk is not the one that was counted`,
      );
    return found;
  }

  /** Publishes a checkpoint over the whole tree, after `write`. */
  async publish(checkpoint: string): Promise<void> {
    await this.#files.replace('checkpoint', checkpoint);
    this.#published = this.size;
    await this.#dropOutgrown();
  }

  /** The root over the first leaves of what was published. */
  publishedRoot(size: number): Uint8Array {
    return rootOf(
      size,
      tileSource(this.#published, (tile) => this.#files.tileSync(tile)),
    );
  }

  /** That the tree of the greater size begins with the other one; both were written. */
  proof(from: number, to: number): readonly Uint8Array[] {
    return consistencyProof(
      from,
      to,
      tileSource(to, (tile) => this.#files.tileSync(tile)),
    );
  }

  #bundle(seq: number, size: number): Promise<readonly Uint8Array[]> {
    const n = Math.floor(seq / TILE_WIDTH);
    return this.#files.entries(n, widthIn(size, { level: 'entries', n }));
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
