import { describe, expect, it } from 'vitest';
import { inspectorGeneral, officeHeld, secretary } from './examples.js';
import type { FactData, FactOf, Office } from './facts.js';
import { contradictedBy, registeredStanding, signatoryStatus } from './offices.js';

const office = (more: Partial<Office>): Office => ({ ...inspectorGeneral, ...more });
const status = (more: Partial<Office>, agency: string | null = 'DHS') => {
  const told = office(more);
  return signatoryStatus(told, agency, told.standing);
};

describe('an office that signs', () => {
  it('for an agency that is not recorded, or held in a way that is not, is unknown', () => {
    expect(status({}, null)).toBe('unknown');
    expect(status({ standing: null })).toBe('unknown');
  });

  it('is not listed where it is no office of the list, whatever else is known', () => {
    expect(status({ kind: 'other' }, null)).toBe('not-listed');
    expect(status({ kind: 'other', standing: null })).toBe('not-listed');
    expect(status({ kind: 'us-attorney', standing: null })).toBe('not-listed');
  });

  it('is listed for Justice alone where the paragraph lists it for Justice', () => {
    expect(status({ kind: 'us-attorney', agency: 'DOJ' }, 'DOJ')).toBe('listed');
    expect(status({ kind: 'us-attorney' })).toBe('not-listed');
  });

  it('as Inspector General is of the department, or of the very agency that asks', () => {
    expect(status({})).toBe('listed');
    expect(status({ agency: 'ICE' })).toBe('not-listed');
    expect(status({ agency: 'ICE' }, 'ICE')).toBe('listed');
    expect(status({}, 'ICE')).toBe('listed');
  });

  it('is the head of a part where its kind, its component, its agency or its title says so', () => {
    const head = (more: Partial<Office>) => status({ ...secretary, ...more });
    expect(head({})).toBe('listed');
    expect(head({ kind: 'component-head' })).toBe('head-question');
    expect(head({ component: 'ICE' })).toBe('head-question');
    expect(head({ agency: 'ICE' })).toBe('head-question');
    expect(head({ title: 'Director of ICE' })).toBe('head-question');
    expect(head({ title: 'ICE Director' })).toBe('head-question');
    expect(head({ title: 'Director, Immigration and Customs Enforcement' })).toBe('head-question');
  });
});

const entry = (
  data: Partial<FactData['OfficeStandingRecorded']> = {},
): FactOf<'OfficeStandingRecorded'> => {
  const told = officeHeld(data);
  const ref = { seq: 1, stream: 'offices', revision: 0 };
  return { ...told, ref, recordedOn: told.occurredOn };
};
const DAYS = { from: '2025-06-01', to: '2025-07-01' } as const;

describe('the register of offices', () => {
  const tells = (data: Parameters<typeof entry>[0], on: string) =>
    registeredStanding([entry(data)], inspectorGeneral, on) !== undefined;

  it('tells of an office from the first day to the last, and without end where none is told', () => {
    expect(tells(DAYS, '2025-05-31')).toBe(false);
    expect(tells(DAYS, '2025-06-01')).toBe(true);
    expect(tells(DAYS, '2025-06-30')).toBe(true);
    expect(tells(DAYS, '2025-07-01')).toBe(false);
    expect(tells({ from: null, to: null }, '2020-01-01')).toBe(true);
  });

  it.each<Parameters<typeof entry>[0]>([
    { kind: 'agency-head' },
    { title: 'Secretary' },
    { officeAgency: 'DOJ' },
    { component: 'ICE' },
  ])('tells nothing of another office: %j', (data) => {
    expect(tells(data, '2025-06-26')).toBe(false);
  });
});

describe('a signature is contradicted', () => {
  const contradicts = (
    register: readonly ReturnType<typeof entry>[],
    standing: Office['standing'],
    on = '2025-06-26',
  ) => contradictedBy(register, office({ standing }), on) !== undefined;

  it('by an entry that tells otherwise how the office was held; acting is as good as holding', () => {
    expect(contradicts([entry({ standing: 'delegated' })], 'held')).toBe(true);
    expect(contradicts([entry({ standing: 'held' })], 'held')).toBe(false);
    expect(contradicts([entry({ standing: 'acting' })], 'held')).toBe(false);
    expect(contradicts([entry({ standing: 'held' })], 'acting')).toBe(false);
    expect(contradicts([entry({ standing: null })], 'held')).toBe(false);
    expect(contradicts([entry({ standing: 'delegated' })], null)).toBe(false);
  });

  it('by an entry of the same kind that had ended by then', () => {
    expect(contradicts([entry(DAYS)], 'held', '2025-07-01')).toBe(true);
    expect(contradicts([entry(DAYS)], 'held', '2025-06-30')).toBe(false);
    expect(contradicts([entry(DAYS)], 'acting', '2025-07-01')).toBe(false);
    expect(contradicts([entry({ ...DAYS, title: 'Secretary' })], 'held', '2025-07-01')).toBe(false);
  });

  it('not by one that begins later, with or without an end', () => {
    expect(contradicts([entry(DAYS)], 'held', '2025-05-31')).toBe(false);
    expect(contradicts([entry({ from: '2025-07-01', to: null })], 'held')).toBe(false);
  });
});
