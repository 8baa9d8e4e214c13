import { describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/dates.js';
import { on, type Told } from '../../src/statute/example.js';
import {
  accepted,
  amended,
  amendmentReceived,
  approval,
  directorOfIce,
  disclosed,
  letter,
  line,
  match,
  receipt,
  refused,
  returned,
  text,
} from '../../src/statute/examples.js';
import type { Element } from '../../src/statute/verdict.js';
import {
  broken,
  findsWhere,
  judgedBy,
  readingOf,
  saidOf,
  toyRule,
  well,
} from './support/toy-rules.js';

const THE_DAY = '2025-08-07';
const matchThatDay = on(THE_DAY, match());
const approvalThatDay = on(THE_DAY, approval());
/** Facts of that day, each of a kind of its own: whether it came before is the only doubt. */
const KINDS = [match, approval, accepted, refused, returned].map((told) => on(THE_DAY, told()));
/** Each of many matches of one day is doubtful twice: whether it came before, and whether it was the latest. */
const matches = (count: number): readonly Told[] =>
  Array.from({ length: count }, () => on(THE_DAY, match()));

/** A rule that finds where just so many facts came before the act. */
const findsOf = (...counts: readonly number[]) =>
  findsWhere((view) => {
    const types = new Set(KINDS.map(({ type }) => type));
    return counts.includes([...types].flatMap((type) => view.before(type)).length);
  });
const outcomeOf = (given: readonly Told[], ...found: readonly number[]) =>
  saidOf(findsOf(...found), [...given, disclosed()])?.outcome;

describe('what is doubtful and does not matter to a rule', () => {
  const findsApproved = findsWhere((view) => view.before('DisclosureApproved').length > 0);

  it('is not named by it', () => {
    const verdict = saidOf(findsApproved, [matchThatDay, approvalThatDay, disclosed()]);
    expect(verdict?.outcome).toBe('undetermined');
    const events = [2, 3].map((seq) => ({ seq, stream: 'request-1', revision: seq - 1 }));
    expect(verdict?.causes).toEqual([{ kind: 'order-not-recorded', events }]);
  });

  it('leaves its answer as it is', () => {
    expect(saidOf(findsApproved, [matchThatDay, approval(), disclosed()])).toMatchObject({
      outcome: 'finding',
      because: 'Not so.',
    });
  });

  it('is nothing that some of it makes well and some of it no matter', () => {
    const rule = toyRule({
      assess: (view) => (view.before('MatchDecided').length > 0 ? undefined : well(view)),
    });
    expect(saidOf(rule, [matchThatDay, disclosed()])?.outcome).toBe('clear');
  });
});

describe('what differs when it is taken the other way', () => {
  const saidByWay = (one: 'STAT' | 'ANOM', other: 'STAT' | 'ANOM', element: Element = 'item') =>
    saidOf(
      toyRule({
        assess: (view) => {
          const isBefore = view.before('MatchDecided').length > 0;
          const severity = isBefore ? one : other;
          const elements = isBefore ? (['item'] as const) : [element];
          return { ...broken(view, isBefore ? 'One.' : 'Other.'), severity, elements };
        },
      }),
      [matchThatDay, disclosed()],
    )?.outcome;

  it('may be how grave it is, or on what it rests', () => {
    expect(saidByWay('STAT', 'ANOM')).toBe('undetermined');
    expect(saidByWay('STAT', 'STAT', 'name')).toBe('undetermined');
    expect(saidByWay('STAT', 'STAT')).toBe('finding');
  });

  it('is told with both reasons, their causes and their evidence, each once', () => {
    const rule = toyRule({
      assess: (view) =>
        view.before('MatchDecided').length > 0
          ? {
              outcome: 'undetermined',
              causes: [{ kind: 'fact-not-recorded', field: 'form' }],
              because: 'Not told.',
              evidence: view.evidence(...view.before('MatchDecided')),
            }
          : broken(view),
    });
    const verdict = saidOf(rule, [letter(), matchThatDay, disclosed()]);
    expect(verdict?.because).toBe(
      'It turns on something that is not recorded. Either: Not told. Or: Not so.',
    );
    expect(verdict?.causes?.map(({ kind }) => kind)).toEqual([
      'order-not-recorded',
      'fact-not-recorded',
    ]);
    expect(verdict?.evidence.map(({ seq }) => seq)).toEqual([3, 1, 2]);
  });

  it('is told with two reasons at most, and without those of ways in which the rule says nothing', () => {
    const rule = toyRule({
      assess: (view) => {
        const count = view.before('MatchDecided').length;
        return count === 0 ? undefined : broken(view, `Reason ${count}.`);
      },
    });
    expect(saidOf(rule, [...matches(3), disclosed()])?.because).toBe(
      'It turns on something that is not recorded. Either: Reason 3. Or: Reason 2.',
    );
  });
});

describe('several doubts', () => {
  it('are tried together where they are four', () => {
    expect(outcomeOf(KINDS.slice(0, 4), 2)).toBe('undetermined');
  });

  it('are tried all, none and each by itself where they are more, and what lies between is not seen', () => {
    for (const count of [0, 1, 4, 5]) expect(outcomeOf(KINDS, count)).toBe('undetermined');
    expect(outcomeOf(KINDS, 2, 3)).toBe('clear');
  });

  it('are tried each by itself up to thirty-two, of more all and none', () => {
    expect(outcomeOf(matches(16), 15)).toBe('undetermined');
    expect(outcomeOf([...matches(16), approvalThatDay], 16)).toBe('clear');
    expect(outcomeOf([...matches(16), approvalThatDay], 17)).toBe('undetermined');
  });

  it('are all named where no single one decides', () => {
    const verdict = saidOf(findsOf(3, 4, 5), [...KINDS, disclosed()]);
    expect(verdict?.causes).toHaveLength(5);
  });
});

/** A line with a placeholder, and new values for it. */
const cured = (...amendments: readonly Told[]): readonly Told[] => [
  letter(),
  receipt(),
  line({ addressClass: text('placeholder') }),
  ...amendments,
  disclosed(),
];
const findsPlaceholder = findsWhere((view) => view.lineData?.addressClass?.class === 'placeholder');
const byHead = amendmentReceived({ signatory: directorOfIce });
const [NO, YES, OPEN] = (['no', 'yes', 'open'] as const).map((answer) =>
  readingOf({ 'R-HEAD': answer }, answer),
);

describe('an amendment signed by the head of a part of an agency', () => {
  it('counts, does not count or is in doubt as a reading answers R-HEAD', () => {
    expect(saidOf(findsPlaceholder, cured(byHead), YES)?.outcome).toBe('clear');
    expect(saidOf(findsPlaceholder, cured(byHead), NO)?.outcome).toBe('finding');
    expect(saidOf(findsPlaceholder, cured(byHead), OPEN)?.causes).toEqual([
      { kind: 'law-unsettled', switch: 'R-HEAD' },
    ]);
  });

  it('may be in doubt for another reason, and then that alone is told where the reading has answered', () => {
    const formless = cured(amendmentReceived({ signatory: directorOfIce, form: null }));
    const missing = { kind: 'fact-not-recorded', field: 'amendment.form' };
    expect(saidOf(findsPlaceholder, formless, YES)?.causes).toEqual([missing]);
    expect(saidOf(findsPlaceholder, formless, NO)?.outcome).toBe('finding');
    expect(saidOf(findsPlaceholder, formless, OPEN)?.causes).toEqual([
      missing,
      { kind: 'law-unsettled', switch: 'R-HEAD' },
    ]);
  });

  it('is asked of each reading, though the rule reads no switch and another amendment is in doubt', () => {
    const other = on(
      '2025-07-10',
      amendmentReceived({ form: null, addressClass: text('missing') }),
    );
    const readings = [NO, YES, OPEN].filter((reading) => reading !== undefined);
    const [judgement] = judgedBy([findsPlaceholder], cured(other, byHead), { readings });
    expect(judgement?.verdicts['no']?.outcome).toBe('undetermined');
    expect(judgement?.verdicts['yes']?.outcome).toBe('clear');
    expect(judgement?.verdicts['open']?.outcome).toBe('undetermined');
  });

  it('is not named by a reading that has answered, where many doubts hide which one decides', () => {
    const given = cured(byHead).toSpliced(4, 0, ...KINDS);
    const causes = saidOf(findsOf(3, 4, 5), given, NO)?.causes;
    expect(causes?.map(({ kind }) => kind)).toEqual(Array(5).fill('order-not-recorded'));
  });
});

describe('a rule below another', () => {
  const below = (assess: Parameters<typeof toyRule>[0]['assess']) =>
    toyRule({ id: 'BELOW', ...(assess && { assess }) });
  const above = toyRule({
    id: 'ABOVE',
    buildsOn: ['BELOW'],
    assess: (view, _answers, builtOn) => (builtOn.has('BELOW') ? broken(view) : well(view)),
  });

  it('is asked once, for itself and for the other, in each way that is possible', () => {
    let asked = 0;
    const counting = below((view) => {
      asked += 1;
      return well(view);
    });
    judgedBy([above, counting], [disclosed()]);
    expect(asked).toBe(1);
    judgedBy([above, counting], [matchThatDay, disclosed()]);
    expect(asked).toBe(3);
  });

  it('that does not apply is not there for the other', () => {
    const said = judgedBy([above, below(() => undefined)], [disclosed()]);
    expect(said.map(({ rule, verdicts }) => [rule, verdicts['READING']?.outcome])).toEqual([
      ['ABOVE', 'clear'],
    ]);
  });
});

describe('a rule of which the text changed', () => {
  const versions = [
    toyRule({
      inForce: { from: day('2025-01-01'), until: day(THE_DAY) },
      assess: (view) => broken(view),
    }),
    toyRule({ inForce: { from: day(THE_DAY) }, assess: (view) => well(view) }),
  ];
  const said = (then: string) =>
    judgedBy(versions, [on(then, disclosed())])[0]?.verdicts['READING']?.outcome;

  it('is asked in the text of the day: the old one to its last day, the new one from its first', () => {
    expect(said('2025-08-06')).toBe('finding');
    expect(said(THE_DAY)).toBe('clear');
    expect(said('2024-12-31')).toBe('undetermined');
  });
});

it('a rule that says nothing says nothing where the copies of the request differ', () => {
  const given = [letter(), receipt({ documentDigest: 'd2' }), accepted(), disclosed()];
  expect(saidOf(toyRule({}), given)).toBeUndefined();
});

it('an amendment that the agency tells of and the IRS never received is no doubt for another rule', () => {
  const never = amended({ form: 'oral' });
  expect(saidOf(findsPlaceholder, cured(never))?.outcome).toBe('finding');
});
