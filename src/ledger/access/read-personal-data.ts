import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordedEvent } from '../../eventstore/event-store.js';
import { parseRecord } from '../../eventstore/codec.js';
import { washingtonDay } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../privacy/keys.js';
import { openBox } from '../../privacy/seal.js';
import type { Envelope, Recorded } from '../command.js';
import { storedEventType } from '../event-types.js';
import { invalid } from '../invalid.js';
import { LedgerIdentity } from '../ledger-identity.js';
import { Recorder } from '../recorder.js';
import type { EventRef } from '../shapes.js';
import { Streams } from '../streams.js';

export type PersonalReadingInput = {
  /** 1 to 100. */
  readonly events: readonly EventRef[];
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly case: string;
};

export type PersonalReading = {
  readonly recorded: Recorded;
  readonly events: readonly (EventRef & {
    readonly type: string;
    readonly personal: Readonly<Record<string, string | null>>;
  })[];
};

const accessModel = {
  category: 'access',
  initial: (): null => null,
  evolve: (): null => null,
};

/** Opens personal fields for a stated purpose. The only door to the personal face. */
export class ReadPersonalData extends Command<PersonalReading> {
  constructor(
    readonly envelope: Envelope,
    readonly input: PersonalReadingInput,
  ) {
    super();
  }
}

@CommandHandler(ReadPersonalData)
export class ReadPersonalDataHandler implements ICommandHandler<ReadPersonalData> {
  constructor(
    private readonly recorder: Recorder,
    private readonly streams: Streams,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly ledger: LedgerIdentity,
  ) {}

  /** Finds and opens first, so that nothing is recorded of what cannot be read; records before it answers. */
  async execute({ envelope, input }: ReadPersonalData): Promise<PersonalReading> {
    const opened: PersonalReading['events'][number][] = [];
    for (const [index, ref] of input.events.entries()) {
      const event = await this.streams.find(ref.stream, ref.revision);
      if (event === undefined) throw invalid(`events[${index}]`, 'must be a recorded event');
      opened.push({ ...ref, type: event.type, personal: await this.#open(event, input.fields) });
    }
    const occurredOn = washingtonDay(this.clock.now());
    const month = { agency: 'ledger', key: occurredOn.slice(0, 7), route: 'access' };
    const data = { ...input, agency: envelope.actor.agency, occurredOn, count: opened.length };
    const recorded = await this.recorder.record(
      envelope,
      accessModel,
      this.keys.id(month, 0),
      () => [{ type: 'PersonalDataRead', data }],
    );
    return { recorded, events: opened };
  }

  /** @throws Problem key-destroyed */
  async #open(
    { record, stream }: RecordedEvent,
    fields: readonly string[],
  ): Promise<Readonly<Record<string, string | null>>> {
    const stored = parseRecord(record);
    if (stored.box === null) return {};
    const dataKey = await this.keys.storedDataKey(stored.box.kid);
    if (dataKey === undefined)
      throw new Problem('key-destroyed', 'The key of this event no longer exists.');
    const eventType = storedEventType(stored.type, stored.version);
    const all = openBox(stored, { ledgerId: this.ledger.id, stream, eventType, dataKey });
    return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)));
  }
}
