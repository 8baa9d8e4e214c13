import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/statute/example.js';
import {
  disclosed,
  errorFound,
  item,
  letter,
  line,
  match,
  receipt,
  removal,
  secretary,
} from '../../src/statute/examples.js';
import type { LineData } from '../../src/statute/facts.js';
import { READING_TABLE } from '../../src/statute/readings.js';
import type { ReadingId, Verdict } from '../../src/statute/verdict.js';
import { verdictOf } from './support/judging.js';

const brief = ({ outcome, severity, causes }: Verdict): string =>
  [outcome, severity ?? causes?.map(({ kind }) => kind).join(' ')].filter(Boolean).join(' ');

/** `finding POLICY`, `undetermined fact-not-recorded`, `clear`. */
const said = (rule: string, given: readonly Told[], reading?: ReadingId): string => {
  const verdict = verdictOf(rule, given, reading === undefined ? {} : { reading });
  return verdict === undefined ? 'not applicable' : brief(verdict);
};

const reads = (more: Partial<LineData>): readonly Told[] => [letter(), line(more)];

describe('a listed office that delegated', () => {
  const LETTER = { signatory: { ...secretary, standing: 'delegated' } } as const;
  const given = [letter(LETTER), line(), receipt(LETTER)];

  it('is left to a lawyer: the paragraph neither provides for it nor rules it out', () => {
    expect(said('REQ-OFFICIAL', given)).toBe('undetermined not-decided-here');
  });

  it('makes no disclosure a possible breach', () => {
    expect(said('DISC-ON-DEFECTIVE-REQUEST', [...given, match(), disclosed()])).toMatch(
      /^undetermined not-decided-here/,
    );
  });
});

describe('information of a State tax agency', () => {
  const LETTER = { items: [item('wages', { source: 'state-agency' })] };
  const given = [letter(LETTER), line(), receipt(LETTER)];

  it('is out of reach by an agreement of the IRS, not by the statute', () => {
    expect(said('REQ-SCOPE-TRI', given)).toBe('finding POLICY');
  });

  it('does not make the request defective', () => {
    expect(said('DISC-ON-DEFECTIVE-REQUEST', [...given, match(), disclosed()])).not.toContain(
      'STAT',
    );
  });
});

describe('an order of removal that may not have been disobeyed', () => {
  const on1253 = (more: Parameters<typeof removal>[0]): readonly Told[] =>
    reads({ statutes: ['8 USC 1253(a)(1)'], removalOrder: removal(more) });

  it.each([
    ['stayed', { status: 'stayed' }],
    ['on a ground that is no class of 8 USC 1227', { ground: '8 USC 1182(a)(6)(A)' }],
    ['of less than 90 days ago', { administrativelyFinalOn: '2025-06-01' }],
  ] as const)('is for someone to look at where it is %s, whatever the reading', (_, more) => {
    expect(said('REQ-1253-ELEMENTS', on1253(more), 'IRS_PRACTICE_2025')).toBe('finding ANOM');
    expect(said('REQ-1253-ELEMENTS', on1253(more), 'DC_CIR_2026')).toBe('finding ANOM');
  });

  it('makes no breach of a disclosure, least of all under the reading that favours it', () => {
    const given = [...on1253({ administrativelyFinalOn: '2025-06-01' }), receipt()];
    const rule = 'DISC-ON-DEFECTIVE-REQUEST';
    const story = [...given, match(), disclosed()];
    expect(said(rule, story, 'IRS_PRACTICE_2025')).toBe('clear');
    expect(said(rule, story, 'DC_CIR_2026')).toBe('undetermined law-unsettled');
  });
});

describe('an address that the IRS itself found insufficient', () => {
  it('leaves no disclosure clear that rested on it, as is known now', () => {
    const given = [letter(), line(), receipt(), match(), disclosed()];
    const error = errorFound({ ground: 'address-insufficient' });
    expect(said('DISC-ON-DEFECTIVE-REQUEST', given)).toBe('clear');
    expect(said('DISC-ON-DEFECTIVE-REQUEST', [...given, error])).toBe(
      'undetermined not-decided-here',
    );
  });
});

describe('what a clear outcome says', () => {
  it('tells how many may share a reason, not that it is nobody else’s', () => {
    expect(verdictOf('REQ-REASON', reads({}))?.because).toBe(
      'A reason is given, and not more than 50 lines share it.',
    );
  });

  it('tells where the list of statutes that it rests on was not read in the law', () => {
    expect(verdictOf('REQ-STATUTE', reads({}))?.because).toContain('UNVERIFIED');
    expect(
      verdictOf('REQ-STATUTE', reads({ statutes: ['8 USC 1253(a)(1)'] }))?.because,
    ).not.toContain('UNVERIFIED');
  });
});

describe('a text that is not understood', () => {
  it('is not called one that is not recorded', () => {
    const statutes = ['8 USC 1253(a)(1)'];
    const given = reads({ statutes, removalOrder: removal({ ground: 'overstay' }) });
    expect(said('REQ-1253-ELEMENTS', given)).toBe('undetermined text-not-understood');
    expect(said('REQ-PERIOD', reads({ periods: ['FY2023'] }))).toBe(
      'undetermined text-not-understood',
    );
  });
});

describe('what a reading answers', () => {
  const cells = READING_TABLE.flatMap(({ id, switches }) =>
    Object.entries(switches).map(([name, cell]) => [id, name, cell] as const),
  );
  const by = (court: RegExp) => cells.filter(([, , { source }]) => court.test(source));

  it.each(by(/ v\. /))('of %s to %s says that the opinion was not read in full', (...cell) => {
    expect(cell[2].source).toContain('UNVERIFIED');
  });

  it.each([
    ['2025-11-21', 'preliminary relief'],
    ['2026-02-05', 'preliminary relief'],
    ['2026-02-26', 'indicative ruling'],
  ])('on %s says that it is %s', (date, kind) => {
    const ofDay = cells.filter(([, , cell]) => cell.date === date);
    expect(ofDay).not.toEqual([]);
    expect(ofDay.filter(([, , { source }]) => !source.includes(kind))).toEqual([]);
  });

  it.each(['DC_CIR_2026', 'DMASS_CEDC_2026'])(
    'of %s to what a real address is rests on the concession of the IRS, and no court',
    (reading) => {
      const [, , cell] = cells.find(([id, name]) => id === reading && name === 'R-ADDR-REAL') ?? [];
      expect(cell).toMatchObject({ answer: 'plain', date: '2026-02-11' });
      expect(cell?.source).toContain('concedes');
    },
  );
});
