import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { accessEnded, accessGranted, inspected } from '../../src/statute/examples-information.js';
import { agentOne, disclosed, letter, line, receipt } from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

const ANSWERED: readonly Told[] = [letter(), line(), receipt(), disclosed()];
const AGENT_TWO = { ...agentOne, officerId: 'AGENT-2' };
const UNNUMBERED = { ...agentOne, officerId: null };
const opened = (...told: readonly Told[]) =>
  verdictOf('SAFE-ACCESS', [...ANSWERED, ...told, inspected()]);

describe('access that was ended', () => {
  const ended = (day: string, data: Parameters<typeof accessEnded>[0]) =>
    on(day, accessEnded(data));

  it.each([
    ['from a day after the opening', ended('2025-08-10', { to: '2025-08-12' }), 'clear'],
    ['from the day of the opening', ended('2025-08-10', { to: '2025-08-11' }), 'finding'],
    ['from its own day where no other is stated', ended('2025-08-10', { to: null }), 'finding'],
    ['of another officer', ended('2025-08-10', { to: null, grantees: [AGENT_TWO] }), 'clear'],
    [
      'of two officers',
      ended('2025-08-10', { to: null, grantees: [AGENT_TWO, agentOne] }),
      'finding',
    ],
  ] as const)('%s', (_, end, outcome) => {
    expect(opened(accessGranted(), end)?.outcome).toBe(outcome);
  });

  it.each([
    ['of an officer without a number', [UNNUMBERED]],
    ['of officers who are not told', []],
  ])('%s leaves it in doubt', (_, grantees) => {
    const end = ended('2025-08-10', { to: '2025-08-10', grantees });
    expect(opened(accessGranted(), end)?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'accessEnded.grantees' },
    ]);
  });

  it('of another officer does not hide that of this one, nor a doubt about it', () => {
    const other = ended('2025-08-09', { to: null, grantees: [AGENT_TWO] });
    const own = ended('2025-08-10', { to: null, grantees: [agentOne] });
    const perhaps = ended('2025-08-10', { to: null, grantees: [UNNUMBERED] });
    expect(opened(accessGranted(), other, own)?.outcome).toBe('finding');
    expect(opened(accessGranted(), other, perhaps)?.outcome).toBe('undetermined');
    expect(opened(accessGranted(), perhaps, on('2025-08-10', own))?.outcome).toBe('finding');
  });

  it('on the day of the grant is in doubt: it may have been the one before', () => {
    expect(causesOf(opened(accessGranted(), ended('2025-08-08', { to: null })))).toEqual([
      'order-not-recorded',
    ]);
  });

  it('before the grant says nothing of it', () => {
    expect(opened(ended('2025-08-07', { to: null }), accessGranted())?.outcome).toBe('clear');
  });
});

describe('access of several officers', () => {
  it('is that of each of them', () => {
    expect(opened(accessGranted({ grantees: [AGENT_TWO, agentOne] }))?.outcome).toBe('clear');
  });

  it('of another does not hide that one’s own has run out', () => {
    const other = accessGranted({ grantees: [AGENT_TWO] });
    const own = on('2025-08-09', accessGranted({ to: '2025-08-10' }));
    expect(opened(other, own)?.outcome).toBe('finding');
  });
});

describe('what was told for a matter, opened for tax administration', () => {
  it('is a possible failure of safeguards by who is engaged', () => {
    const verdict = verdictOf('SAFE-ACCESS', [
      ...ANSWERED,
      accessGranted(),
      inspected({ purpose: 'tax-administration' }),
    ]);
    expect(verdict?.severity).toBe('SAFE');
  });
});

