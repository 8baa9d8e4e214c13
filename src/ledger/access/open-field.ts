import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import { LedgerIdentity } from '../ledger-identity.js';
import type { EventRef } from '../shapes.js';
import { AccessLog } from './access-log.js';
import { type OpenedField, openedField } from './opened-field.js';
import { PersonalFaces } from './personal-faces.js';
import { ProvenEvents } from './proven-events.js';

export type OpenFieldInput = EventRef & {
  /** A personal field, or `official`. */
  readonly field: string;
  readonly purpose: string;
  readonly case: string;
};

export type FieldOpened = {
  readonly recorded: Recorded;
  /** Null when the command was sent again. */
  readonly opened: OpenedField | null;
};

/** Opens one field of one event for whoever checks it against the public log, such as a court. */
export class OpenField extends Command<FieldOpened> {
  constructor(
    readonly envelope: Envelope,
    readonly input: OpenFieldInput,
  ) {
    super();
  }
}

@CommandHandler(OpenField)
export class OpenFieldHandler implements ICommandHandler<OpenField> {
  constructor(
    private readonly log: AccessLog,
    private readonly faces: PersonalFaces,
    private readonly proven: ProvenEvents,
    private readonly ledger: LedgerIdentity,
  ) {}

  /**
   * Makes the file first, so that nothing is recorded of what cannot be proven; records before it answers. Sent again
   * under the same key it opens nothing: another opening is another record.
   */
  async execute({ envelope, input }: OpenField): Promise<FieldOpened> {
    const { stream, revision, field, ...why } = input;
    const found = await this.faces.opening({ stream, revision }, field);
    if (found === undefined) throw invalid('revision', 'must be that of a recorded event');
    if (found.opening === undefined)
      throw invalid('field', 'must be a personal field of this event, or official');
    const proven = await this.proven.of(found.event);
    if (proven === undefined) throw notYet();
    const opened = openedField(this.ledger, proven, found.opening);
    const data = { ...why, count: 1, events: [{ stream, revision }], fields: [field] };
    const recorded = await this.log.record(envelope, 'PersonalDataRead', data);
    return { recorded, opened: recorded.repeated ? null : opened };
  }
}

const notYet = (): Problem =>
  new Problem(
    'not-under-checkpoint',
    'No checkpoint covers this event yet, so nothing would prove what is opened.',
    { retryAfterSeconds: 2 },
  );
