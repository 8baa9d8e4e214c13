import { type Amendment, amendmentsFor } from './amendments.js';
import { isOf, isSameEvent, orderOf } from './chronology.js';
import type { Dossier } from './dossier.js';
import type { Fact, FactOf, FactType } from './facts.js';
import type { Cause } from './verdict.js';

/** What is judged: an act, for one line (0: the whole request, or no line), as known at a seq. */
export type Question = {
  readonly dossier: Dossier;
  readonly act: Fact;
  readonly line: number;
  readonly knownAt: number;
};

/**
 * Something on which the outcome may turn and that is not recorded: whether a fact came before the act,
 * whether an amendment counts, which of the facts of one kind is the latest.
 */
export type Doubt = {
  readonly asks: 'before' | 'counts' | 'latest';
  readonly about: Fact | Amendment;
  readonly causes: readonly Cause[];
};

/** The facts that a judgement rests on, before any doubt is resolved. */
export type Known = {
  readonly question: Question;
  readonly isKnown: (fact: Fact) => boolean;
  /** Known facts, in seq order. */
  readonly facts: readonly Fact[];
  readonly made: FactOf<'RequestMade'> | undefined;
  readonly receipt: FactOf<'RequestReceived'> | undefined;
  /** Those that came before the act or may have, without what is asked for and how it was amended. */
  readonly earlier: readonly Fact[];
  readonly amendments: readonly Amendment[];
  readonly doubts: readonly Doubt[];
};

/** What was asked for is in view of every act; when it was received, a rule compares itself. */
const TIMELESS: ReadonlySet<FactType> = new Set([
  'RequestMade',
  'RequestReceived',
  'LineAdded',
  'RequestSubmitted',
  'RequestsLinked',
]);
/**
 * What is done about an act, after it by its nature: it can put right nothing about the act itself. Rules
 * ask for it whenever it happened (View.learnt), and for what was due by a day of timers.ts.
 */
const FOLLOWING: ReadonlySet<FactType> = new Set([
  'AccountingRecorded',
  'DisclosureReceived',
  'Copied',
  'MatterClosed',
  'DisposalRequested',
  'DisposalCertified',
  'HoldRecorded',
  'RecipientNotified',
  'ChargeOrDisciplineRecorded',
  'TaxpayerNotified',
  'IncidentReported',
]);
const AMENDING: ReadonlySet<FactType> = new Set(['LineAmended', 'AmendmentReceived']);

/** `true` where the fact can bear on an act: it is in view of every act, or may have come before it. */
export const bearsOn = (fact: Fact, act: Fact): boolean =>
  TIMELESS.has(fact.type) || (!FOLLOWING.has(fact.type) && orderOf(fact, act) !== 'after');

/** The one fact of a type that counts: of the act's own stream, and of several the earliest. */
const theOne = <T extends Fact>(facts: readonly T[], act: Fact): T | undefined => {
  const own = facts.filter(({ ref }) => ref.stream === act.ref.stream);
  const [first, ...rest] = own.length > 0 ? own : facts;
  return rest.reduce(
    (best, fact) => (orderOf(fact, best as Fact) === 'before' ? fact : best),
    first,
  );
};

const isTied = (one: Fact, other: Fact): boolean =>
  orderOf(one, other) === 'unknown' && !isSameEvent(one, other);

/** Facts of one kind and one day without instants: no one can say which is the latest. */
const latestDoubts = (
  facts: readonly Fact[],
  isSameKind: (one: Fact, other: Fact) => boolean,
): readonly Doubt[] =>
  facts.flatMap((about): readonly Doubt[] => {
    const rival = facts.find((fact) => isSameKind(about, fact) && isTied(about, fact));
    if (rival === undefined) return [];
    const events = [about.ref, rival.ref] as const;
    return [{ asks: 'latest', about, causes: [{ kind: 'order-not-recorded', events }] }];
  });

const doubtsOf = (
  { act }: Question,
  earlier: readonly Fact[],
  amendments: readonly Amendment[],
): readonly Doubt[] => [
  ...earlier
    .filter((fact) => orderOf(fact, act) === 'unknown')
    .map((about): Doubt => {
      const events = [about.ref, act.ref] as const;
      return { asks: 'before', about, causes: [{ kind: 'order-not-recorded', events }] };
    }),
  ...amendments
    .filter(({ doubts, isHeadQuestion }) => doubts.length > 0 || isHeadQuestion)
    .map((about): Doubt => ({ asks: 'counts', about, causes: about.doubts })),
  ...latestDoubts(earlier, (one, other) => one.type === other.type),
  ...latestDoubts(
    amendments.map(({ fact }) => fact),
    () => true,
  ),
];

/** The record as known at the seq asked for, without the facts that do not count. */
export const knownFor = (question: Question, without: ReadonlySet<Fact>): Known => {
  const { dossier, act, knownAt } = question;
  const isKnown = (fact: Fact): boolean => fact.ref.seq <= knownAt && !without.has(fact);
  const facts = dossier.facts.filter(isKnown);
  const made = theOne(
    facts.filter((fact) => isOf(fact, 'RequestMade')),
    act,
  );
  const receipt = theOne(
    facts.filter((fact) => isOf(fact, 'RequestReceived')),
    act,
  );
  const others = facts.filter((fact) => !TIMELESS.has(fact.type) && !isSameEvent(fact, act));
  const amending = others.filter((fact) => AMENDING.has(fact.type));
  const earlier = others.filter((fact) => !AMENDING.has(fact.type) && bearsOn(fact, act));
  const agency = receipt?.data.requestingAgency ?? made?.data.requestingAgency ?? null;
  const amendments =
    amending.length === 0
      ? []
      : amendmentsFor(amending, { act, agency, offices: officesOf(dossier, isKnown) ?? [] });
  const doubts = doubtsOf(question, earlier, amendments);
  return { question, isKnown, facts, made, receipt, earlier, amendments, doubts };
};

/** The register of offices; `undefined`: not part of what was given. */
export const officesOf = (
  { offices }: Dossier,
  isKnown: (fact: Fact) => boolean,
): readonly FactOf<'OfficeStandingRecorded'>[] | undefined =>
  offices?.filter((fact) => isKnown(fact) && isOf(fact, 'OfficeStandingRecorded')) as
    readonly FactOf<'OfficeStandingRecorded'>[] | undefined;

/** Whether a reviewer confirmed an event as a fact. */
export const isConfirmed = ({ ref }: Fact, { dossier, knownAt }: Question): boolean =>
  dossier.reviews.some(
    (review) =>
      isOf(review, 'FindingReviewed') &&
      review.ref.seq <= knownAt &&
      review.data.confirms?.some(
        ({ stream, revision }) => stream === ref.stream && revision === ref.revision,
      ),
  );
