import { isOf, orderOf } from './chronology.js';
import type { Fact, FactOf, FactType } from './facts.js';
import { isSameAgency } from './agency-names.js';
import { bearsOn, isConfirmed, type Question } from './record.js';

type Data = Readonly<Record<string, unknown>>;
type Corroborates = (late: Fact, other: Fact) => boolean;

/** Which version of a classifier gave a class is nothing that a side states. */
const stated = (value: unknown): string | undefined =>
  JSON.stringify(value, (name, inner: unknown) => (name === 'classifier' ? undefined : inner));

/** Every field that the first states, the second states alike. */
const repeats = (one: Data, other: Data): boolean =>
  Object.keys(one).every(
    (field) => (one[field] ?? null) === null || stated(one[field]) === stated(other[field]),
  );

/** One and the same document, sent before it was received. */
const isSameLetter = (made: FactOf<'RequestMade'>, received: FactOf<'RequestReceived'>): boolean =>
  made.data.documentDigest !== null &&
  made.data.documentDigest === received.data.documentDigest &&
  made.occurredOn <= received.occurredOn &&
  (received.data.letterDate ?? made.occurredOn) === made.occurredOn;

const isSameAmendment = (
  told: FactOf<'LineAmended'>,
  received: FactOf<'AmendmentReceived'>,
): boolean => {
  const { amendmentRevision, ...values } = received.data;
  const isOfThis =
    amendmentRevision === null ||
    (told.ref.stream === received.ref.stream && told.ref.revision === amendmentRevision);
  return isOfThis && orderOf(told, received) !== 'after' && repeats(values, told.data);
};

/** What counts as the same fact, recorded by the other side. All others have one side only. */
const SAME: Partial<Record<FactType, Corroborates>> = {
  RequestMade: (late, other) =>
    isOf(late, 'RequestMade') &&
    isOf(other, 'RequestReceived') &&
    isSameLetter(late, other) &&
    repeats(late.data, other.data),
  RequestReceived: (late, other) =>
    isOf(late, 'RequestReceived') &&
    isOf(other, 'RequestMade') &&
    isSameLetter(other, late) &&
    repeats({ ...late.data, letterDate: null }, other.data),
  LineAdded: (late, other) =>
    isOf(late, 'LineAdded') &&
    isOf(other, 'LineAdded') &&
    repeats(late.data, other.data) &&
    repeats(other.data, late.data),
  LineAmended: (late, other) =>
    isOf(late, 'LineAmended') && isOf(other, 'AmendmentReceived') && isSameAmendment(late, other),
  AmendmentReceived: (late, other) =>
    isOf(late, 'AmendmentReceived') && isOf(other, 'LineAmended') && isSameAmendment(other, late),
};

/** What is done about an act, told by both sides alike and of one day. */
const isSameDeed: Corroborates = (late, other) =>
  late.type === other.type &&
  late.occurredOn === other.occurredOn &&
  repeats(late.data as Data, other.data as Data) &&
  repeats(other.data as Data, late.data as Data);

/**
 * The other side recorded the same, at any time. One record of the other side bears out one of this
 * side only, the first: who has told one story is not borne out in a second by the same letter.
 */
const isCorroborated = (
  late: Fact,
  known: readonly Fact[],
  isSame: Corroborates | undefined = SAME[late.type],
): boolean => {
  if (isSame === undefined) return false;
  return known.some(
    (other) =>
      other.side !== late.side &&
      isSame(late, other) &&
      known.find((fact) => fact.side === late.side && isSame(fact, other)) === late,
  );
};

/**
 * Whether what was told too late is believed all the same: it comes from no side of the request, the
 * other side recorded the same deed, or a reviewer confirms it.
 */
export const isBorneOut = (fact: Fact, question: Question): boolean => {
  const { dossier, knownAt } = question;
  const known = dossier.facts.filter(({ ref }) => ref.seq <= knownAt);
  return (
    !isInterested(fact) ||
    isCorroborated(fact, known, SAME[fact.type] ?? isSameDeed) ||
    isConfirmed(fact, question)
  );
};

const isInterested = ({ side }: Fact): boolean => side === 'agency' || side === 'irs';

/**
 * Facts that may bear on the act, but were recorded after it by a side of the request, and that nobody
 * else bears out. What they excuse is not excused until someone does. The register of safeguards is
 * kept by the sides themselves: for an act that names a recipient, it is no better.
 */
export const untrusted = (question: Question): readonly Fact[] => {
  const { dossier, act, knownAt } = question;
  const isTooLate = (fact: Fact): boolean =>
    fact.ref.seq > act.ref.seq &&
    fact.ref.seq <= knownAt &&
    isInterested(fact) &&
    bearsOn(fact, act);
  const safeguards = dossier.safeguards?.filter(
    (fact) => isTooLate(fact) && isOfRecipient(fact, act),
  );
  const late = [...dossier.facts.filter(isTooLate), ...(safeguards ?? [])];
  if (late.length === 0) return late;
  const known = dossier.facts.filter(({ ref }) => ref.seq <= knownAt);
  return late.filter((fact) => !isCorroborated(fact, known) && !isConfirmed(fact, question));
};

/** Whether both name one recipient, or parts of one department. */
const isOfRecipient = (fact: Fact, act: Fact): boolean => {
  const [one, other] = [recipientOf(fact), recipientOf(act)];
  return one !== null && other !== null && isSameAgency(one, other);
};

const recipientOf = ({ data }: Fact): string | null =>
  'recipientAgency' in data ? data.recipientAgency : null;
