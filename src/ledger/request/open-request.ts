import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { type Actor, sideOf } from '../../kernel/role.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import type { AnyNewEvent } from '../folded.js';
import { Recorder } from '../recorder.js';
import type { Emergency, Item, Matter, Office, Officer } from '../shapes.js';
import { reasonFields } from './line.js';
import { invalid } from '../invalid.js';
import { known, requestModel, type RequestState } from './request.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** A letter, as its agency or the IRS records it. Left out means: not recorded. */
export type LetterInput = {
  /** Date of the letter (agency) or of receipt (IRS). */
  readonly occurredOn: string;
} & OrNothing<{
  occurredAt: string;
  requestingAgency: string;
  authority: string;
  agencyNumber: number;
  lineCount: number;
  form: 'paper' | 'electronic' | 'oral' | 'other';
  documentDigest: string;
  signatory: Office;
  emergency: Emergency;
  items: Item[];
  statutes: string[];
  periods: string[];
  matter: Matter;
  engaged: Officer[];
  reason: string;
  endangered: string;
  letterDate: string;
}>;

/** An agency records the request it made; the IRS records one it received. Opens a stream. */
export class OpenRequest extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly letter: LetterInput,
  ) {
    super();
  }
}

@CommandHandler(OpenRequest)
export class OpenRequestHandler implements ICommandHandler<OpenRequest> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
  ) {}

  async execute({ envelope, letter }: OpenRequest): Promise<Recorded> {
    const event = letterEvent(envelope.actor, letter, this.keys);
    return this.recorder.record(envelope, requestModel, this.recorder.commandId(envelope), () => [
      event,
    ]);
  }
}

/** The other side records the same letter in the stream that is open already. */
export class JoinRequest extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly letter: LetterInput,
  ) {
    super();
  }
}

@CommandHandler(JoinRequest)
export class JoinRequestHandler implements ICommandHandler<JoinRequest> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
  ) {}

  execute({ envelope, requestId, letter }: JoinRequest): Promise<Recorded> {
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      notYet(known(state, envelope.actor));
      const { requestingAgency } = state;
      const stated = letter.requestingAgency ?? requestingAgency;
      if (stated !== requestingAgency)
        throw invalid('requestingAgency', 'must be the agency of the request that is open');
      return [letterEvent(envelope.actor, { ...letter, requestingAgency: stated }, this.keys)];
    });
  }
}

const notYet = ({ received }: RequestState): void => {
  if (received)
    throw new Problem('fact-conflict', 'The receipt of this request is recorded already.');
};

const letterEvent = (actor: Actor, letter: LetterInput, keys: Keys): AnyNewEvent => {
  const irs = sideOf(actor.role) === 'irs';
  const { letterDate, ...own } = letter;
  const requestingAgency = letter.requestingAgency ?? (irs ? null : actor.agency);
  if (requestingAgency === null)
    throw invalid('requestingAgency', 'is needed: which department asked');
  if (!irs && requestingAgency !== actor.agency)
    throw new Problem('not-your-agency', 'requestingAgency must be your own agency.');
  if (!irs && letterDate != null)
    throw invalid('letterDate', 'is recorded by the IRS; an agency states it as occurredOn');
  const data = {
    ...own,
    agency: actor.agency,
    requestingAgency,
    ...reasonFields(keys, letter.reason),
  };
  return irs
    ? { type: 'RequestReceived', data: { ...data, letterDate } }
    : { type: 'RequestMade', data };
};
