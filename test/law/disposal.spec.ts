import { describe, expect, it } from 'vitest';
import { on, recorded, type Told } from '../../src/statute/example.js';
import {
  copied,
  disposalCertified,
  disposalRequested,
  hold,
  matterClosed,
} from '../../src/statute/examples-information.js';
import { closed } from '../../src/statute/examples-supervision.js';
import { confirmed, disclosed, letter } from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

/** On 7 August 2025 to a Federal department, under (i)(2). */
const DISCLOSED = disclosed();
/** Asked for on 20 January 2026; the sixtieth day after it is closed. */
const atTheEnd = (...told: readonly Told[]) =>
  verdictOf('SAFE-DISPOSAL', [DISCLOSED, disposalRequested(), ...told, closed('2026-03-21')], {
    act: 'DisposalRequested',
  });
const certificate = (copies: readonly string[] | null, allCopies: boolean | null) =>
  disposalCertified({ copies, allCopies });

describe('a certificate of what was disclosed', () => {
  it.each([
    ['on one day with the disclosure', '2026-01-15', '2026-01-15', 'clear'],
    ['the day before it', '2026-01-15', '2026-01-14', 'finding'],
    ['the day after it', '2026-01-15', '2026-01-16', 'clear'],
    ['before what was disclosed on the day of the request', '2026-01-20', '2026-01-15', 'finding'],
    ['before what was disclosed after the request', '2026-03-01', '2026-02-02', 'clear'],
  ])('%s', (_, toldOn, certifiedOn, outcome) => {
    const given = [on(toldOn, disclosed()), on(certifiedOn, disposalCertified())];
    expect(atTheEnd(...given)?.outcome).toBe(outcome);
  });

  it.each([
    ['our figure', matterClosed(), closed('2026-01-30')],
    ['the request for disposal', disposalRequested({ dueOn: '2026-01-30' }), closed('2026-01-30')],
  ])('is due by a day that is set by %s', (setBy, act, end) => {
    expect(verdictOf('SAFE-DISPOSAL', [DISCLOSED, act, end])?.because).toContain(
      `set by ${setBy}.`,
    );
  });

  it('is left open where it was due before the ledger was opened', () => {
    const verdict = verdictOf('SAFE-DISPOSAL', [DISCLOSED, matterClosed(), closed('2026-04-17')], {
      openedOn: '2026-04-17',
    });
    expect(causesOf(verdict)).toEqual(['not-decided-here']);
  });
});

describe('under which clause it ends', () => {
  const KEPT = disposalCertified({ manner: 'retained-under-safeguards' });
  const toState = disclosed({
    authority: '6103(i)(3)(B)(i)',
    recipientAgency: 'US-NY:State Police',
  });
  const causes = (...given: readonly Told[]) => causesOf(verdictOf('SAFE-DISPOSAL', given));

  it('is that of States where one of those who were told is of a State', () => {
    expect(causes(DISCLOSED, toState, disposalRequested(), KEPT)).toEqual(['not-decided-here']);
    expect(causes(DISCLOSED, disposalRequested(), KEPT)).toEqual([]);
  });

  it('is not known where no disclosure is recorded, and no more is in doubt than that', () => {
    expect(causes(disposalRequested(), KEPT)).toEqual(['fact-not-recorded']);
  });

  it('is told by the letter over a whole request, and by what was disclosed over the whole', () => {
    const whole = { lines: null } as const;
    const request = [letter(), disposalRequested(whole)];
    const kept = disposalCertified({ ...whole, manner: 'retained-under-safeguards' });
    const overAll = disclosed({ ...toState.data, line: null });
    expect(causes(...request, kept)).toEqual([]);
    expect(causes(...request, overAll, kept)).toEqual(['not-decided-here']);
  });
});

