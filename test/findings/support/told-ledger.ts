import { createSecretKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Command, CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { afterAll } from 'vitest';
import { EventStore } from '../../../src/eventstore/event-store.js';
import { addDays, type Day, instant, washingtonDay } from '../../../src/kernel/dates.js';
import { Problem } from '../../../src/kernel/problem.js';
import { PersonIndex } from '../../../src/ledger/access/person-index.js';
import { ProvenEvents } from '../../../src/ledger/access/proven-events.js';
import type { Recorded } from '../../../src/ledger/command.js';
import { COMMAND_HANDLERS } from '../../../src/ledger/command-handlers.js';
import { Days } from '../../../src/ledger/day/close-days.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { openLedger } from '../../../src/ledger/ledger/open-ledger.js';
import type { Self } from '../../../src/ledger/own-events.js';
import { Recorder } from '../../../src/ledger/recorder.js';
import { type Reclassified, reclassify } from '../../../src/ledger/request/reclassify.js';
import { requestModel } from '../../../src/ledger/request/request.js';
import { Snapshots } from '../../../src/ledger/snapshots.js';
import { Clock, SteppingClock } from '../../../src/platform/clock.js';
import { Log } from '../../../src/platform/log.js';
import { Keys } from '../../../src/privacy/keys.js';
import type { DataKey } from '../../../src/privacy/seal.js';
import type { LogEntry } from '../../../src/readmodels/projection.js';
import { entryOf } from '../../../src/readmodels/projection-run.js';
import { UNJUDGED } from '../../ledger/support/unjudged.js';
import { TestIdentity } from '../../support/ledger.js';
import { MemoryStore } from './memory-store.js';

const BEGINNING = instant('2025-08-05T12:00:00Z');
const YEARS = [2025, 2026, 2027, 2028, 2029];

/** The same in every run, so that a history told again has the same ids and pseudonyms. */
const keyFile = (): string => {
  const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64url');
  const epochs = YEARS.map((year, n) => [
    year,
    { epochKey: key(2 * n + 2), joinKey: key(2 * n + 3) },
  ]);
  return JSON.stringify({ v: 1, idKey: key(1), epochs: Object.fromEntries(epochs) });
};

/** One for all streams, since a new one is written durably; nobody opens a box here. */
const DATA_KEY: DataKey = { kid: 'told', key: createSecretKey(Buffer.alloc(32)) };

/** What the ledgers of a test file share. */
const openShared = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'told-'));
  const file = join(directory, 'keys', 'told.json');
  mkdirSync(dirname(file), { mode: 0o700 });
  writeFileSync(file, keyFile(), { mode: 0o600 });
  const keys = await Keys.open({ keyFile: file, storeIsEmpty: true });
  Object.assign(keys, { dataKey: async () => DATA_KEY });
  const log = new Log(() => {});
  const snapshots = new Snapshots({ directory: join(directory, 'snapshots'), keys, log });
  const close = async (): Promise<void> => {
    snapshots.close();
    await keys.close();
    rmSync(directory, { recursive: true });
  };
  return { keys, snapshots, close };
};
let shared: ReturnType<typeof openShared> | undefined;
afterAll(async () => (await shared)?.close());

/** A ledger whose store is in memory. What it is told goes the way of anyone's command: through the deciders. */
export class ToldLedger {
  readonly #clock = new SteppingClock(BEGINNING);
  readonly #store = new MemoryStore();
  readonly #self: Self;
  readonly #days: Days;
  #commands: CommandBus | undefined;
  #recorder: Recorder | undefined;

  private constructor(
    private readonly keys: Keys,
    private readonly snapshots: Snapshots,
  ) {
    const [store, clock, ledger] = [this.#store, this.#clock, new TestIdentity()];
    this.#self = { store, keys, clock, ledger };
    this.#days = new Days(this.#self, UNJUDGED);
  }

  static async open(): Promise<ToldLedger> {
    const { keys, snapshots } = await (shared ??= openShared());
    const ledger = new ToldLedger(keys, snapshots);
    await openLedger(ledger.#self);
    await ledger.#start();
    return ledger;
  }

  get today(): Day {
    return washingtonDay(this.#clock.now());
  }

  /** @returns `undefined` where the command is refused: nothing is recorded then. */
  async tell(command: Command<Recorded>): Promise<Recorded | undefined> {
    try {
      return await this.#commands?.execute(command);
    } catch (refusal) {
      if (refusal instanceof Problem) return undefined;
      throw refusal;
    }
  }

  /** Some days go by and are closed, until the morning, or the night that is already the next day by UTC. */
  async wait(days: number, untilNight: boolean): Promise<void> {
    const day = addDays(this.today, days);
    const then = untilNight ? `${addDays(day, 1)}T03:00:00Z` : `${day}T05:05:00Z`;
    this.#clock.stepTo(instant(then));
    await this.#days.closeAllOver();
  }

  /** Everything recorded, in the order of the log. */
  entries(): readonly LogEntry[] {
    return this.#store.events.map(entryOf);
  }

  /** As the job does that classifies texts again; whatever class they are given. */
  async reclassify(request: string, said: Reclassified): Promise<void> {
    const { reclassifications } = await this.#recorder!.stateOf(requestModel, request);
    const actor = { id: 'ledger', role: 'ledger', agency: 'ledger' };
    const key = `${said.classifier} ${reclassifications}`;
    const envelope = { actor, key, route: `reclassify ${request}`, body: said };
    await this.#recorder!.record(envelope, requestModel, request, (state) =>
      reclassify(state, reclassifications, said, this.today),
    );
  }

  async #start(): Promise<void> {
    const { store, keys, clock, ledger } = this.#self;
    const parts = [
      { provide: EventStore, useValue: store },
      { provide: Keys, useValue: keys },
      { provide: Clock, useValue: clock },
      { provide: LedgerIdentity, useValue: ledger },
      { provide: Snapshots, useValue: this.snapshots },
      // Nobody reads personal data here.
      { provide: PersonIndex, useValue: {} },
      { provide: ProvenEvents, useValue: {} },
    ];
    const module = { imports: [CqrsModule.forRoot()], providers: [...COMMAND_HANDLERS, ...parts] };
    const application = await Test.createTestingModule(module).compile();
    await application.init();
    this.#commands = application.get(CommandBus);
    this.#recorder = application.get(Recorder);
  }
}
