import { createHash, type Hash } from 'node:crypto';
import { utcDay } from '../../kernel/dates.js';
import { sealEvents, stamped } from '../../ledger/sealing.js';
import type { Keys } from '../../privacy/keys.js';
import type { Part } from '../content/records-in.js';
import { readPart } from '../disk/staging.js';
import { type CheckedPart, checkPart } from './check-part.js';
import { outcomeText } from './outcome.js';
import { type Common, PartInHand } from './part-in-hand.js';
import {
  type CheckTask,
  type Looked,
  type LookTask,
  type Sealed,
  type SealTask,
  type Task,
  Workshop,
} from './workshop.js';

/** The work itself, in the thread that asks for it. Holds one part at a time. */
export class Bench extends Workshop {
  #hash: Hash = createHash('sha256');
  #inHand: { readonly name: string; readonly part: PartInHand } | undefined;

  constructor(
    private readonly directory: string,
    private readonly keys: Keys,
  ) {
    super();
  }

  override async check(task: CheckTask): Promise<CheckedPart> {
    const part = await this.#read(task);
    this.#hash.update(part.bytes);
    return checkPart(part, task);
  }

  override async digest(): Promise<string> {
    const digest = this.#hash.digest('hex');
    this.#hash = createHash('sha256');
    return digest;
  }

  override async seal(task: SealTask): Promise<Sealed> {
    const { range, common, firstLine, into, deciding } = task;
    const part = await this.#take(task);
    const recordedOn = utcDay(deciding.recordedAt);
    const making = { common, firstLine, recordedOn, letter: new Set(task.letter) };
    const { events, deficient } = part.make(this.keys, range, making);
    return {
      events: await sealEvents(this.keys, into, deciding, stamped(deciding, events)),
      deficient: deficient.length,
      outcomes: outcomeText(deficient),
    };
  }

  override async look(task: LookTask): Promise<Looked> {
    const part = await this.#take(task);
    const { recordedOn, range } = task;
    const making = {
      common: NOTHING,
      firstLine: undefined,
      recordedOn,
      letter: new Set(task.letter),
    };
    const { deficient } = part.make(this.keys, range, making);
    return { deficient: deficient.length, outcomes: outcomeText(deficient) };
  }

  override async close(): Promise<void> {
    this.#inHand = undefined;
  }

  async #take(task: Task): Promise<PartInHand> {
    const { batch, n, digest } = task.staged;
    const name = `${batch}/${n}/${digest}`;
    if (this.#inHand?.name !== name)
      this.#inHand = { name, part: new PartInHand(await this.#read(task), task.before) };
    return this.#inHand.part;
  }

  async #read({ staged, key, kind, contentType, columns }: Task): Promise<Part> {
    const bytes = await readPart(this.directory, key, staged);
    return { kind, contentType, bytes, columns };
  }
}

/** Of events that nobody keeps. */
const NOTHING: Common = { agency: '', occurredOn: '' };
