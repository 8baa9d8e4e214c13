import { describe, expect, it } from 'vitest';
import { at, on, recorded, type Told } from '../../src/statute/example.js';
import {
  committeeNotified,
  consent,
  exParteOrder,
  impairmentChecked,
} from '../../src/statute/examples-information.js';
import { refusalEntered, refusalLifted } from '../../src/statute/examples-supervision.js';
import {
  agentOne,
  confirmed,
  disclosed,
  item,
  letter,
  line,
  receipt,
  refused,
} from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

const ORDER = 'DISC-COURT-ORDER-SCOPE';
const I1 = { authority: '6103(i)(1)' } as const;

describe('an order of a court', () => {
  const granted = exParteOrder();
  const asked = [letter(I1), line(), receipt(I1)];
  const told = [...asked, granted, disclosed(I1)];
  const vacated = (day: string) => recorded('2026-01-05', exParteOrder({ vacatedOn: day }));

  it('that the ledger learnt of after the disclosure leaves it in doubt, and says by whom', () => {
    const late = verdictOf(ORDER, [...asked, disclosed(I1), recorded('2025-09-01', granted)]);
    expect(late?.outcome).toBe('undetermined');
    expect(late?.causes).toContainEqual(
      expect.objectContaining({ kind: 'recorded-late', by: 'DHS', days: 25 }),
    );
  });

  it('that was told late counts once a reviewer bears it out', () => {
    const facts = [...asked, disclosed(I1), recorded('2025-09-01', granted), confirmed(4)];
    expect(verdictOf(ORDER, facts)?.outcome).toBe('clear');
  });

  it('found in January to have been vacated before: a finding as now known, not as then known', () => {
    const facts = [...told, vacated('2025-08-06')];
    expect(verdictOf(ORDER, facts)?.outcome).toBe('finding');
    expect(verdictOf(ORDER, facts, { knownAt: told.length })?.outcome).toBe('clear');
  });

  it('vacated after the disclosure stood on its day', () => {
    expect(verdictOf(ORDER, [...told, vacated('2025-08-08')])?.outcome).toBe('clear');
  });

  it('vacated in another court, under the same number, is another order', () => {
    const other = exParteOrder({ court: 'S.D.N.Y.', vacatedOn: '2025-08-01' });
    expect(verdictOf(ORDER, [...told, other])?.outcome).toBe('clear');
  });

  it('vacated under a number that is not recorded may be this one', () => {
    const unnamed = exParteOrder({ docket: null, items: null, vacatedOn: '2025-08-01' });
    const verdict = verdictOf(ORDER, [...asked, unnamed, granted, disclosed(I1)]);
    expect(causesOf(verdict)).toContain('fact-not-recorded');
  });

  it('granted anew on the same number after it was vacated stands', () => {
    const anew = on('2025-08-02', exParteOrder());
    const facts = [...asked, exParteOrder({ vacatedOn: '2025-08-01' }), anew, disclosed(I1)];
    expect(verdictOf(ORDER, facts)?.outcome).toBe('clear');
  });

  it('of one day with the disclosure: only the hours can tell which came first', () => {
    const [noon, evening] = ['2025-08-07T16:00:00.000Z', '2025-08-07T22:00:00.000Z'] as const;
    const between = (one: Told, other: Told) =>
      verdictOf(ORDER, [...asked, one, other], { knownAt: 5 })?.outcome;
    expect(between(at(noon, granted), at(evening, disclosed(I1)))).toBe('clear');
    expect(between(at(evening, granted), at(noon, disclosed(I1)))).toBe('finding');
    expect(between(on('2025-08-07', granted), disclosed(I1))).toBe('undetermined');
  });

  it('told in two records in any order is read alike', () => {
    const short = exParteOrder({ items: ['mailing-address'] });
    const outcomes = [
      [short, granted],
      [granted, short],
    ].map((orders) => verdictOf(ORDER, [...asked, ...orders, disclosed(I1)])?.outcome);
    expect(outcomes).toEqual(['clear', 'clear']);
  });
});

