import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../command.js';
import { informationEvent, type InformationInput } from '../information-input.js';
import { Recorder } from '../recorder.js';
import { known, requestModel, withinLines } from './request.js';

/** Either side records what became of the information, on some lines or on the whole request. */
export class RecordInformation extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: InformationInput,
  ) {
    super();
  }
}

@CommandHandler(RecordInformation)
export class RecordInformationHandler implements ICommandHandler<RecordInformation> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, requestId, input }: RecordInformation): Promise<Recorded> {
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      withinLines(known(state, envelope.actor), input.lines, 'lines');
      return [informationEvent(input, envelope.actor)];
    });
  }
}
