import { daysBetween } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
import type { EarlierRequest } from '../../../dossier.js';
import type { Fact, FactType, Item, LetterData, LineData, Matter } from '../../../facts.js';
import { type LineFact, statesLine } from '../../../line-facts.js';
import { parameter } from '../../../parameters.js';
import { ownElseCommon, type SharedField, type View } from '../../../view.js';
import { kindOf } from '../items.js';
import { isWithinPeriods } from '../periods.js';

/** Where a person was asked about before. `unrecorded`: what would say whether the same was asked; `undefined`: it was. */
export type AskedAgain = {
  readonly events: readonly Fact[];
  readonly days: number;
  readonly unrecorded: string | undefined;
};

/** `undefined`: it cannot be told. */
type Likeness = boolean | undefined;

/**
 * The latest of these requests in which the agency asked for the same about a person, for the same reason, within the
 * days of `days-to-ask-again`; one of which everything that says so is recorded comes first. Where the last answer
 * was that the line was sent back, refused or not matched, and nothing was disclosed, it may well be asked again.
 */
export const askedAgain = (
  view: View,
  subject: string,
  requests: readonly EarlierRequest[],
): AskedAgain | undefined => {
  const found = requests
    .map((facts) => compared(view, facts, subject))
    .filter((again) => again !== undefined);
  return found.find(({ unrecorded }) => unrecorded === undefined) ?? found[0];
};

const compared = (view: View, facts: EarlierRequest, subject: string): AskedAgain | undefined => {
  const statements = facts.filter(statesLine).filter(({ data }) => data.subject !== null);
  const last = statements.at(-1);
  if (last?.data.subject !== subject || isUnanswered(facts)) return undefined;
  const first = statements.find(({ data }) => data.subject === subject) ?? last;
  const days = Math.abs(daysBetween(first.occurredOn, view.act.occurredOn));
  if (days > parameter('days-to-ask-again', view.act.occurredOn)) return undefined;
  const likeness = Object.entries(likenessOf(facts, last, view));
  if (likeness.some(([, isLike]) => isLike === false)) return undefined;
  const [unrecorded] = likeness.find(([, isLike]) => isLike === undefined) ?? [];
  return { events: [last, ...lettersOf(facts)], days, unrecorded };
};

const NO_ANSWER: ReadonlySet<FactType> = new Set([
  'DeficiencyNoted',
  'RequestReturned',
  'LinesRefused',
  'NoMatchReported',
  'RequestWithdrawn',
]);

const isNoAnswer = (fact: Fact): boolean =>
  NO_ANSWER.has(fact.type) || (isOf(fact, 'MatchDecided') && fact.data.matched === false);

const isUnanswered = (facts: EarlierRequest): boolean => {
  if (facts.some((fact) => isOf(fact, 'Disclosed'))) return false;
  const last = facts.findLast(
    (fact) => isNoAnswer(fact) || isOf(fact, 'LinesAccepted') || isOf(fact, 'MatchDecided'),
  );
  return last !== undefined && isNoAnswer(last);
};

/** What the IRS recorded of the letter first. */
const lettersOf = (facts: EarlierRequest) => [
  ...facts.filter((fact) => isOf(fact, 'RequestReceived')),
  ...facts.filter((fact) => isOf(fact, 'RequestMade')),
];

/** By field, whether nothing more is asked, and for no other reason. */
const likenessOf = (
  facts: EarlierRequest,
  line: LineFact,
  view: View,
): Readonly<Record<string, Likeness>> => {
  const letter = <K extends keyof LetterData>(field: K): LetterData[K] =>
    lettersOf(facts).find(({ data }) => data[field] !== null)?.data[field] ?? null;
  const before = <K extends SharedField>(field: K): LineData[K] =>
    ownElseCommon(line.data[field], letter(field) as LineData[K]);
  return {
    authority: isSame(view.letter('authority'), letter('authority')),
    periods: isWithin(view.stated('periods'), before('periods'), isWithinPeriods),
    items: isWithin(view.stated('items'), before('items'), isAmong),
    reasonGroup: isSame(view.stated('reasonGroup'), before('reasonGroup')),
    matter: isSame(matterOf(view.stated('matter')), matterOf(before('matter'))),
  };
};

const matterOf = (matter: Matter | null): string | null => matter?.reference ?? null;

const isSame = (one: string | null, other: string | null): Likeness =>
  one === null || other === null ? undefined : one === other;

/** Whether a list asks for nothing that the other does not; one that states nothing is like none that does. */
const isWithin = <T>(
  now: readonly T[] | null,
  before: readonly T[] | null,
  isIn: (one: T, before: readonly T[]) => Likeness,
): Likeness => {
  if (now === null || before === null) return undefined;
  if (now.length === 0) return before.length === 0;
  return every(now.map((one) => isIn(one, before)));
};

const every = (all: readonly Likeness[]): Likeness => {
  if (all.includes(false)) return false;
  return all.includes(undefined) ? undefined : true;
};

const isAmong = (one: Item, items: readonly Item[]): Likeness => {
  const found = items.map((item) => isSameItem(one, item));
  if (found.includes(true)) return true;
  return found.includes(undefined) ? undefined : false;
};

/** That neither says of whom or of which period it is makes no difference between them. */
const isSameItem = (one: Item, other: Item): Likeness =>
  every([
    kindOf(one.code) === kindOf(other.code),
    one.subject === other.subject || isSame(one.subject, other.subject),
    one.period === other.period || isSame(one.period, other.period),
  ]);
