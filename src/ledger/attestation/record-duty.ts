import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import { Recorder } from '../recorder.js';
import { dutiesId } from './duties.js';

export type DutyInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly obliged: string;
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly source: string;
};

const dutyModel = { category: 'duty', initial: (): null => null, evolve: (): null => null };

/** The registrar records that an agency must attest each day, or that it must no longer. */
export class RecordAttestationDuty extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: DutyInput,
  ) {
    super();
  }
}

@CommandHandler(RecordAttestationDuty)
export class RecordAttestationDutyHandler implements ICommandHandler<RecordAttestationDuty> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
  ) {}

  async execute({ envelope, input }: RecordAttestationDuty): Promise<Recorded> {
    if (input.to != null && input.to < input.from) throw invalid('to', 'must not lie before from');
    const data = { ...input, agency: envelope.actor.agency };
    return this.recorder.record(envelope, dutyModel, dutiesId(this.keys), () => [
      { type: 'AttestationDutyRecorded', data },
    ]);
  }
}
