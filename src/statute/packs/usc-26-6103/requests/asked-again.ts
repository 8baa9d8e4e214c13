import { daysBetween } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
import type { AskedEarlier, Fact, FactOf, FactType, LineData } from '../../../facts.js';
import { parameter } from '../../../parameters.js';
import { ownElseCommon, type SharedField, type View } from '../../../view.js';
import { isWithinPeriods } from '../periods.js';

/** Where a person was asked about before. `unrecorded`: what would say whether the same was asked; `undefined`: it was. */
export type AskedAgain = {
  readonly earlier: Fact;
  readonly days: number;
  readonly unrecorded: string | undefined;
};

/** After these the agency may well ask once more. */
const UNANSWERED: ReadonlySet<FactType> = new Set([
  'DeficiencyNoted',
  'RequestReturned',
  'LinesRefused',
  'NoMatchReported',
  'RequestWithdrawn',
]);

/**
 * The latest request in which the agency asked for the same about a person, for the same reason, within the days of
 * `days-to-ask-again`, and which was neither withdrawn nor sent back; one of which all that is recorded, where there is one.
 */
export const askedAgain = (view: View, subject: string): AskedAgain | undefined => {
  const found = view
    .asked(subject)
    .map((facts) => compared(view, facts, subject))
    .filter((again) => again !== undefined);
  return found.find(({ unrecorded }) => unrecorded === undefined) ?? found[0];
};

const compared = (view: View, facts: AskedEarlier, subject: string): AskedAgain | undefined => {
  const earlier = facts.findLast(saysOfLine);
  if (earlier?.data.subject !== subject) return undefined;
  if (facts.some(({ type }) => UNANSWERED.has(type))) return undefined;
  const days = Math.abs(daysBetween(earlier.occurredOn, view.act.occurredOn));
  if (days > parameter('days-to-ask-again', view.act.occurredOn)) return undefined;
  const likeness = Object.entries(
    likenessOf(stated(facts, earlier), (field) => view.stated(field)),
  );
  if (likeness.some(([, isLike]) => isLike === false)) return undefined;
  const [unrecorded] = likeness.find(([, isLike]) => isLike === undefined) ?? [];
  return { earlier, days, unrecorded };
};

type LineFact = FactOf<'LineAdded'> | FactOf<'LineAmended'> | FactOf<'AmendmentReceived'>;

const saysOfLine = (fact: Fact): fact is LineFact =>
  isOf(fact, 'LineAdded') || isOf(fact, 'LineAmended') || isOf(fact, 'AmendmentReceived');

type Stated = <K extends SharedField>(field: K) => LineData[K];

/** As `View.stated`, of an earlier request. */
const stated =
  (facts: AskedEarlier, { data }: LineFact): Stated =>
  (field) => {
    const received = facts.find((fact) => isOf(fact, 'RequestReceived'));
    const letter = received ?? facts.find((fact) => isOf(fact, 'RequestMade'));
    return ownElseCommon(data[field], (letter?.data[field] ?? null) as (typeof data)[typeof field]);
  };

/** By field, whether nothing more is asked, and for no other reason; `undefined`: it is not recorded. */
const likenessOf = (
  before: Stated,
  now: Stated,
): Readonly<Record<string, boolean | undefined>> => ({
  periods: isWithin(now('periods'), before('periods'), isWithinPeriods),
  items: isWithin(now('items'), before('items'), ({ code }, asked) =>
    asked.some((item) => item.code === code),
  ),
  reasonGroup: isSame(now('reasonGroup'), before('reasonGroup')),
  matter: isSame(now('matter')?.reference ?? null, before('matter')?.reference ?? null) ?? true,
});

const isSame = (one: string | null, other: string | null): boolean | undefined =>
  one === null || other === null ? undefined : one === other;

/** `undefined`: a list is not recorded, or it is not known of some whether it is in the other. */
const isWithin = <T>(
  now: readonly T[] | null,
  before: readonly T[] | null,
  isIn: (one: T, before: readonly T[]) => boolean | undefined,
): boolean | undefined => {
  if (now === null || before === null) return undefined;
  const found = now.map((one) => isIn(one, before));
  if (found.includes(false)) return false;
  return found.includes(undefined) ? undefined : true;
};
