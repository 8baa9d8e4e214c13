import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';
import type { Clause } from '../shapes.js';

export type CommitmentInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly kind: 'agreement' | 'public-promise' | 'policy';
  readonly parties: readonly string[];
  readonly label?: string | null | undefined;
  readonly title: string;
  readonly clauses: readonly Clause[];
  readonly source?: string | null | undefined;
};

const commitmentModel = {
  category: 'commitment',
  initial: (): null => null,
  evolve: (): null => null,
};

/** The registrar records an agreement or a public promise, its clauses as data. Opens a stream. */
export class RecordCommitment extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: CommitmentInput,
  ) {
    super();
  }
}

@CommandHandler(RecordCommitment)
export class RecordCommitmentHandler implements ICommandHandler<RecordCommitment> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, input }: RecordCommitment): Promise<Recorded> {
    const data = { ...input, agency: envelope.actor.agency };
    const streamId = this.recorder.commandId(envelope);
    return this.recorder.record(envelope, commitmentModel, streamId, () => [
      { type: 'CommitmentRecorded', data },
    ]);
  }
}