describe('a copy', () => {
  it.each([
    ['made before the certificate of all copies', '2026-02-01', 'clear'],
    ['made on its day', '2026-02-02', 'clear'],
    ['made after it', '2026-02-03', 'finding'],
  ])('%s', (_, madeOn, outcome) => {
    expect(atTheEnd(on(madeOn, copied()), disposalCertified())?.outcome).toBe(outcome);
  });

  it.each([
    ['that the certificate names', 'C-1', [certificate(['C-1'], false)], 'clear'],
    ['that it does not name', 'C-1', [certificate(['C-2'], false)], 'finding'],
    [
      'that one of two names',
      'C-1',
      [certificate(['C-2'], false), certificate(['C-1'], false)],
      'clear',
    ],
    [
      'under a certificate of all copies that names none',
      'C-1',
      [certificate(null, true)],
      'clear',
    ],
    ['under one that names none', 'C-1', [certificate(null, false)], 'undetermined'],
    [
      'under one of which it is not recorded whether it covers all',
      'C-1',
      [certificate(['C-2'], null)],
      'undetermined',
    ],
    [
      'under two, of which one names none',
      'C-1',
      [certificate(['C-2'], false), certificate(null, false)],
      'undetermined',
    ],
    ['without a number, under one of all copies', null, [certificate(null, true)], 'clear'],
    [
      'without a number, under one that names others',
      null,
      [certificate(['C-1'], false)],
      'undetermined',
    ],
  ] as const)('%s', (_, copy, certificates, outcome) => {
    expect(atTheEnd(copied({ copy }), ...certificates)?.outcome).toBe(outcome);
  });
});

describe('destruction on 2 February 2026, while a hold', () => {
  const said = (held: Told) => verdictOf('SAFE-DISPOSAL', [DISCLOSED, held, disposalCertified()]);
  it.each([
    ['begins on the day', hold({ from: '2026-02-02' }), 'finding'],
    ['begins the day after', hold({ from: '2026-02-03' }), 'clear'],
    ['ends on the day', hold({ to: '2026-02-02' }), 'clear'],
    ['ends the day after', hold({ to: '2026-02-03' }), 'finding'],
    ['began on no recorded day', hold({ from: null }), 'undetermined'],
    ['began on no recorded day and had ended', hold({ from: null, to: '2026-02-02' }), 'clear'],
  ])('%s', (_, held, outcome) => {
    expect(said(held)?.outcome).toBe(outcome);
  });

  it('leaves the end open, which returning it does not', () => {
    expect(causesOf(atTheEnd(hold(), disposalCertified()))).toEqual(['not-decided-here']);
    expect(atTheEnd(hold(), disposalCertified({ manner: 'returned' }))?.outcome).toBe('clear');
  });

  it('leaves no end open where the hold had ended', () => {
    expect(atTheEnd(hold({ to: '2026-02-02' }), disposalCertified())?.outcome).toBe('clear');
  });
});

/** Certified the day after the last one. */
const LATE = on('2026-03-22', disposalCertified({ manner: 'returned' }));

describe('nothing certified by the last day, 21 March 2026, and a hold', () => {
  const END = closed('2026-03-21');
  const said = (...told: readonly Told[]) =>
    verdictOf('SAFE-DISPOSAL', [DISCLOSED, disposalRequested(), ...told], {
      act: 'DisposalRequested',
    });
  const late = recorded('2026-05-04', hold());

  it.each<[string, readonly Told[], string]>([
    ['told before the day was closed', [hold(), END], 'not-decided-here'],
    ['told only afterwards', [END, late], 'recorded-late'],
    ['told only after a certificate that came late', [LATE, late], 'recorded-late'],
    ['told before a certificate that came late', [hold(), LATE], 'not-decided-here'],
    ['told afterwards beside one told before', [hold(), END, late], 'not-decided-here'],
    ['told afterwards and borne out by a reviewer', [END, late, confirmed(3)], 'not-decided-here'],
    [
      'told afterwards and borne out by the other side',
      [END, late, { ...late, side: 'irs' }],
      'not-decided-here',
    ],
  ])('%s', (_, told, cause) => {
    expect(causesOf(said(...told))).toEqual([cause]);
  });

  it('is late by as many days as it was told after the last one', () => {
    expect(said(END, late)?.causes).toMatchObject([{ event: { seq: 4 }, days: 44, by: 'DHS' }]);
  });

  it.each<[string, readonly Told[]]>([
    ['made only the day after', [END, on('2026-03-22', hold())]],
    ['that had ended', [hold({ to: '2026-03-21' }), END]],
    ['that began the day after', [hold({ from: '2026-03-22' }), END]],
  ])('%s: it is a finding', (_, told) => {
    expect(said(...told)?.outcome).toBe('finding');
  });
});

