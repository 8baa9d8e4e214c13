import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore, Position } from '../../src/eventstore/event-store.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { PROJECTIONS } from '../../src/readmodels/catalogue.js';
import { ReadModels } from '../../src/readmodels/database.js';
import type { Projection } from '../../src/readmodels/projection.js';
import { Projected } from '../../src/readmodels/projected.js';
import type { ProjectorLines } from '../../src/readmodels/status-lines.js';
import { Projector } from '../../src/readmodels/projector.js';
import { eventOf, streamNamed, type Told } from './entries.js';

/** A projector, and how far it is. */
export class Projecting extends Projected {
  readonly #projector: Projector;

  constructor(
    store: EventStore,
    readModels: ReadModels,
    projections: readonly Projection[],
    lines?: ProjectorLines,
  ) {
    super(readModels, lines);
    this.#projector = new Projector(store, readModels.directory, projections, (state) =>
      this.hear(state),
    );
  }

  start(): void {
    this.#projector.start();
  }

  stop(): Promise<void> {
    return this.#projector.stop();
  }
}

/** A real store and real read models in a directory of their own. */
export class History {
  readonly directory = mkdtempSync(join(tmpdir(), 'history-'));
  readonly store = SqliteEventStore.open({
    file: join(this.directory, 'events.sqlite'),
    prefix: 'ledger_test_',
  });
  readonly readModels = new ReadModels(join(this.directory, 'readmodels'));
  readonly #revisions = new Map<string, number>();
  #projector: Projecting | undefined;
  #head: Position | undefined;
  #count = 0;

  /** Records events in the order told: those that follow one another in a stream in one append. */
  async record(...told: readonly Told[]): Promise<void> {
    let from = 0;
    for (let to = 1; to <= told.length; to += 1) {
      if (to < told.length && told[to]?.stream === told[from]?.stream && to - from < 500) continue;
      await this.#append(told.slice(from, to));
      from = to;
    }
  }

  async #append(told: readonly Told[]): Promise<void> {
    const stream = streamNamed(told[0]?.stream ?? '');
    const revision = this.#revisions.get(stream) ?? -1;
    const events = told.map((one, n) => eventOf(one, this.#count + n));
    const expected = revision < 0 ? 'no-stream' : revision;
    this.#head = (await this.store.append(stream, events, expected)).position;
    this.#revisions.set(stream, revision + told.length);
    this.#count += told.length;
  }

  projector(projections: readonly Projection[] = PROJECTIONS): Projecting {
    this.#projector = new Projecting(this.store, this.readModels, projections);
    this.#projector.start();
    return this.#projector;
  }

  /** Projects everything that was recorded. */
  async projected(projections: readonly Projection[] = PROJECTIONS): Promise<Projecting> {
    await this.#projector?.stop();
    const projector = this.projector(projections);
    if (this.#head !== undefined) await projector.waitFor(this.#head, 60_000);
    return projector;
  }

  async end(): Promise<void> {
    await this.#projector?.stop();
    this.readModels.close();
    await this.store.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
