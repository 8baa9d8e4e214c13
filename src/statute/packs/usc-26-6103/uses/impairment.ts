import type { Fact, FactData, FactOf } from '../../../facts.js';
import type { View } from '../../../view.js';
import { leftOpen, missing, type Point } from '../points.js';

type Check = FactOf<'ImpairmentChecked'>;
type Offer = FactData['OfferedInProceeding'];

/** What the determinations of the IRS say of admitting what was offered, (i)(4)(C). */
export const barredFromEvidence = (
  view: View,
  offer: Offer,
): { readonly points: readonly Point[]; readonly evidence: readonly Fact[] } => {
  const checks = view.before('ImpairmentChecked').filter(({ data }) => mayConcernEvidence(data));
  const standing = checks.slice(checks.findLastIndex(({ data }) => isLifting(data)) + 1);
  const isPerhapsLifted = standing.some(({ data }) => data.lifted === true);
  const found = standing.flatMap(({ data }) => onCheck(data));
  const points = isPerhapsLifted && found.length > 0 ? [CONCERNS] : found;
  return points.length === 0
    ? { points, evidence: [] }
    : { points: onAdmission(offer, points), evidence: standing };
};

const mayConcernEvidence = ({ concerns }: Check['data']): boolean => concerns !== 'disclosure';

const isLifting = ({ lifted, concerns }: Check['data']): boolean =>
  lifted === true && concerns === 'evidence';

const CONCERNS = missing(
  'impairment.concerns',
  'What a determination of the IRS forbids, or lifts, is not recorded.',
);

const onCheck = ({ result, concerns, lifted }: Check['data']): readonly Point[] => {
  if (result === 'none' || lifted === true) return [];
  if (result === null)
    return [missing('impairment.result', 'What the IRS determined is not recorded.')];
  if (concerns === null) return [CONCERNS];
  if (lifted === null)
    return [missing('impairment.lifted', 'Whether the determination was lifted is not recorded.')];
  return [
    {
      breach: { severity: 'STAT', elements: ['proceeding', 'impairment'] },
      because:
        'It was admitted in evidence although the IRS had determined that it would identify an informant or impair a tax investigation.',
    },
  ];
};

/** The bar is on admission: what was offered and kept out kept within it. */
const onAdmission = (
  { admitted, courtFinding }: Offer,
  points: readonly Point[],
): readonly Point[] => {
  if (admitted === false) return [];
  if (admitted === null)
    return [missing('admitted', 'Whether it was admitted in evidence is not recorded.')];
  return courtFinding === 'ordered' ? [ON_ORDER, ...points.filter(isDoubt)] : points;
};

const isDoubt = (point: Point): boolean => 'doubt' in point;

/** The bar names (4)(A)(i) and (B); (A)(ii) it does not name. */
const ON_ORDER = leftOpen(
  'whether a determination of the IRS bars what a court ordered under (i)(4)(A)(ii)',
  'A court ordered it, and the IRS had determined that it would identify an informant or impair a tax investigation; (i)(4)(C) names (A)(i) and (B).',
);
