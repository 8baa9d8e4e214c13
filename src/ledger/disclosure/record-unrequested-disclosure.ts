import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { utcDay } from '../../kernel/dates.js';
import { sideOf } from '../../kernel/role.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { type InformationInput, informationEvent, withoutLines } from '../information-input.js';
import { Recorder } from '../recorder.js';
import { disclosureModel, knownDisclosure } from './disclosure.js';
import { type DisclosureInput, errorEvent, type ErrorInput } from '../disclosure-input.js';

export type UnrequestedDisclosureInput = DisclosureInput & {
  readonly name?: string | null | undefined;
  readonly tin?: string | null | undefined;
};

/** The IRS records a disclosure that answers no request. Opens a stream. */
export class RecordUnrequestedDisclosure extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: UnrequestedDisclosureInput,
  ) {
    super();
  }
}

@CommandHandler(RecordUnrequestedDisclosure)
export class RecordUnrequestedDisclosureHandler implements ICommandHandler<RecordUnrequestedDisclosure> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  execute({ envelope, input }: RecordUnrequestedDisclosure): Promise<Recorded> {
    const { tin } = input;
    const subject = tin == null ? null : this.keys.subject(tin, utcDay(this.clock.now()));
    const data = { ...input, subject, line: null, agency: envelope.actor.agency };
    const streamId = this.recorder.commandId(envelope);
    return this.recorder.record(envelope, disclosureModel, streamId, () => [
      { type: 'Disclosed', data },
    ]);
  }
}

/** Either side records an error of a disclosure that answers no request. */
export class RecordUnrequestedDisclosureError extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly disclosureId: string,
    readonly input: ErrorInput,
  ) {
    super();
  }
}

@CommandHandler(RecordUnrequestedDisclosureError)
export class RecordUnrequestedDisclosureErrorHandler implements ICommandHandler<RecordUnrequestedDisclosureError> {
  constructor(private readonly recorder: Recorder) {}

  async execute({
    envelope,
    disclosureId,
    input,
  }: RecordUnrequestedDisclosureError): Promise<Recorded> {
    const { agency, role } = envelope.actor;
    withoutLines(input);
    return this.recorder.record(envelope, disclosureModel, disclosureId, (state) => {
      knownDisclosure(state, envelope.actor);
      return [errorEvent(input, { agency, side: sideOf(role) })];
    });
  }
}

/** Either side records what became of what was made known. */
export class RecordUnrequestedInformation extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly disclosureId: string,
    readonly input: InformationInput,
  ) {
    super();
  }
}

@CommandHandler(RecordUnrequestedInformation)
export class RecordUnrequestedInformationHandler implements ICommandHandler<RecordUnrequestedInformation> {
  constructor(private readonly recorder: Recorder) {}

  async execute({
    envelope,
    disclosureId,
    input,
  }: RecordUnrequestedInformation): Promise<Recorded> {
    withoutLines(input);
    return this.recorder.record(envelope, disclosureModel, disclosureId, (state) => {
      knownDisclosure(state, envelope.actor);
      return [informationEvent(input, envelope.actor)];
    });
  }
}
