import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Actor, sideOf } from '../../kernel/role.js';
import type { Envelope, Recorded } from '../command.js';
import {
  informationEvent,
  type InspectionInput,
  type InspectionStepInput,
  withoutLines,
} from '../information-input.js';
import { recipientOf } from '../recipient.js';
import { Recorder } from '../recorder.js';
import { inspectionModel, knownInspection } from './inspection.js';

/** Either side records access that answers no request. Opens a stream. */
export class OpenInspection extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: InspectionInput,
  ) {
    super();
  }
}

@CommandHandler(OpenInspection)
export class OpenInspectionHandler implements ICommandHandler<OpenInspection> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ envelope, input }: OpenInspection): Promise<Recorded> {
    withoutLines(input);
    const event = informationEvent(ownPeople(input, envelope.actor), envelope.actor);
    const streamId = this.recorder.commandId(envelope);
    return this.recorder.record(envelope, inspectionModel, streamId, () => [event]);
  }
}

/** Either side records how it went on. */
export class RecordInspectionStep extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly inspectionId: string,
    readonly input: InspectionStepInput,
  ) {
    super();
  }
}

@CommandHandler(RecordInspectionStep)
export class RecordInspectionStepHandler implements ICommandHandler<RecordInspectionStep> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ envelope, inspectionId, input }: RecordInspectionStep): Promise<Recorded> {
    withoutLines(input);
    return this.recorder.record(envelope, inspectionModel, inspectionId, (state) => {
      knownInspection(state, envelope.actor);
      return [informationEvent(ownPeople(input, envelope.actor), envelope.actor)];
    });
  }
}

/** An agency tells of its own people's access alone; the IRS of whomever it let in. @throws Problem request-invalid */
const ownPeople = <Input extends InspectionInput | InspectionStepInput>(
  input: Input,
  actor: Actor,
): Input =>
  sideOf(actor.role) === 'agency' && (input.kind === 'access-granted' || input.kind === 'inspected')
    ? { ...input, recipientAgency: recipientOf(actor, input.recipientAgency) }
    : input;
