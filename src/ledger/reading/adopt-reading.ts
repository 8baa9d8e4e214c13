import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';

export type ReadingInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly readingId: string;
  readonly title: string;
  readonly source?: string | null | undefined;
  readonly docket?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly answers?: readonly AnswerInput[] | null | undefined;
};

type AnswerInput = {
  readonly switch: string;
  readonly answer: 'yes' | 'no' | 'open' | 'plain';
  readonly answeredBy: 'court' | 'inferred' | 'statute' | 'agency' | 'press' | null;
  readonly source: string | null;
  readonly date: string | null;
};

const readingModel = {
  category: 'reading',
  initial: (): null => null,
  evolve: (): null => null,
};

/** The registrar records that a way to read the law was adopted, or, adopted before, that it was changed. */
export class AdoptReading extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: ReadingInput,
  ) {
    super();
  }
}

@CommandHandler(AdoptReading)
export class AdoptReadingHandler implements ICommandHandler<AdoptReading> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
  ) {}

  /** One stream a reading: its id follows from the reading's. Which questions there are, the law knows. */
  execute({ envelope, input }: AdoptReading): Promise<Recorded> {
    const place = { agency: 'ledger', key: input.readingId, route: 'reading' };
    const streamId = this.keys.id(place, 0);
    const data = { ...input, agency: envelope.actor.agency };
    return this.recorder.record(envelope, readingModel, streamId, () => [
      { type: 'ReadingAdopted', data },
    ]);
  }
}
