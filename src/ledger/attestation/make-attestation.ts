import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { washingtonDay } from '../../kernel/dates.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import { namedStream } from '../named-stream.js';
import { Recorder } from '../recorder.js';
import type { Office } from '../shapes.js';
import type { Counted } from '../../kernel/counted-as.js';

export type AttestationInput = Readonly<Record<Counted, number>> & {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly from: string;
  readonly until: string;
  readonly lastLetter?: number | null | undefined;
  readonly lastResponse?: number | null | undefined;
  readonly signatory?: Office | null | undefined;
};

/** Any attestation may follow any other; of a day the one recorded last holds. */
const attestationModel = {
  category: 'attestation',
  initial: (): null => null,
  evolve: (): null => null,
};

/** A side attests what it recorded over some days that are over. Whether it is right is for whoever reads it. */
export class MakeAttestation extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: AttestationInput,
  ) {
    super();
  }
}

@CommandHandler(MakeAttestation)
export class MakeAttestationHandler implements ICommandHandler<MakeAttestation> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** One stream an agency: its id follows from the agency's code. */
  async execute({ envelope, input }: MakeAttestation): Promise<Recorded> {
    const { agency } = envelope.actor;
    const { streamId, scoped } = namedStream(this.keys, envelope, 'attestation', agency);
    return this.recorder.record(scoped, attestationModel, streamId, () => {
      isOver(input, washingtonDay(this.clock.now()));
      return [{ type: 'AttestationMade', data: { ...input, agency } }];
    });
  }
}

/** @throws Problem request-invalid */
const isOver = ({ from, until }: AttestationInput, today: string): void => {
  if (until >= today) throw invalid('until', 'must be a day that is over in Washington, D.C.');
  if (from > until) throw invalid('from', 'must not lie after until');
};
