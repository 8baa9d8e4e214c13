import type { Item } from '../../../facts.js';
import { classOfItem } from '../items.js';
import { leftOpen, type Point } from '../points.js';

export const OF_FEW =
  'whether totals over few people identify one of them, directly or indirectly, (b)(2): over how many they are is not recorded';

/**
 * What speaks against an act by what it told. Of totals alone it speaks in doubt: they are no return information unless
 * they identify someone.
 */
export const unlessTotals = (
  items: readonly Item[] | null,
  points: readonly Point[],
): readonly Point[] =>
  areTotals(items ?? []) && points.length > 0
    ? [PERHAPS, ...points.filter((point) => 'doubt' in point)]
    : points;

const areTotals = (items: readonly Item[]): boolean =>
  items.length > 0 && items.every((one) => classOfItem(one).class === 'NOT-RETURN-INFORMATION');

const PERHAPS = leftOpen(
  OF_FEW,
  'Only totals were told; over how many people, and so whether they identify nobody, is not recorded.',
);
