import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import {
  approval,
  disclosed,
  letter,
  line,
  officeHeld,
  receipt,
} from '../../src/statute/examples.js';
import type { FactOf } from '../../src/statute/facts.js';
import { briefOf } from './support/in-brief.js';
import { verdictOf } from './support/judging.js';

type Approval = Partial<FactOf<'DisclosureApproved'>['data']>;
type Entry = Partial<FactOf<'OfficeStandingRecorded'>['data']>;

const APPROVER = {
  title: 'Disclosure Manager',
  kind: 'other',
  agency: 'Treasury',
  component: 'IRS',
  standing: 'held',
} as const;
/** The register lets the Disclosure Manager of the IRS approve under (i)(2). */
const entry = (data: Entry = {}) =>
  officeHeld({
    title: 'Disclosure Manager',
    kind: 'other',
    officeAgency: 'Treasury',
    component: 'IRS',
    mayApprove: ['6103(i)(2)'],
    ...data,
  });
/** Approved on 6 August 2025, disclosed on the day after. */
const good = approval({ approver: APPROVER });
const told = (approvals: readonly Told[], register: readonly Told[] = [entry()]) => [
  letter(),
  line(),
  receipt(),
  ...register,
  ...approvals,
  disclosed(),
];
const said = (data: Approval, held: Entry = {}) =>
  briefOf('DISC-APPROVAL', told([approval({ approver: APPROVER, ...data })], [entry(held)]));

const BROKEN = 'POLICY approval';

describe('the office that approved', () => {
  it.each<[string, Entry, string]>([
    ['could from the day of the approval', { from: '2025-08-06' }, 'clear'],
    ['could from the day after', { from: '2025-08-07' }, BROKEN],
    ['could since no one knows when', { from: null }, 'clear'],
    ['could until the day before', { to: '2025-08-06' }, BROKEN],
    ['could on that day for the last time', { to: '2025-08-07' }, 'clear'],
    ['stands in the register with blanks about it', { title: ' DISCLOSURE Manager ' }, 'clear'],
    ['is of another agency', { officeAgency: 'DHS' }, BROKEN],
    ['may approve for another paragraph', { mayApprove: ['6103(d)'] }, BROKEN],
    ['may approve for what is not recorded', { mayApprove: null }, '? office.mayApprove'],
  ])('%s', (_, held, outcome) => {
    expect(said({}, held)).toBe(outcome);
  });

  it('may approve, as one of two entries has it', () => {
    const register = [entry({ mayApprove: null }), entry()];
    expect(briefOf('DISC-APPROVAL', told([good], register))).toBe('clear');
  });
});

describe('a sure reason against an approval outweighs what is not recorded', () => {
  it.each<[string, Approval]>([
    ['an office that may not, perhaps not in writing', { inWriting: null }],
    ['an office that may not, for no paragraph recorded', { paragraph: null }],
  ])('%s', (_, data) => {
    expect(said(data, { mayApprove: [] })).toBe(BROKEN);
  });

  it.each<[string, Approval, string]>([
    ['not in writing, by an office not recorded', { inWriting: false, approver: null }, BROKEN],
    [
      'for another paragraph, perhaps in writing',
      { inWriting: null, paragraph: '6103(d)' },
      BROKEN,
    ],
    ['for no paragraph recorded', { paragraph: null }, '? approval.paragraph'],
  ])('%s', (_, data, outcome) => {
    expect(said(data)).toBe(outcome);
  });
});

describe('of several approvals', () => {
  const spoken = on('2025-08-05', approval({ approver: APPROVER, inWriting: false }));
  const untold = on('2025-08-04', approval({ approver: APPROVER, inWriting: null }));

  it.each<[string, readonly Told[], number]>([
    ['the first', [on('2025-08-03', good), spoken], 4],
    ['the last', [spoken, good], 5],
  ])('%s will do, and it alone is shown', (_, approvals, place) => {
    const verdict = verdictOf('DISC-APPROVAL', told(approvals));
    expect(verdict?.outcome).toBe('clear');
    expect(verdict?.because).toContain('had approved in writing');
    const shown = verdict?.evidence.map(({ revision }) => revision);
    expect(shown?.filter((revision) => revision === 4 || revision === 5)).toEqual([place]);
  });

  it('that will not do, one in doubt leaves it in doubt', () => {
    expect(briefOf('DISC-APPROVAL', told([untold, spoken]))).toBe('? approval.inWriting');
  });
});
