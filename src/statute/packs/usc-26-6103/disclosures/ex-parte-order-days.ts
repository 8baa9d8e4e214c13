import type { FactOf } from '../../../facts.js';
import type { View } from '../../../view.js';
import { missing, type Point, statutory, unordered } from '../points.js';

type Order = FactOf<'ExParteOrderRecorded'>;

/** Whether it still stood: any record of the order may tell that it was vacated, whenever it came. */
export const onDays = (order: Order, view: View): readonly Point[] => {
  const { act } = view;
  const { expiresOn } = order.data;
  const expired =
    expiresOn !== null && expiresOn <= act.occurredOn
      ? [statutory('ex-parte-order', 'The order had expired.')]
      : [];
  const vacated = view
    .learnt('ExParteOrderRecorded')
    .filter(({ data }) => data.vacatedOn !== null && data.vacatedOn >= order.occurredOn)
    .flatMap((record) => ifVacated(order, record, view));
  return [...expired, ...vacated];
};

const ifVacated = (order: Order, record: Order, view: View): readonly Point[] => {
  const day = view.act.occurredOn;
  const vacatedOn = record.data.vacatedOn ?? '';
  const isUnnamed = record.data.docket === null || order.data.docket === null;
  if (vacatedOn > day || (!isUnnamed && !isOneOrder(record, order))) return [];
  if (record !== order && isUnnamed)
    return [
      missing('order.docket', 'An order was vacated; whether it was this one is not recorded.'),
    ];
  if (vacatedOn === day)
    return [unordered(order, view.act, 'The order was vacated on the day of the disclosure.')];
  return [statutory('ex-parte-order', 'The order had been vacated.')];
};

/** Courts number their orders each for itself. */
const isOneOrder = ({ data: one }: Order, { data: other }: Order): boolean =>
  one.docket === other.docket &&
  (one.court === null || other.court === null || one.court === other.court);
