import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { inspected, offered, redisclosed, used } from '../../src/statute/examples-information.js';
import {
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  matter,
  receipt,
} from '../../src/statute/examples.js';
import type { FactData, Item, Matter } from '../../src/statute/facts.js';
import { itemsObtained } from '../../src/statute/packs/usc-26-6103/uses/obtained.js';
import { causesOf, verdictOf } from './support/judging.js';
import { saidUnder, viewOf } from './support/trials.js';

const ANSWERED: readonly Told[] = [letter(), line(), receipt(), disclosed()];

describe('what may serve a civil end', () => {
  const given = [...ANSWERED, used({ use: 'civil' })];

  it.each([
    ['yes', 'clear', []],
    ['no', 'finding', []],
    ['open', 'undetermined', ['law-unsettled']],
    ['plain', 'undetermined', ['law-unsettled']],
  ] as const)('is as the reading has it: %s', (answer, outcome, causes) => {
    const verdict = saidUnder('USE-PURPOSE', given, { 'R-CIVIL-USE': answer });
    expect(verdict?.outcome).toBe(outcome);
    expect(causesOf(verdict)).toEqual(causes);
  });
});

describe('the kind of the matter in which it was used', () => {
  const of = (use: Matter['kind'], asked: Matter['kind']) =>
    verdictOf('USE-PURPOSE', [
      letter(),
      line({ matter: matter({ kind: asked }) }),
      receipt(),
      disclosed(),
      used({ matter: matter({ kind: use }) }),
    ]);

  it('is that of the request where it has the number of the request and states no kind', () => {
    expect(of(null, 'civil-removal')?.outcome).toBe('finding');
    expect(of(null, 'grand-jury')?.outcome).toBe('clear');
    expect(of(null, null)?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'matter.kind' }]);
  });

  it('is its own where it states one', () => {
    expect(of('grand-jury', 'civil-removal')?.outcome).toBe('clear');
    expect(causesOf(of('other', 'criminal-investigation'))).toEqual(['not-decided-here']);
  });
});

describe('use in another matter', () => {
  const OTHER = matter({ reference: 'HSI-2025-0099' });
  const use = (of: Parameters<typeof used>[0]) =>
    verdictOf('USE-PURPOSE', [...ANSWERED, used({ matter: OTHER, ...of })]);

  it.each(['criminal-proceeding', 'grand-jury', 'civil-forfeiture'] as const)(
    'is in doubt for %s, of which (i)(4)(B) may speak',
    (end) => {
      expect(causesOf(use({ use: end }))).toEqual(['not-decided-here']);
      expect(use({ use: end })?.because).toContain('(i)(4)(B)');
    },
  );

  it.each(['criminal-investigation', 'civil-removal', 'voter-rolls', 'other'] as const)(
    'is a finding for %s',
    (end) => {
      expect(use({ use: end })?.outcome).toBe('finding');
    },
  );

  it('is in doubt for tax administration, which may have words of its own', () => {
    expect(causesOf(use({ use: 'tax-administration' }))).toEqual(['not-decided-here']);
  });
});

describe('a matter that is civil', () => {
  const use = (end: FactData['UsedInMatter']['use'], kind: Matter['kind'] = 'civil') =>
    verdictOf('USE-PURPOSE', [...ANSWERED, used({ use: end, matter: matter({ kind }) })]);

  it('is a finding, and not where a forfeiture is what it was used for', () => {
    expect(use('criminal-proceeding')?.outcome).toBe('finding');
    expect(use('civil-forfeiture')?.outcome).toBe('clear');
    expect(use('civil-forfeiture', 'civil-removal')?.outcome).toBe('finding');
  });

  it('is in doubt where what it was used for is not recorded: it may be a forfeiture', () => {
    expect(use(null)?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'use' }]);
    expect(use(null, 'civil-removal')?.outcome).toBe('finding');
  });
});