describe('how grave it is', () => {
  const END = closed('2026-03-21');
  const FAR_TOO_LATE = '2026-04-04';
  const said = (...told: readonly Told[]) =>
    verdictOf('SAFE-DISPOSAL', [DISCLOSED, disposalRequested(), ...told], {
      act: 'DisposalRequested',
    });

  it('that nothing is recorded when the set time is over: for review', () => {
    expect(said(END)).toMatchObject({ severity: 'ANOM', elements: ['disposal'] });
    expect(said(END)?.because).not.toContain('lets them keep');
    expect(said(END)?.because).toContain('sets no number of days');
  });

  it.each(['returned', 'made-undisclosable', 'retained-under-safeguards'] as const)(
    'that it was certified as %s too late: for review, since nothing is outstanding',
    (manner) => {
      const late = on(FAR_TOO_LATE, disposalCertified({ manner }));
      expect(said(END, late)).toMatchObject({ severity: 'ANOM', elements: ['disposal'] });
      expect(said(END, late)?.because).toContain('14 days after');
    },
  );

  it('that a copy is covered by a late certificate alone, or by none: for review', () => {
    const copies = (...covered: readonly string[]) =>
      disposalCertified({ copies: covered, allCopies: false });
    const both = [copied(), copied({ copy: 'C-2' }), copies('C-1')];
    expect(said(...both, END)?.because).toContain(
      'Nothing is recorded in this ledger, in the set time, of a copy',
    );
    expect(said(...both, END)?.severity).toBe('ANOM');
    expect(said(...both, END, on(FAR_TOO_LATE, copies('C-2')))?.severity).toBe('ANOM');
  });

  it('is in doubt where it came late, and what was done is not recorded', () => {
    expect(said(END, on(FAR_TOO_LATE, disposalCertified({ manner: null })))?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'manner' },
    ]);
  });

  it.each(['preservation-order', 'litigation-hold'] as const)(
    'that it was destroyed under a %s: by the hold, of which (p)(4)(F) says nothing',
    (kind) => {
      const verdict = verdictOf('SAFE-DISPOSAL', [DISCLOSED, hold({ kind }), disposalCertified()]);
      expect(verdict?.severity).toBe('SAFE');
      expect(verdict?.because).toContain('(p)(4)(F) itself speaks of no hold');
    },
  );
});

describe('by whom it was received', () => {
  const END = closed('2026-03-21');
  const said = (told: Told, ...more: readonly Told[]) =>
    verdictOf('SAFE-DISPOSAL', [told, disposalRequested(), ...more], { act: 'DisposalRequested' });
  const KEPT = disposalCertified({ manner: 'retained-under-safeguards' });

  it.each([
    ['a county', '6103(i)(3)(B)(i)', 'US-IL/Cook County', 'not-decided-here'],
    ['a State that was told under (i)(2)', '6103(i)(2)', 'US-NY', 'not-decided-here'],
    ['an agency that cannot be told', '6103(i)(2)', 'First Example Bank', 'fact-not-recorded'],
    ['under (l)(1)', '6103(l)(1)', 'SSA', 'not-decided-here'],
  ])(
    '%s: it is kept, and whether it may be is in doubt',
    (_, authority, recipientAgency, cause) => {
      expect(causesOf(said(disclosed({ authority, recipientAgency }), KEPT))).toEqual([cause]);
    },
  );

  it('is in doubt where the paragraph cannot be read', () => {
    const returned = disposalCertified({ manner: 'returned' });
    expect(causesOf(said(disclosed({ authority: '6103(i)' }), returned))).toEqual([
      'text-not-understood',
    ]);
  });

  it('is asked only of what had been disclosed by the day of the act', () => {
    const later = on('2026-01-21', disclosed({ authority: null }));
    expect(said(DISCLOSED, later, disposalCertified())?.outcome).toBe('clear');
    expect(said(DISCLOSED, on('2026-01-20', later), disposalCertified())?.outcome).toBe(
      'undetermined',
    );
  });

  it('says nothing of one whom (p)(4) does not bind beside one whom it does', () => {
    const bank = disclosed({ authority: '6103(c)', recipientAgency: 'First Example Bank' });
    expect(said(bank, DISCLOSED, KEPT)?.outcome).toBe('clear');
    expect(said(bank, END)).toBeUndefined();
  });

  it('is read in the letter where an act is over a whole request', () => {
    const whole = (authority: string) =>
      verdictOf('SAFE-DISPOSAL', [letter({ authority }), disposalCertified({ lines: null })]);
    expect(whole('6103(i)(2)')?.outcome).toBe('clear');
    expect(whole('6103(l)(1)')?.outcome).toBe('undetermined');
    expect(whole('6103(c)')).toBeUndefined();
  });

  it('says nothing before the day is closed, whatever is not recorded', () => {
    expect(said(disclosed({ authority: null }))).toBeUndefined();
  });
});
