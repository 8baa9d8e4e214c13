import type { Actor, Side } from '../kernel/role.js';
import { sideOf } from '../kernel/role.js';
import type { EventType, Facts, NewEvent } from '../privacy/event-type.js';
import type { AnyNewEvent } from './folded.js';
import { accessEnded, accessGranted, inspected } from './information/access.events.js';
import { accountingRecorded } from './information/accounting.events.js';
import * as authority from './information/authority.events.js';
import * as disposal from './information/disposal.events.js';
import * as notice from './information/notice.events.js';
import * as use from './information/use.events.js';
import { invalid } from './invalid.js';

/** One kind of fact: the event that holds it, who may record it, and what the kind says by itself. */
export type Kind<E extends EventType = EventType> = {
  readonly event: E;
  readonly by: readonly Side[];
  readonly says?: Readonly<Record<string, string>>;
};

const IRS = ['irs'] as const;
const AGENCY = ['agency'] as const;
const EITHER = ['agency', 'irs'] as const;

/** What must be there before information leaves. */
export const AUTHORITIES = {
  'impairment-checked': { event: authority.impairmentChecked, by: IRS },
  'ex-parte-order': { event: authority.exParteOrderRecorded, by: EITHER },
  consent: { event: authority.consentRecorded, by: IRS, says: { kind: 'consent' } },
  'consent-refused': {
    event: authority.consentRecorded,
    by: IRS,
    says: { kind: 'consent-refused' },
  },
  'committee-notified': { event: authority.committeeNotified, by: EITHER },
} as const satisfies Kinds;

/** The two logs of what was disclosed: of the IRS, 6103(p)(3)(A), and of the agency, (p)(4)(A). */
export const ACCOUNTINGS = {
  accounting: { event: accountingRecorded, by: IRS },
  received: { event: use.disclosureReceived, by: AGENCY },
} as const satisfies Kinds;

/** Who was let at the information, who looked, and what was done with it. The IRS speaks of its own people. */
export const USES = {
  'access-granted': { event: accessGranted, by: EITHER },
  'access-ended': { event: accessEnded, by: EITHER },
  inspected: { event: inspected, by: EITHER },
  used: { event: use.usedInMatter, by: AGENCY },
  redisclosed: { event: use.redisclosed, by: AGENCY },
  offered: { event: use.offeredInProceeding, by: AGENCY },
  copied: { event: use.copied, by: AGENCY },
} as const satisfies Kinds;

/** How the use of it ends, 6103(p)(4)(F), and what stands against that. */
export const DISPOSALS = {
  'matter-closed': { event: disposal.matterClosed, by: AGENCY },
  requested: { event: disposal.disposalRequested, by: EITHER },
  certified: { event: disposal.disposalCertified, by: AGENCY },
  'preservation-order': {
    event: disposal.holdRecorded,
    by: EITHER,
    says: { kind: 'preservation-order' },
  },
  'litigation-hold': {
    event: disposal.holdRecorded,
    by: EITHER,
    says: { kind: 'litigation-hold' },
  },
} as const satisfies Kinds;

/** Who was told of an error or of an act against the law, and who answers for it. */
export const NOTICES = {
  'recipient-notified': { event: notice.recipientNotified, by: IRS },
  charge: { event: notice.chargeOrDisciplineRecorded, by: EITHER, says: { kind: 'charge' } },
  'proposed-discipline': {
    event: notice.chargeOrDisciplineRecorded,
    by: EITHER,
    says: { kind: 'proposed-discipline' },
  },
  'taxpayer-notified': { event: notice.taxpayerNotified, by: IRS },
} as const satisfies Kinds;

/** How a record of access that answers no request begins, and how it goes on. */
export const INSPECTIONS = {
  'access-granted': USES['access-granted'],
  inspected: USES.inspected,
} as const satisfies Kinds;
export const INSPECTION_STEPS = {
  'access-ended': USES['access-ended'],
  inspected: USES.inspected,
  charge: NOTICES.charge,
  'proposed-discipline': NOTICES['proposed-discipline'],
  'taxpayer-notified': NOTICES['taxpayer-notified'],
} as const satisfies Kinds;

export type Kinds = Readonly<Record<string, Kind>>;
const KINDS = { ...AUTHORITIES, ...ACCOUNTINGS, ...USES, ...DISPOSALS, ...NOTICES } as const;
type KindName = keyof typeof KINDS;
type Table<K extends KindName> = (typeof KINDS)[K]['event'];

/** What is sent of a kind: the fields of its event. Left out means: not recorded. */
type Said<E extends EventType> = Omit<NewEvent<E>['data'], 'agency' | 'kind'>;
/** `kind` tells the bodies apart; what these two events call `kind` is sent as `who`. */
type Who<K extends KindName> = K extends 'access-granted' | 'inspected'
  ? { readonly who?: NewEvent<Table<K>>['data']['kind'] }
  : unknown;
export type InformationInput = {
  readonly [K in KindName]: { readonly kind: K } & Said<Table<K>> & Who<K>;
}[KindName];
export type InspectionInput = Extract<InformationInput, { kind: keyof typeof INSPECTIONS }>;
export type InspectionStepInput = Extract<
  InformationInput,
  { kind: keyof typeof INSPECTION_STEPS }
>;

/** Every event of these doors. A decider needs none of them. */
export type InformationEvent = Facts<Table<KindName>>;
export const isInformation = <E extends { readonly type: string }>(
  event: E,
): event is Extract<E, InformationEvent> => TYPES.has(event.type);
const TYPES: ReadonlySet<string> = new Set(Object.values(KINDS).map(({ event }) => event.type));

/**
 * Who may record which kind is told apart here; whether the act was lawful is not asked.
 * @throws Problem request-invalid
 */
export const informationEvent = (input: InformationInput, actor: Actor): AnyNewEvent => {
  const { kind, ...said } = input;
  const { event, by, says }: Kind = KINDS[kind];
  if (!by.includes(sideOf(actor.role)))
    throw invalid(
      'kind',
      `${kind} is recorded by ${by.includes('irs') ? 'the IRS' : 'the agency'}`,
    );
  const { who, ...fields } = { who: undefined, ...said };
  const own = who === undefined ? says : { kind: who };
  return { type: event.type, data: { ...fields, ...own, agency: actor.agency } };
};

/** @throws Problem request-invalid, naming `lines`: only a request has lines. */
export const withoutLines = ({ lines }: { readonly lines?: unknown }): void => {
  if (lines != null) throw invalid('lines', 'must be left out: only a request has lines');
};
