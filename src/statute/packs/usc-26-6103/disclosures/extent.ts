import type { Item } from '../../../facts.js';
import type { View } from '../../../view.js';
import { isAddress, isLikeIdentity, ITEM_NOT_READ, kindOf } from '../items.js';
import { isWithinPeriods } from '../periods.js';
import { missing, type Point } from '../points.js';

type Asked = { readonly items: readonly Item[]; readonly periods: readonly string[] };

/** Where an item goes beyond what the request names: another thing, another person, another period. */
export const beyondRequest = (items: readonly Item[], view: View): readonly Point[] => {
  const asked = { items: view.stated('items') ?? [], periods: view.stated('periods') ?? [] };
  return items.flatMap((piece) => [...onItem(piece, asked), ...onPeriod(piece, asked)]);
};

/** Whose it is and what it is: something may have been asked for of another person, such as an employer. */
const onItem = ({ code, subject }: Item, { items }: Asked): readonly Point[] => {
  if (items.length === 0)
    return [missing('request.items', 'Which items were asked for is not recorded.')];
  if (subject === null)
    return [missing('items.subject', `Whom item ${code} concerns is not recorded.`)];
  const ofThem = subject === 'taxpayer' ? items : ofWhom(subject, items);
  if (ofThem.length === 0)
    return [beyond(`Item ${code} concerns a ${subject} and not the taxpayer of the line.`)];
  const alike = ofThem.filter((asked) => kindOf(asked.code) === kindOf(code));
  if (alike.length === 0) return [notAskedFor(code, ofThem)];
  return subject === 'taxpayer' || alike.some((asked) => asked.subject === subject)
    ? []
    : [missing('request.items.subject', `Of whom item ${code} was asked for is not recorded.`)];
};

/** What was, or may have been, asked for of someone beside the taxpayer. */
const ofWhom = (subject: string, items: readonly Item[]): readonly Item[] =>
  items.filter((asked) => asked.subject === subject || asked.subject === null);

/** A code that may mean identity is not told from one that was asked for, nor the other way round. */
const notAskedFor = (code: string, asked: readonly Item[]): Point =>
  isLikeIdentity(code) || asked.some((one) => isLikeIdentity(one.code))
    ? { doubt: ITEM_NOT_READ, because: `Whether item ${code} was asked for cannot be read.` }
    : beyond(`Item ${code} was not asked for.`);

const onPeriod = ({ code, period, asOf }: Item, { periods }: Asked): readonly Point[] => {
  if (periods.length === 0)
    return [missing('request.periods', 'Which periods were asked for is not recorded.')];
  if (period === null)
    return [missing('items.period', `The period of item ${code} is not recorded.`)];
  switch (isWithinPeriods(period, periods)) {
    case undefined:
      return [
        {
          doubt: { kind: 'text-not-understood', field: 'periods', classifier: 'periods@1' },
          because: `Whether ${period} is among the periods asked for cannot be read from them.`,
        },
      ];
    case false:
      return [beyond(`Item ${code} is of ${period}, which was not asked for.`)];
    case true:
      return isAddress(code) ? onDay(asOf, period) : [];
  }
};

/**
 * A return of a year is filed in the next: an address as of either may be of the period it is labelled with.
 * Near a period that names no year is no day: the least of no years is infinite.
 */
const onDay = (asOf: string | null, period: string): readonly Point[] => {
  if (asOf === null)
    return [missing('items.asOf', 'As of which day the address stood is not recorded.')];
  const years = (period.match(/\d{4}/g) ?? []).map(Number);
  const year = Number(asOf.slice(0, 4));
  const isNear = year >= Math.min(...years) && year <= Math.max(...years) + 1;
  return isNear
    ? []
    : [
        {
          doubt: {
            kind: 'not-decided-here',
            why: 'whether an address as of another time belongs to the period it is labelled with',
          },
          because: `The address stood as of ${asOf}, which is not of ${period}, its period as recorded.`,
        },
      ];
};

const beyond = (because: string): Point => ({
  breach: { severity: 'STAT', elements: ['item'] },
  because,
});