describe('the authority of an opening that states none', () => {
  const under = (...authorities: readonly (string | null)[]) =>
    verdictOf('ACC-TAX-ADMIN-MISUSE', [
      letter(),
      line(),
      receipt(),
      ...authorities.map((authority, n) =>
        on(`2025-08-0${String(n + 1)}`, disclosed({ authority })),
      ),
      inspected({ authority: null }),
    ]);

  it('is the one under which it was told', () => {
    expect(under('6103(i)(2)')).toBeUndefined();
    expect(under('6103(h)(1)')?.severity).toBe('STAT');
    expect(under('6103(h)(1)')?.elements).toEqual(['tax-duty']);
  });

  it.each([
    ['for tax administration and for a matter', ['6103(h)(1)', '6103(i)(2)'], 'fact-not-recorded'],
    ['for a matter, and on none recorded', ['6103(i)(2)', null], 'fact-not-recorded'],
    ['for tax administration, and on none recorded', ['6103(h)(1)', null], 'fact-not-recorded'],
    [
      'for a matter, and under the section as a whole',
      ['6103(i)(2)', '6103'],
      'text-not-understood',
    ],
  ])('is in doubt where it was told %s', (_, authorities, cause) => {
    expect(causesOf(under(...authorities))).toEqual([cause]);
  });
});

describe('access for tax administration', () => {
  const judged = (authority: string | null, opening: Parameters<typeof inspected>[0]) =>
    verdictOf('ACC-TAX-ADMIN-MISUSE', [
      ...ANSWERED,
      accessGranted({ purpose: 'matter', authority }),
      inspected({ authority: null, ...opening }),
    ]);

  it('is what either states, the grant or the opening', () => {
    expect(judged('6103(i)(2)', { purpose: 'tax-administration' })?.elements).toEqual(['tax-duty']);
    expect(judged('6103(h)(1)', { authority: '6103(i)(2)' })?.elements).toEqual(['tax-duty']);
    expect(judged('6103(i)(2)', {})).toBeUndefined();
  });
});

