import { randomUUID } from 'node:crypto';
import { type Classified, CLASSIFIERS, type Classifiers } from '../../classify/classifiers.js';
import type { RecordedEvent } from '../../eventstore/event-store.js';
import { washingtonDay } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import type { AccessLog } from '../access/access-log.js';
import type { PersonalFaces } from '../access/personal-faces.js';
import { decode } from '../event-types.js';
import type { Self } from '../own-events.js';
import type { Recorder } from '../recorder.js';
import { reclassify, type Reclassified } from '../request/reclassify.js';
import { MAX_LINES, requestModel } from '../request/request.js';
import type { Range, TextClass } from '../shapes.js';
import { Changes, type Change } from './changes.js';
import { type Survey, survey } from './survey.js';
import { HOLDING_TEXTS, outdated } from './texts.js';

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

type Requested = Survey['requests'] extends ReadonlyMap<string, infer R> ? R : never;
type Classes = Reclassified['classes'];

const SELF = { id: 'ledger', role: 'ledger', agency: 'ledger' };

/**
 * Classifies again what earlier versions of the classifiers classified, and records for each text that is taken for
 * something else now its new class. Ended at any moment and begun again it records what is missing, and nothing
 * twice: what stands in the log is its only memory.
 */
export class Reclassification {
  constructor(
    private readonly self: Self,
    private readonly recorder: Recorder,
    private readonly faces: PersonalFaces,
    private readonly log: AccessLog,
    private readonly classifiers: Classifiers = CLASSIFIERS,
  ) {}

  /** The reading is recorded before anything is opened. @throws BoxBroken */
  async run(asked: Asked): Promise<Reclassifying> {
    const found = await survey(this.self, this.classifiers, asked.all);
    const changes = new Changes();
    let recorded = 0;
    if (found.events > 0) await this.#account(found, asked);
    for (const [name, request] of found.requests)
      if (request.last >= 0) recorded += await this.#request(name, request, asked, changes);
    const withoutKey = [...found.requests.values()]
      .filter((request) => request.withoutKey.length > 0)
      .map((request) => ({ stream: request.stream, revisions: request.withoutKey }));
    return { opened: found.events, ...changes.told(), recorded, withoutKey };
  }

  async #account({ events: count, fields, refs }: Survey, asked: Asked): Promise<void> {
    const by = [...fields].map((field) => this.classifiers[field as Classified].id);
    const rest = asked.record ? '' : '; a trial: no class is recorded';
    const body = {
      count,
      events: refs,
      fields: [...fields],
      purpose: `To classify texts again by ${by.join(', ')}${rest}`,
      case: asked.case,
    };
    const envelope = { actor: SELF, key: randomUUID(), route: 'reclassify', body };
    await this.log.record(envelope, 'PersonalDataRead', body);
  }

  /** @returns how many events were recorded. */
  async #request(
    name: string,
    request: Requested,
    asked: Asked,
    changes: Changes,
  ): Promise<number> {
    const pending = new Map<string, Mutable<Reclassified>>();
    let { times } = request.given;
    const before = times;
    const record = async (what: Reclassified): Promise<void> => {
      if (asked.record) await this.#record(request.stream, (times += 1) - 1, what);
    };
    for await (const event of this.self.store.readStream(name)) {
      if (event.revision > request.last) break;
      if (!HOLDING_TEXTS.has(event.type)) continue;
      for (const { field, line, was, now } of await this.#texts(event, request, asked.all)) {
        changes.add({ field, was, now });
        if (now.class === was.class) continue;
        const place = `${field} ${line === null}`;
        const { classifier } = now;
        const what = pending.get(place) ?? { field, classifier, classes: [] };
        what.classes.push({ revision: event.revision, line, class: now.class });
        pending.set(place, what);
        if (what.classes.length < MAX_LINES) continue;
        pending.delete(place);
        await record(what);
      }
    }
    for (const what of pending.values()) await record(what);
    return times - before;
  }

  /** The texts of an event that are to be classified again; none where its key no longer exists. */
  async #texts(event: RecordedEvent, { given }: Requested, all: boolean) {
    const { public: face, official } = decode(event);
    const texts = outdated({ revision: event.revision, official }, given, this.classifiers, all);
    if (texts.length === 0) return [];
    const fields = texts.map(({ field }) => field);
    const values = await this.faces.valuesIn(event, fields).catch(unlessDestroyed);
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
    const envelope = { actor: SELF, key, route: `reclassify ${stream}`, body };
    const on = washingtonDay(this.self.clock.now());
    await this.recorder
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

type Mutable<R extends Reclassified> = Omit<R, 'classes'> & { readonly classes: Classes[number][] };

const unlessDestroyed = (failure: unknown): undefined => {
  if (failure instanceof Problem && failure.id === 'key-destroyed') return;
  throw failure;
};