describe('to whom it was passed on', () => {
  const passed = (told: Parameters<typeof redisclosed>[0], ...before: readonly Told[]) =>
    verdictOf('USE-REDISCLOSURE', [...ANSWERED, ...before, on('2025-11-03', redisclosed(told))]);

  it.each([
    ['shared-database', 'others than those engaged'],
    ['foreign-government', 'a foreign government'],
    ['public', 'known to the public'],
  ] as const)('%s: a finding that says so', (recipientKind, words) => {
    const verdict = passed({ recipientKind });
    expect(verdict?.outcome).toBe('finding');
    expect(verdict?.because).toContain(words);
  });

  it('the public may know what was admitted in evidence, and not what was kept out', () => {
    const PUBLIC = { recipientKind: 'public' } as const;
    expect(passed(PUBLIC, offered({ admitted: true }))?.outcome).toBe('undetermined');
    expect(passed(PUBLIC, offered({ admitted: null }))?.outcome).toBe('undetermined');
    expect(passed(PUBLIC, offered({ admitted: false }))?.outcome).toBe('finding');
  });

  const OUTSIDERS = ['private', 'state-or-local', 'contractor', 'other'] as const;
  const OTHER = matter({ reference: 'HSI-2025-0099' });

  it.each(OUTSIDERS)('%s may not be told for another matter', (recipientKind) => {
    const verdict = passed({ recipientKind, matter: OTHER }, offered());
    expect(verdict).toMatchObject({ outcome: 'finding', severity: 'STAT' });
    expect(verdict?.because).toContain('for another matter');
  });

  it.each([null, matter({ reference: null })])(
    'whoever it is, it is in doubt where no matter is recorded',
    (about) => {
      for (const recipientKind of [...OUTSIDERS, 'court', 'prosecutor', 'federal-agency'] as const)
        expect(passed({ recipientKind, matter: about })?.causes).toContainEqual({
          kind: 'fact-not-recorded',
          field: 'matter.reference',
        });
    },
  );

  it.each([...OUTSIDERS, 'court', 'prosecutor'] as const)(
    '%s of the same matter is left open: the regulation was not read',
    (recipientKind) => {
      const verdict = passed({ recipientKind });
      expect(verdict?.causes).toEqual([expect.objectContaining({ kind: 'not-decided-here' })]);
      expect(verdict?.because).toContain('was not read');
    },
  );

  it('a court, or a prosecutor who is of no State, may be told for another matter', () => {
    const to = (recipientKind: 'court' | 'prosecutor', recipientAgency: string | null) =>
      passed({ recipientKind, recipientAgency, matter: OTHER });
    for (const verdict of [to('court', null), to('prosecutor', 'DOJ'), to('prosecutor', 'SSA')]) {
      expect(causesOf(verdict)).toEqual(['not-decided-here']);
      expect(verdict?.because).toContain('(i)(4)(B)');
    }
    expect(to('prosecutor', 'US-NY')?.outcome).toBe('finding');
    expect(to('prosecutor', 'US-IL/Cook County')?.outcome).toBe('finding');
    expect(to('prosecutor', null)?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'recipientAgency' },
    ]);
  });

  it('totals alone are in doubt wherever anything else would be found', () => {
    const total = item('match-total');
    expect(causesOf(passed({ recipientKind: 'public', items: [total] }))).toEqual([
      'not-decided-here',
    ]);
    expect(passed({ recipientKind: 'public', items: [total, mailingAddress] })?.outcome).toBe(
      'finding',
    );
    expect(passed({ recipientKind: 'public', items: [] })?.outcome).toBe('finding');
    expect(passed({ recipientKind: 'public', items: null })?.outcome).toBe('finding');
  });
});

describe('the items that were obtained', () => {
  const wages = item('wages');
  const of = (...told: readonly (readonly Item[] | null)[]) =>
    itemsObtained(
      viewOf([
        letter(),
        line(),
        receipt(),
        ...told.map((items, n) => on(`2025-08-0${String(n + 1)}`, disclosed({ items }))),
        inspected(),
      ]),
    );

  it('are those of all disclosures, and what was asked for where there is none', () => {
    expect(of([wages], [mailingAddress])).toEqual([wages, mailingAddress]);
    expect(of()).toEqual([mailingAddress, interviewNotes]);
  });

  it('are not recorded where one disclosure does not say, and may have told an address', () => {
    expect(of(null)).toBeNull();
    expect(of([wages], null)).toBeNull();
  });

  it('hold an address, whatever a disclosure that does not say has told', () => {
    expect(of([wages, mailingAddress], null)).toEqual([wages, mailingAddress]);
  });
});
