import { Injectable } from '@nestjs/common';
import { parseRecord } from '../../eventstore/codec.js';
import type { RecordedEvent } from '../../eventstore/event-store.js';
import { Problem } from '../../kernel/problem.js';
import { Keys } from '../../privacy/keys.js';
import { officialOpeningOf, openBox, openingsOf } from '../../privacy/seal.js';
import { storedEventType } from '../event-types.js';
import { LedgerIdentity } from '../ledger-identity.js';
import type { EventRef } from '../shapes.js';
import { Streams } from '../streams.js';

export type PersonalFace = {
  readonly type: string;
  /** The fields asked for that this type has; null where not recorded. */
  readonly personal: Readonly<Record<string, string | null>>;
  /**
   * For each of them what opens its commitment in the public log to anybody:
   * base64url(JCS([salt, name, value])). Its SHA-256, base64url, is the digest in the leaf.
   */
  readonly openings: Readonly<Record<string, string>>;
};

/** Opens sealed boxes. Only handlers that record the reading before they answer may use it. */
@Injectable()
export class PersonalFaces {
  constructor(
    private readonly streams: Streams,
    private readonly keys: Keys,
    private readonly ledger: LedgerIdentity,
  ) {}

  /** `undefined`: there is no such event. @throws Problem key-destroyed */
  async open(
    { stream, revision }: EventRef,
    fields: readonly string[],
  ): Promise<PersonalFace | undefined> {
    const event = await this.streams.find(stream, revision);
    return event && this.#opened(event, fields);
  }

  /**
   * The values alone, for lists, by `nameOf` an event; null where their key no longer exists. An event that
   * is not there is left out.
   */
  async values(
    refs: readonly EventRef[],
    fields: readonly string[],
  ): Promise<ReadonlyMap<string, PersonalFace['personal'] | null>> {
    const values = new Map<string, PersonalFace['personal'] | null>();
    for (const [stream, some] of Map.groupBy(refs, (ref) => ref.stream)) {
      const revisions = some.map(({ revision }) => revision);
      for await (const event of this.streams.several(stream, revisions))
        values.set(
          nameOf({ stream, revision: event.revision }),
          await this.valuesIn(event, fields).catch(ifDestroyed),
        );
    }
    return values;
  }

  /** The values in an event that was read. @throws Problem key-destroyed */
  async valuesIn(
    event: RecordedEvent,
    fields: readonly string[],
  ): Promise<PersonalFace['personal']> {
    const { stored, at } = await this.#at(event);
    return at === undefined ? {} : only(fields, openBox(stored, at));
  }

  /**
   * What opens one personal field of an event, or its official face as a whole, and nothing else of it.
   * `undefined`: there is no such event. `opening` is undefined where its type has no such field.
   * @throws Problem key-destroyed
   */
  async opening(
    { stream, revision }: EventRef,
    field: string,
  ): Promise<{ readonly event: string; readonly opening: string | undefined } | undefined> {
    const event = await this.streams.find(stream, revision);
    if (event === undefined) return undefined;
    const stored = parseRecord(event.record);
    if (field === OFFICIAL) return { event: stored.id, opening: officialOpeningOf(stored) };
    const { openings } = await this.#opened(event, [field]);
    return { event: stored.id, opening: openings[field] };
  }

  async #opened(event: RecordedEvent, fields: readonly string[]): Promise<PersonalFace> {
    const { type } = event;
    const { stored, at } = await this.#at(event);
    if (at === undefined) return { type, personal: {}, openings: {} };
    return {
      type,
      personal: only(fields, openBox(stored, at)),
      openings: only(fields, openingsOf(stored, at)),
    };
  }

  /** A record and what opens its box; `at` undefined: it has none. */
  async #at({ type, stream, record }: RecordedEvent) {
    const stored = parseRecord(record);
    if (stored.box === null) return { stored, at: undefined };
    const dataKey = await this.keys.storedDataKey(stored.box.kid);
    if (dataKey === undefined)
      throw new Problem('key-destroyed', 'The key of this event no longer exists.');
    const eventType = storedEventType(type, stored.version);
    return { stored, at: { ledgerId: this.ledger.id, stream, eventType, dataKey } };
  }
}

/** The official face has one commitment: it is opened whole, under this name. */
const OFFICIAL = 'official';

export const nameOf = ({ stream, revision }: EventRef): string => `${stream} ${revision}`;

/** A list is not refused for one of its events. */
const ifDestroyed = (failure: unknown): null => {
  if (failure instanceof Problem && failure.id === 'key-destroyed') return null;
  throw failure;
};

const only = <T>(
  names: readonly string[],
  all: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