describe('whom (h)(1) reaches', () => {
  const of = (agency: string, office: string | null = null) => ({
    officerId: 'P-1',
    agency,
    office,
    role: null,
  });
  const FOR_TAX = {
    authority: '6103(h)(1)',
    purpose: 'tax-administration',
    taxDuty: true,
    lines: null,
  } as const;
  const looked = (data: Parameters<typeof inspected>[0]) =>
    verdictOf('ACC-TAX-ADMIN-MISUSE', [inspected({ ...FOR_TAX, ...data })]);
  const granted = (data: Parameters<typeof accessGranted>[0]) =>
    verdictOf('ACC-TAX-ADMIN-MISUSE', [accessGranted({ ...FOR_TAX, ...data })]);

  it.each(['IRS', 'Treasury', 'TIGTA', 'FinCEN', 'OCC', 'OFAC', 'TTB', 'BFS'])(
    'the people of %s, a part of the Treasury',
    (agency) => {
      expect(looked({ inspector: of(agency) })?.outcome).toBe('clear');
    },
  );

  it.each(['OPM', 'SSA', 'EOP', 'DOJ', 'SBA', 'GAO', 'US-NY'])(
    'not those of %s, whatever duty stands on file',
    (agency) => {
      expect(looked({ inspector: of(agency) })).toMatchObject({
        outcome: 'finding',
        severity: 'STAT',
        elements: ['tax-duty'],
      });
      expect(looked({ inspector: of(agency), kind: null })?.outcome).toBe('finding');
      expect(looked({ inspector: of(agency), kind: 'outside-team' })?.outcome).toBe('finding');
    },
  );

  it('and are named in the reason, by the name that is known here', () => {
    expect(looked({ inspector: of('OPM') })?.because).toContain('nobody of OPM,');
    expect(looked({ inspector: of('Homeland Security') })?.because).toContain('nobody of DHS,');
  });

  it.each(['matter', 'other'] as const)('for tax administration, and not for %s', (purpose) => {
    expect(looked({ inspector: of('IRS'), purpose })?.because).toContain(`(${purpose})`);
    expect(looked({ inspector: of('IRS'), purpose })?.severity).toBe('STAT');
  });

  it('as named, else as the agency is whose people they are', () => {
    const nobody = { inspector: null, recipientAgency: 'OPM' };
    expect(looked(nobody)?.outcome).toBe('finding');
    expect(looked({ ...nobody, recipientAgency: 'IRS' })?.outcome).toBe('clear');
    expect(looked({ ...nobody, recipientAgency: null })?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'recipientAgency' },
    ]);
    expect(granted({ grantees: null, recipientAgency: 'OPM' })?.outcome).toBe('finding');
    expect(granted({ grantees: [], recipientAgency: 'OPM' })?.outcome).toBe('finding');
    expect(granted({ grantees: [of('IRS')], recipientAgency: 'OPM' })?.outcome).toBe('clear');
  });

  it('each of those to whom access is granted', () => {
    expect(granted({ grantees: [of('IRS'), of('OPM')] })?.outcome).toBe('finding');
    const [one, other] = [of('Bureau of Examples'), of('Bureau of Examples', 'another')];
    expect(granted({ grantees: [one, other] })?.causes).toEqual([
      { kind: 'text-not-understood', field: 'agency', classifier: 'agency@1' },
    ]);
  });

  it('not a contractor, of whom other paragraphs speak, whoever employs him', () => {
    expect(causesOf(looked({ inspector: of('IRS'), kind: 'contractor' }))).toEqual([
      'not-decided-here',
    ]);
    expect(causesOf(looked({ inspector: of('OPM'), kind: 'contractor' }))).toEqual([
      'not-decided-here',
    ]);
  });

  it('perhaps who was lent by another agency', () => {
    expect(causesOf(looked({ inspector: of('OPM'), kind: 'other' }))).toEqual(['not-decided-here']);
    expect(looked({ inspector: of('IRS'), kind: 'other' })?.outcome).toBe('clear');
  });

  it.each([
    [null, 'fact-not-recorded'],
    ['6103(h)', 'text-not-understood'],
    ['6103(h)(2)', 'not-decided-here'],
    ['6103(i)(2)', 'not-decided-here'],
  ])('and people of another agency under %s are in doubt', (authority, cause) => {
    expect(causesOf(looked({ authority, inspector: of('DOJ') }))).toEqual([cause]);
    expect(causesOf(looked({ authority, inspector: of('DOJ'), kind: 'other' }))).toEqual([cause]);
    expect(looked({ authority, inspector: of('IRS') })?.outcome).toBe('clear');
  });

  it('by what the grant says where the opening is silent', () => {
    const said = (kind: 'contractor' | 'officer', authority: string) =>
      verdictOf('ACC-TAX-ADMIN-MISUSE', [
        accessGranted({ ...FOR_TAX, authority, kind, grantees: [of('OPM')] }),
        inspected({ ...FOR_TAX, authority: null, kind: null, inspector: of('OPM') }),
      ]);
    expect(said('officer', '6103(h)(1)')?.outcome).toBe('finding');
    expect(causesOf(said('officer', '6103(h)(2)'))).toEqual(['not-decided-here']);
    expect(causesOf(said('contractor', '6103(h)(1)'))).toEqual(['not-decided-here']);
  });

  it('by the paragraph under which it was told, where neither says', () => {
    const said = (...authorities: readonly string[]) =>
      verdictOf('ACC-TAX-ADMIN-MISUSE', [
        letter(),
        line(),
        receipt(),
        ...authorities.map((authority) => disclosed({ authority })),
        inspected({ ...FOR_TAX, authority: null, inspector: of('DHS') }),
      ]);
    expect(said('6103(h)(1)')?.because).toContain('nobody of DHS');
    expect(causesOf(said('6103(i)(2)'))).toEqual(['not-decided-here']);
    expect(said('6103(h)(1)', '6103(i)(2)')?.because).toContain('nobody of DHS');
    expect(causesOf(said('6103(h)', '6103(i)(2)'))).toEqual(['text-not-understood']);
  });
});
