import { isOf } from '../../../chronology.js';
import { accessGranted, inspected } from '../../../examples-information.js';
import { disclosed, letter, line, matter, receipt } from '../../../examples.js';
import type { FactData, FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Cause, Verdict } from '../../../verdict.js';
import { undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';
import { weigh } from '../points.js';
import { accessOf, grantOf } from './grants.js';
import { obtainedUnder } from './obtained.js';
import { onDuty, onPurpose } from './for-tax.js';
import { CONTRACTORS, LENT, onPeople, OTHER_PARAGRAPHS } from './of-the-treasury.js';

type Opening = FactOf<'AccessGranted'> | FactOf<'Inspected'>;

const TEAM = { officerId: 'TEAM-1', agency: 'EOP', office: null, role: null } as const;
const EXAMINER = { officerId: 'RA-7', agency: 'IRS', office: 'Examination', role: null } as const;
const CASE = matter({ reference: 'EXAM-2025-0311', kind: 'civil' });
const FOR_TAX = {
  recipientAgency: 'IRS',
  authority: '6103(h)(1)',
  system: 'master file',
  purpose: 'tax-administration',
  taxDuty: true,
  matter: CASE,
} as const;

/** Access inside government to the master files, with a duty of tax administration. */
const granted = (data: Partial<FactData['AccessGranted']> = {}) =>
  accessGranted({ ...FOR_TAX, grantees: [EXAMINER], ...data });
const looked = (data: Partial<FactData['Inspected']> = {}) =>
  inspected({ ...FOR_TAX, inspector: EXAMINER, ...data });
const OUTSIDE = { kind: 'outside-team', recipientAgency: 'EOP', taxDuty: false } as const;

/** 46 · For the administration of tax laws data is open to those of the Treasury whose duty that is. */
export const accTaxAdminMisuse: Rule = {
  id: 'ACC-TAX-ADMIN-MISUSE',
  number: 46,
  title:
    'Access for tax administration, possibly by outsiders, without that duty, or for another end',
  cite: [
    { title: 26, section: '6103', pinpoint: '(h)(1)' },
    { title: 26, section: '6103', pinpoint: '(a)' },
  ],
  quote:
    'officers and employees of the Department of the Treasury whose official duties require such inspection or disclosure for tax administration purposes',
  inForce: { from: FIRST_DAY },
  acts: ['AccessGranted', 'Inspected'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what a duty of tax administration is: the record says whether one stands on file for the person or team',
    'access to audit, or to keep systems running',
    CONTRACTORS,
    `${LENT}: someone of another agency whose kind is "other" may be lent to the Treasury, or employed there too, and is left undetermined`,
    'whether an inspection was willful, which the crime of 7213A(a) asks for',
    OTHER_PARAGRAPHS,
    'whether each record examined was needed for the duty',
  ],
  takenHere: [
    'that people of another agency are employed there where they are recorded as of it, unless their kind is "other"',
  ],
  news: ['N9'],
  assess: (view) =>
    isOf(view.act, 'AccessGranted') || isOf(view.act, 'Inspected')
      ? ofOpening(view, view.act)
      : undefined,
  examples: [
    {
      name: 'an outside team reads master files to find matters that are not about tax',
      given: [looked({ ...OUTSIDE, inspector: TEAM, purpose: 'other', matter: null })],
      expect: 'finding',
    },
    {
      name: 'access to master files granted to a team with no duty of tax administration on file',
      given: [granted({ ...OUTSIDE, grantees: [TEAM] })],
      expect: 'finding',
    },
    {
      name: 'access granted for tax administration, and used for a criminal matter that is not about tax',
      given: [
        granted({ recipientAgency: 'EOP', grantees: [TEAM] }),
        looked({ recipientAgency: 'EOP', inspector: TEAM, authority: null, purpose: 'matter' }),
      ],
      expect: 'finding',
    },
    {
      name: 'an outside team for whom a duty of tax administration stands on file, under (h)(1)',
      given: [looked({ ...OUTSIDE, inspector: TEAM, taxDuty: true })],
      expect: 'finding',
    },
    {
      name: 'the same, of the agency that manages personnel',
      given: [
        looked({
          kind: 'outside-team',
          recipientAgency: 'OPM',
          inspector: { ...TEAM, agency: 'OPM' },
        }),
      ],
      expect: 'finding',
    },
    {
      name: 'access under (h)(1) granted to two, of whom one is of Social Security',
      given: [granted({ grantees: [EXAMINER, { ...EXAMINER, agency: 'SSA' }] })],
      expect: 'finding',
    },
    {
      name: 'an agent of a request who says it was for tax administration, and has no such duty',
      given: [
        letter(),
        line(),
        receipt(),
        disclosed(),
        inspected({ purpose: 'tax-administration' }),
      ],
      expect: 'finding',
    },
    { name: 'an IRS examiner who opens the file of his case', given: [looked()], expect: 'clear' },
    { name: 'access granted to an IRS examiner', given: [granted()], expect: 'clear' },
    {
      name: 'an IRS examiner, whose duty stands on file with the grant',
      given: [granted(), looked({ authority: null, taxDuty: null })],
      expect: 'clear',
    },
    {
      name: 'an auditor of the Inspector General for Tax Administration, a part of the Treasury',
      given: [looked({ recipientAgency: 'TIGTA', inspector: { ...EXAMINER, agency: 'TIGTA' } })],
      expect: 'clear',
    },
    {
      name: 'access granted to the office of the Treasury that handles its payments',
      given: [granted({ grantees: [{ ...EXAMINER, agency: 'Bureau of the Fiscal Service' }] })],
      expect: 'clear',
    },
    {
      name: 'whether the examiner has such a duty is not recorded',
      given: [granted({ taxDuty: null })],
      expect: 'undetermined',
    },
    {
      name: 'the people of a contractor of the IRS, under (h)(1)',
      given: [granted({ kind: 'contractor' })],
      expect: 'undetermined',
    },
    {
      name: 'someone of another agency whose kind is "other": perhaps lent to the Treasury',
      given: [looked({ kind: 'other', inspector: { ...EXAMINER, agency: 'SSA' } })],
      expect: 'undetermined',
    },
    {
      name: 'a lawyer of the Department of Justice with such a duty, under (h)(2)',
      given: [looked({ authority: '6103(h)(2)', inspector: { ...EXAMINER, agency: 'DOJ' } })],
      expect: 'undetermined',
    },
    {
      name: 'of an agency whose name is not known here',
      given: [looked({ inspector: { ...EXAMINER, agency: 'Bureau of Examples' } })],
      expect: 'undetermined',
    },
    {
      name: 'for what it was opened is not recorded',
      given: [looked({ purpose: null })],
      expect: 'undetermined',
    },
    {
      name: 'on what authority, is not recorded',
      given: [looked({ authority: null, purpose: 'other' })],
      expect: 'undetermined',
    },
    {
      name: 'opened by auditors of the department',
      given: [looked({ purpose: 'audit' })],
      expect: 'undetermined',
    },
    {
      name: 'the engaged agent of a request, for the matter',
      given: [letter(), line(), receipt(), disclosed(), accessGranted(), inspected()],
      expect: 'not-applicable',
    },
  ],
};

const ofOpening = (view: View, act: Opening): Verdict | undefined => {
  const grant = grantOn(view, act);
  const basis = basisOf(view, act, grant);
  if (basis === 'other') return undefined;
  if (basis !== 'tax')
    return undetermined(
      [basis],
      'Whether access was given for tax administration is not recorded.',
      view.evidence(grant),
    );
  const taxDuty = act.data.taxDuty ?? grant?.data.taxDuty ?? null;
  return weigh(
    [
      ...onPeople({
        agencies: agenciesOf(act),
        kind: act.data.kind ?? grant?.data.kind ?? null,
        relied: reliedOn(view, act, grant),
      }),
      ...onDuty(taxDuty),
      ...onPurpose(act.data.purpose),
    ],
    'A duty of tax administration is on record, and that was the end stated.',
    view.evidence(grant),
  );
};

/** The grant by which someone had access to what he examined. */
const grantOn = (view: View, act: Opening): FactOf<'AccessGranted'> | undefined => {
  if (!isOf(act, 'Inspected') || act.data.inspector === null) return undefined;
  return grantOf(accessOf(act.data.inspector, view));
};

/** Whether access was for tax administration; or why that is in doubt. */
const basisOf = (
  view: View,
  { data }: Opening,
  grant: FactOf<'AccessGranted'> | undefined,
): 'tax' | 'other' | Cause => {
  const stated = [data, grant?.data].filter((one) => one !== undefined);
  if (stated.some(isForTax)) return 'tax';
  const authority = data.authority ?? grant?.data.authority ?? null;
  return basisBy(authority === null ? underlying(view) : [authority]);
};

/** Of those named, else of the agency to whose people it was opened. */
const agenciesOf = (act: Opening): readonly (string | null)[] => {
  const people = isOf(act, 'Inspected') ? [act.data.inspector] : (act.data.grantees ?? []);
  const named = people.filter((one) => one !== null).map(({ agency }) => agency);
  return named.length > 0 ? named : [act.data.recipientAgency];
};

const reliedOn = (
  view: View,
  { data }: Opening,
  grant: FactOf<'AccessGranted'> | undefined,
): readonly (string | null)[] => {
  const stated = [data.authority, grant?.data.authority].filter((one) => one != null);
  return stated.length > 0 ? stated : underlying(view);
};

/** Under which paragraphs what was opened had been obtained, if it was asked for. */
const underlying = (view: View): readonly (string | null)[] =>
  view.hasLetter ? obtainedUnder(view) : [null];

/** Only where all paragraphs relied on say the same, that is the one of this act. `null`: not recorded. */
const basisBy = (relied: readonly (string | null)[]): 'tax' | 'other' | Cause => {
  const codes = relied.filter((code) => code !== null);
  if (codes.some((code) => isTooVague(code, '(h)'))) return PARAGRAPH_NOT_READ;
  const ofTax = codes.filter((code) => isWithin(code, '(h)'));
  if (ofTax.length === relied.length) return 'tax';
  return codes.length === relied.length && ofTax.length === 0
    ? 'other'
    : { kind: 'fact-not-recorded', field: 'authority' };
};

const isForTax = ({ authority, purpose }: Opening['data']): boolean =>
  purpose === 'tax-administration' || (authority !== null && isWithin(authority, '(h)'));
