import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import type { EventRef } from '../shapes.js';
import { AccessLog } from './access-log.js';
import { type PersonalFace, PersonalFaces } from './personal-faces.js';

export type PersonalReadingInput = {
  /** 1 to 100. */
  readonly events: readonly EventRef[];
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly case: string;
};

export type PersonalReading = {
  readonly recorded: Recorded;
  /** Empty when the command was sent again. */
  readonly events: readonly (EventRef & PersonalFace)[];
};

/** Opens personal fields of events for a stated purpose. */
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
    private readonly log: AccessLog,
    private readonly faces: PersonalFaces,
  ) {}

  /**
   * Finds and opens first, so that nothing is recorded of what cannot be read; records before it
   * answers. Sent again under the same key it opens nothing: another reading is another record.
   */
  async execute({ envelope, input }: ReadPersonalData): Promise<PersonalReading> {
    const opened: PersonalReading['events'][number][] = [];
    for (const [index, ref] of input.events.entries()) {
      const face = await this.faces.open(ref, input.fields);
      if (face === undefined) throw invalid(`events[${index}]`, 'must be a recorded event');
      opened.push({ ...ref, ...face });
    }
    knownFields(input.fields, opened);
    const data = { ...input, count: opened.length };
    const recorded = await this.log.record(envelope, 'PersonalDataRead', data);
    return { recorded, events: recorded.repeated ? [] : opened };
  }
}

/** A mistyped name would look like an opening and open nothing. @throws Problem request-invalid */
const knownFields = (fields: readonly string[], opened: PersonalReading['events']): void => {
  for (const [index, field] of fields.entries())
    if (!opened.some(({ personal }) => field in personal))
      throw invalid(`fields[${index}]`, 'must be a personal field of one of these events');
};