describe('a determination under (i)(6)', () => {
  const determined = impairmentChecked({ result: 'impairs-investigation' });
  const story = (...more: readonly Told[]) =>
    verdictOf('DISC-I6-BLOCK', [letter(), line(), receipt(), ...more]);

  it('is a possible breach of the statute, a check that is missing is for review only', () => {
    expect(story(determined, disclosed())?.severity).toBe('STAT');
    expect(story(disclosed())?.severity).toBe('ANOM');
  });

  it('is not undone by a lifting that is told after the disclosure', () => {
    const lifted = recorded('2025-10-01', on('2025-08-06', impairmentChecked({ lifted: true })));
    const verdict = story(on('2025-08-01', determined), disclosed(), lifted);
    expect(verdict?.outcome).toBe('undetermined');
    expect(causesOf(verdict)).toContain('recorded-late');
  });

  it('counts though it was told later: the IRS knew', () => {
    expect(story(disclosed(), recorded('2025-10-01', determined))?.outcome).toBe('finding');
  });
});

describe('a consent', () => {
  const C = { line: null, authority: '6103(c)' } as const;

  it('that was told after the disclosure leaves it in doubt', () => {
    const late = verdictOf('DISC-OTHER-ROUTE', [disclosed(C), recorded('2025-09-01', consent())]);
    expect(causesOf(late)).toEqual(['recorded-late']);
  });

  it('of several, one that covers it all is enough, and two that each cover a part are not', () => {
    const parts = [
      consent({ items: ['mailing-address'] }),
      consent({ items: ['interview-notes'] }),
    ];
    expect(verdictOf('DISC-OTHER-ROUTE', [...parts, disclosed(C)])?.outcome).toBe('finding');
    const whole = [...parts, consent(), disclosed(C)];
    expect(verdictOf('DISC-OTHER-ROUTE', whole)?.outcome).toBe('clear');
  });
});

describe('the committee of an audit', () => {
  const I8 = {
    authority: '6103(i)(8)(A)(i)',
    recipientAgency: 'GAO',
    recipients: [{ ...agentOne, agency: 'GAO' }],
  } as const;
  const told = [
    letter({ authority: I8.authority }),
    line(),
    receipt({ authority: I8.authority }),
    disclosed(I8),
  ];

  it('whose notice was told after the disclosure leaves it in doubt', () => {
    const late = verdictOf('DISC-GAO-I8', [...told, recorded('2025-09-01', committeeNotified())]);
    expect(causesOf(late)).toContain('recorded-late');
  });

  it('that disapproved after an early disclosure, within its days, leaves it to people', () => {
    const facts = [
      on('2025-07-20', committeeNotified()),
      ...told,
      on('2025-08-15', committeeNotified({ notice: 'disapproved' })),
    ];
    expect(verdictOf('DISC-GAO-I8', facts)?.outcome).toBe('undetermined');
  });
});

describe('a refusal for safeguards', () => {
  const story = (...more: readonly Told[]) =>
    verdictOf('RESP-VALID-REFUSED', [
      letter(),
      line(),
      receipt(),
      ...more,
      refused({ ground: 'policy' }),
    ]);

  it('of another department excuses nothing', () => {
    expect(story(refusalEntered({ recipientAgency: 'SSA' }))?.outcome).toBe('finding');
  });

  it('stands until the day on which it is lifted', () => {
    expect(story(refusalEntered(), refusalLifted({ to: '2025-08-06' }))?.outcome).toBe('clear');
    expect(story(refusalEntered(), refusalLifted({ to: '2025-08-05' }))?.outcome).toBe('finding');
  });

  it('entered again after a lifting stands', () => {
    const again = refusalEntered({ from: '2025-08-02' });
    expect(story(refusalEntered(), refusalLifted(), again)?.outcome).toBe('clear');
  });
});

describe('data of a State tax agency', () => {
  it('is the taxpayer’s by agreement, not by the words of the statute', () => {
    const wages = item('wages', { source: 'state-agency' });
    const asks = verdictOf('REQ-SCOPE-TRI', [letter(), line({ items: [wages] })]);
    const answer = [letter(), line(), receipt(), disclosed({ items: [wages] })];
    expect(asks?.severity).toBe('POLICY');
    expect(verdictOf('DISC-TAXPAYER-RETURN-INFO', answer)?.severity).toBe('POLICY');
  });
});
