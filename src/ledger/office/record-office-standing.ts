import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';
import type { Office } from '../shapes.js';

export type OfficeStandingInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly title: string;
  readonly kind: Office['kind'];
  readonly officeAgency: string;
  readonly component?: string | null | undefined;
  readonly standing: NonNullable<Office['standing']>;
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly mayApprove?: readonly string[] | null | undefined;
  readonly source?: string | null | undefined;
};

const officeModel = {
  category: 'office',
  initial: (): null => null,
  evolve: (): null => null,
};

/** The registrar records how an office was held over a time, and what it may approve. */
export class RecordOfficeStanding extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: OfficeStandingInput,
  ) {
    super();
  }
}

@CommandHandler(RecordOfficeStanding)
export class RecordOfficeStandingHandler implements ICommandHandler<RecordOfficeStanding> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
  ) {}

  /** One stream an office: its id follows from department, part and title. */
  execute({ envelope, input }: RecordOfficeStanding): Promise<Recorded> {
    const { officeAgency, component, title } = input;
    const office = JSON.stringify([officeAgency, component ?? null, title]);
    const streamId = this.keys.id({ agency: 'ledger', key: office, route: 'office' }, 0);
    const data = { ...input, agency: envelope.actor.agency };
    return this.recorder.record(envelope, officeModel, streamId, () => [
      { type: 'OfficeStandingRecorded', data },
    ]);
  }
}
