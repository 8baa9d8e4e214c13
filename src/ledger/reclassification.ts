import { randomUUID } from 'node:crypto';
import { CLASSIFIERS, type Classifiers } from '../classify/classifiers.js';
import type { RecordedEvent } from '../eventstore/event-store.js';
import { washingtonDay } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import { BoxBroken } from '../privacy/seal.js';
import type { AccessLog } from './access/access-log.js';
import type { PersonalFaces } from './access/personal-faces.js';
import { decode } from './event-types.js';
import { LEDGER, type Self } from './own-events.js';
import type { Recorder } from './recorder.js';
import { reclassify, type Reclassified } from './request/reclassify.js';
import { requestModel } from './request/request.js';
import type { Range, TextClass } from './shapes.js';
import { Changes, type Change } from './request/reclassifying/changes.js';
import { Pending } from './request/reclassifying/pending.js';
import { type Survey, type Surveyed, survey } from './request/reclassifying/survey.js';
import { HOLDING_TEXTS, outdated } from './request/reclassifying/texts.js';

export type Asked = {
  /** Under which file it is done: recorded with the reading of personal data. */
  readonly case: string;
  /** Also texts that this very version classified. */
  readonly all: boolean;
  /** Whether other classes are recorded, or only told. */
  readonly record: boolean;
};

export type Reclassifying = {
  /** Events whose personal face was opened. */
  readonly opened: number;
  /** What texts were taken for, and what they are taken for now; most first. */
  readonly changes: readonly Change[];
  /** Texts that are taken for the same. */
  readonly unchanged: number;
  /** Events recorded. */
  readonly recorded: number;
  /** Events that could not be opened, since their key no longer exists: their classes stay. */
  readonly withoutKey: readonly {
    readonly stream: string;
    readonly revisions: readonly Range[];
  }[];
};

/** Through which it writes, and through which it reads personal data. */
type Doors = {
  readonly recorder: Recorder;
  readonly faces: PersonalFaces;
  readonly log: AccessLog;
};

/** What came of it so far. */
type Seen = {
  readonly changes: Changes;
  readonly tell: ((opened: number) => void) | undefined;
  opened: number;
  recorded: number;
};

/**
 * Classifies again what earlier versions of the classifiers classified, and records for each text that is taken for
 * something else now its new class. Ended at any moment and begun again it records what is missing, and nothing
 * twice: what stands in the log is its only memory.
 */
export class Reclassification {
  constructor(
    private readonly self: Self,
    private readonly doors: Doors,
    private readonly classifiers: Classifiers = CLASSIFIERS,
  ) {}

  /** The reading is recorded before anything is opened. `tell` hears how many events were. @throws BoxBroken */
  async run(asked: Asked, tell?: Seen['tell']): Promise<Reclassifying> {
    const found = await survey(this.self, this.classifiers, asked.all);
    if (found.events > 0) await this.#account(found, asked);
    const seen: Seen = { changes: new Changes(), opened: 0, recorded: 0, tell };
    for (const [name, request] of found.requests)
      if (request.last >= 0) await this.#request(name, request, asked, seen);
    const withoutKey = [...found.requests.values()]
      .filter((request) => request.withoutKey.length > 0)
      .map((request) => ({ stream: request.stream, revisions: request.withoutKey }));
    return { opened: seen.opened, ...seen.changes.told(), recorded: seen.recorded, withoutKey };
  }

  async #account({ events: count, fields, refs }: Survey, asked: Asked): Promise<void> {
    const by = [...fields].map((field) => this.classifiers[field].id);
    const rest = asked.record ? '' : '; a trial: no class is recorded';
    const body = {
      count,
      events: refs,
      fields: [...fields],
      purpose: `To classify texts again by ${by.join(', ')}${rest}`,
      case: asked.case,
    };
    const envelope = { actor: LEDGER, key: randomUUID(), route: 'reclassify', body };
    await this.doors.log.record(envelope, 'PersonalDataRead', body);
  }

  async #request(name: string, request: Surveyed, asked: Asked, seen: Seen): Promise<void> {
    const pending = new Pending();
    let { times } = request.given;
    const record = async (what: Reclassified): Promise<void> => {
      if (!asked.record) return;
      await this.#record(request.stream, times, what);
      times += 1;
      seen.recorded += 1;
    };
    for await (const event of this.self.store.readStream(name)) {
      if (event.revision > request.last) break;
      if (!HOLDING_TEXTS.has(event.type)) continue;
      const texts = await this.#texts(event, request, asked.all);
      if (texts.length > 0) seen.opened += 1;
      seen.tell?.(seen.opened);
      for (const { field, line, was, now } of texts) {
        seen.changes.add({ field, was, now });
        if (now.class === was.class) continue;
        const full = pending.add({ revision: event.revision, line }, field, now);
        if (full !== undefined) await record(full);
      }
    }
    for (const what of pending.rest()) await record(what);
  }

  /** The texts of an event that are to be classified again; none where its key no longer exists. */
  async #texts(event: RecordedEvent, { given }: Surveyed, all: boolean) {
    const { public: face, official } = decode(event);
    const texts = outdated({ revision: event.revision, official }, given, this.classifiers, all);
    if (texts.length === 0) return [];
    const fields = texts.map(({ field }) => field);
    const values = await this.doors.faces
      .valuesIn(event, fields)
      .catch((failure: unknown) => named(failure, event));
    if (values === undefined) return [];
    const line = (face['line'] ?? null) as number | null;
    return texts.map(({ field, was }) => {
      const { id, classOf } = this.classifiers[field];
      const now: TextClass = { class: classOf(values[field] ?? null), classifier: id };
      return { field, line, was, now };
    });
  }

  /** The n-th time that texts of a request are classified again is one command, whoever sends it. */
  async #record(stream: string, after: number, body: Reclassified): Promise<void> {
    const key = `${body.classifier} ${after}`;
    const envelope = { actor: LEDGER, key, route: `reclassify ${stream}`, body };
    const on = washingtonDay(this.self.clock.now());
    await this.doors.recorder
      .record(envelope, requestModel, stream, (state) => reclassify(state, after, body, on))
      .catch(inWords);
  }
}

/** Nobody sent a command whom its words would help. */
const inWords = (failure: unknown): never => {
  if (!(failure instanceof Problem)) throw failure;
  throw new Error(
    `Others write to a request at the same time (${failure.id}). What is recorded stands: run it once more.`,
    { cause: failure },
  );
};

/** `undefined`: its key no longer exists. */
const named = (failure: unknown, { stream, revision }: RecordedEvent): undefined => {
  if (failure instanceof Problem && failure.id === 'key-destroyed') return;
  if (!(failure instanceof BoxBroken)) throw failure;
  throw new BoxBroken(`Revision ${revision} of ${stream}: ${failure.message}`, { cause: failure });
};
