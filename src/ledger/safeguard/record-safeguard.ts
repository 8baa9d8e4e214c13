import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sideOf } from '../../kernel/role.js';
import type { NewEvent } from '../../privacy/event-type.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import type { Kind, Kinds } from '../information-input.js';
import { invalid } from '../invalid.js';
import { namedStream } from '../named-stream.js';
import { recipientOf } from '../recipient.js';
import { Recorder } from '../recorder.js';
import * as events from './safeguard.events.js';

const IRS = ['irs'] as const;
const EITHER = ['agency', 'irs'] as const;

/** What an agency does of itself; what it sent in, the IRS may record too. The rest is the IRS's own. */
export const SAFEGUARDS = {
  'security-report': { event: events.securityReportFurnished, by: EITHER },
  'security-report-accepted': { event: events.securityReportAccepted, by: IRS },
  'finding-opened': { event: events.safeguardFindingOpened, by: IRS },
  'corrective-action-plan': { event: events.correctiveActionPlanAccepted, by: IRS },
  'finding-closed': { event: events.safeguardFindingClosed, by: IRS },
  refusal: { event: events.safeguardRefusalEntered, by: IRS },
  'refusal-lifted': { event: events.safeguardRefusalLifted, by: IRS },
  'change-notice': { event: events.changeNoticeGiven, by: EITHER },
  'change-made': { event: events.changeMade, by: EITHER },
} as const satisfies Kinds;

type KindName = keyof typeof SAFEGUARDS;

/** What is sent of a kind: the fields of its event. `recipientAgency` left out by an agency: its own. */
export type SafeguardInput = {
  readonly [K in KindName]: { readonly kind: K } & Omit<
    NewEvent<(typeof SAFEGUARDS)[K]['event']>['data'],
    'agency'
  >;
}[KindName];

/** Nothing recorded of safeguards excludes anything else: what it comes to is for the rules. */
const safeguardModel = {
  category: 'safeguard',
  initial: (): null => null,
  evolve: (): null => null,
};

/** A side records a fact of an agency's safeguards, 6103(p)(4). */
export class RecordSafeguard extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: SafeguardInput,
  ) {
    super();
  }
}

@CommandHandler(RecordSafeguard)
export class RecordSafeguardHandler implements ICommandHandler<RecordSafeguard> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
  ) {}

  /** One stream an agency: its id follows from the agency's code. */
  async execute({ envelope, input }: RecordSafeguard): Promise<Recorded> {
    const { kind, ...fact } = input;
    const { actor } = envelope;
    const { event, by }: Kind = SAFEGUARDS[kind];
    if (!by.includes(sideOf(actor.role))) throw invalid('kind', `${kind} is recorded by the IRS`);
    understood(input);
    const recipientAgency = recipientOf(actor, input.recipientAgency);
    const data = { ...fact, recipientAgency, agency: actor.agency };
    const { streamId, scoped } = namedStream(this.keys, envelope, 'safeguard', recipientAgency);
    return this.recorder.record(scoped, safeguardModel, streamId, () => [
      { type: event.type, data },
    ]);
  }
}

/** Nobody could tell which finding was meant, or when a refusal was. @throws Problem request-invalid */
const understood = (input: SafeguardInput): void => {
  switch (input.kind) {
    case 'finding-opened':
    case 'finding-closed':
      if (input.finding == null) throw invalid('finding', 'is needed: the number of the finding');
      return;
    case 'corrective-action-plan':
      if ((input.findings ?? []).length === 0)
        throw invalid('findings', 'is needed: the numbers of the findings that it answers');
      return;
    case 'refusal':
      if (input.from != null && input.to != null && input.to < input.from)
        throw invalid('to', 'must not lie before from');
      return;
    case 'security-report':
    case 'security-report-accepted':
    case 'refusal-lifted':
    case 'change-notice':
    case 'change-made':
  }
};
