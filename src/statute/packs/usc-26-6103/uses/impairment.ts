import type { Fact, FactData, FactOf } from '../../../facts.js';
import type { View } from '../../../view.js';
import { classOfContent } from '../items.js';
import { leftOpen, missing, type Point } from '../points.js';

type Check = FactOf<'ImpairmentChecked'>;
type Offer = FactData['OfferedInProceeding'];

export const BARS_WHAT_WAS_ORDERED =
  'whether a determination of the IRS, (i)(4)(C), bars what a court ordered and what is no taxpayer return information';

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

/** A determination bars only once the Attorney General, his delegate, or the head of the agency is notified. */
const onCheck = ({ result, concerns, lifted, notified }: Check['data']): readonly Point[] => {
  if (result === 'none' || lifted === true || notified === 'nobody') return [];
  if (result === null)
    return [missing('impairment.result', 'What the IRS determined is not recorded.')];
  if (concerns === null) return [CONCERNS];
  if (lifted === null)
    return [
      missing(
        'impairment.lifted',
        'Whether what the IRS recorded makes a determination or lifts an earlier one is not recorded.',
      ),
    ];
  if (notified === null)
    return [
      missing(
        'impairment.notified',
        'The IRS had determined that it would identify an informant or impair a tax investigation; whether it had notified the Attorney General or the head of the agency is not recorded.',
      ),
    ];
  return [
    {
      breach: { severity: 'STAT', elements: ['proceeding', 'impairment'] },
      because:
        'It was admitted in evidence although the IRS had determined, and notified, that it would identify an informant or impair a tax investigation.',
    },
  ];
};

/** The bar is on admission: what was offered and kept out kept within it. It names (4)(A)(i) and (B), not (A)(ii). */
const onAdmission = (
  { admitted, courtFinding, items }: Offer,
  points: readonly Point[],
): readonly Point[] => {
  if (admitted === false || (courtFinding === 'ordered' && isAllOfTheTaxpayer(items))) return [];
  if (admitted === null)
    return [missing('admitted', 'Whether it was admitted in evidence is not recorded.')];
  return courtFinding === 'ordered' ? [ON_ORDER, ...points.filter(isDoubt)] : points;
};

const isDoubt = (point: Point): boolean => 'doubt' in point;

/** Returns and taxpayer return information, of which (4)(A) speaks. */
const isAllOfTheTaxpayer = (items: Offer['items']): boolean =>
  items !== null &&
  items.length > 0 &&
  items.every((piece) => piece.artefact === 'return' || classOfContent(piece).class === 'TRI');

/** Anything else is offered under (4)(B), for which no order of a court is asked. */
const ON_ORDER = leftOpen(
  BARS_WHAT_WAS_ORDERED,
  'A court ordered it, and the IRS had determined that it would identify an informant or impair a tax investigation; (i)(4)(C) names (A)(i) and (B), and not (A)(ii).',
);
