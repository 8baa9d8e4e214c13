import { addDays, type Day, daysBetween, sameDateInYears } from '../../../../kernel/dates.js';
import type { FactData } from '../../../facts.js';
import { parameter } from '../../../parameters.js';
import type { Severity, Verdict } from '../../../verdict.js';
import { notDecided, notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { inWords } from '../duties.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';
import { missing, type Point, weigh } from '../points.js';

type Grant = FactData['AccessGranted'];
type Contract = NonNullable<Grant['contract']>;

export const PERHAPS_FOR_TAX =
  'whether access by a contractor is under (n), to which (p)(9) does not apply: asked where no authority is recorded, or one of (h), which is for tax administration too';

/** What (p)(9) says of access granted to a contractor; `undefined`: it was granted to none, or under (n). */
export const givenToContractor = (view: View, data: Grant): Verdict | undefined => {
  const { kind, contract, authority } = data;
  if (authority !== null && isWithin(authority, '(n)')) return undefined;
  if (kind === null)
    return notRecorded(
      'kind',
      'Whether access was granted to a contractor is not recorded.',
      view.evidence(),
    );
  if (kind !== 'contractor') return undefined;
  return perhapsForTax(authority, view) ?? onContract(contract, view);
};

const onContract = (contract: Contract | null, view: View): Verdict =>
  contract === null
    ? notRecorded(
        'contract',
        'What the contract asks of safeguards is not recorded.',
        view.evidence(),
      )
    : weigh(
        [...onTerms(contract), ...onReview(contract, view), ...onCertification(contract, view)],
        'The contractor is bound to safeguards, reviewed and certified, as (p)(9) asks.',
        view.evidence(),
      );

/** Where it is in doubt whether (p)(9) applies at all. */
const perhapsForTax = (authority: string | null, view: View): Verdict | undefined => {
  if (authority === null)
    return notRecorded(
      'authority',
      'On what authority a contractor was given access is not recorded; to (n) the conditions of (p)(9) do not apply.',
      view.evidence(),
    );
  if (isTooVague(authority, '(n)'))
    return undetermined(
      [PARAGRAPH_NOT_READ],
      'What is recorded as authority names no one paragraph; to (n) the conditions of (p)(9) do not apply.',
      view.evidence(),
    );
  return isWithin(authority, '(h)')
    ? notDecided(
        PERHAPS_FOR_TAX,
        'Access is recorded under (h), for tax administration; whether a contractor had it under (n), to which the conditions of (p)(9) do not apply, is not decided here.',
        view.evidence(),
      )
    : undefined;
};

const onTerms = ({ safeguardsClause, reviewAgreed }: Contract): readonly Point[] => [
  ...ifNot(safeguardsClause, 'contract.safeguardsClause', {
    absent: 'The contract does not require safeguards.',
    unknown: 'Whether the contract requires safeguards is not recorded.',
  }),
  ...ifNot(reviewAgreed, 'contract.reviewAgreed', {
    absent: 'No review on site is agreed.',
    unknown: 'Whether review on site is agreed is not recorded.',
  }),
];

const ifNot = (
  holds: boolean | null,
  field: string,
  words: { readonly absent: string; readonly unknown: string },
): readonly Point[] => {
  if (holds === null) return [missing(field, words.unknown)];
  return holds ? [] : [breach('STAT', words.absent)];
};

/** Every three years; of a shorter contract, at its middle. */
const onReview = ({ startedOn, endsOn, reviewedOn }: Contract, view: View): readonly Point[] => {
  const day = view.act.occurredOn;
  const years = parameter('contractor-review', day);
  if (startedOn === null)
    return [missing('contract.startedOn', 'When the contract began is not recorded.')];
  const reviewed = reviewedOn !== null && reviewedOn <= day ? reviewedOn : null;
  if (reviewed !== null && reviewed >= startedOn)
    return reviewed >= sameDateInYears(day, -years)
      ? []
      : [breach('SAFE', `The last review on site lies more than ${inWords(years, 'year')} back.`)];
  const isDue = isFirstReviewDue(startedOn as Day, endsOn as Day | null, day, years);
  if (isDue === undefined)
    return [
      missing(
        'contract.endsOn',
        'When the contract ends, and so when its middle is, is not recorded.',
      ),
    ];
  if (!isDue) return [];
  return reviewed === null
    ? [
        missing(
          'contract.reviewedOn',
          'Whether the contractor was reviewed on site is not recorded.',
        ),
      ]
    : [breach('SAFE', 'Under this contract no review on site had been made when one was due.')];
};

/** `undefined`: it depends on the middle of the contract, which is not recorded. */
const isFirstReviewDue = (
  startedOn: Day,
  endsOn: Day | null,
  day: Day,
  years: number,
): boolean | undefined => {
  if (startedOn < sameDateInYears(day, -years)) return true;
  if (endsOn === null) return undefined;
  const isShort = startedOn > sameDateInYears(addDays(endsOn, 1), -years);
  return isShort && addDays(startedOn, Math.ceil(daysBetween(startedOn, endsOn) / 2)) < day;
};

const onCertification = ({ certifiedOn }: Contract, view: View): readonly Point[] => {
  const day = view.act.occurredOn;
  if (certifiedOn === null || certifiedOn > day)
    return [
      missing(
        'contract.certifiedOn',
        'Whether the agency had certified its contractors is not recorded.',
      ),
    ];
  const years = parameter('contractor-certified', day);
  if (certifiedOn >= sameDateInYears(day, -years)) return [];
  const said = `The agency last certified its contractors more than ${inWords(years, 'year')} before; for which annual period is not recorded.`;
  return [breach('ANOM', said)];
};

const breach = (severity: Severity, because: string): Point => ({
  breach: { severity, elements: ['contractor'] },
  because,
});
