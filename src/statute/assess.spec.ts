import { describe, expect, it } from 'vitest';
import { judgeOf } from './assess.js';
import type { Told } from './example.js';
import { accepted, amendmentReceived, letter, line, receipt } from './examples.js';
import type { Dossier } from './dossier.js';
import type { Fact } from './facts.js';
import { FIRST_DAY } from './parameters.js';
import type { Rule } from './rule.js';
import type { Verdict } from './verdict.js';
import { clear, finding } from './verdicts.js';

const factsOf = (...given: readonly Told[]): readonly Fact[] =>
  given.map((told, n) => ({
    ...told,
    ref: { seq: n, stream: 'request-1', revision: n },
    recordedOn: told.occurredOn,
  }));

const dossierOf = (facts: readonly Fact[]): Dossier => ({
  facts,
  tallies: { engaged: new Map(), reasons: new Map(), namings: new Map(), askedBefore: new Map() },
  orders: undefined,
  commitments: undefined,
  offices: undefined,
  safeguards: undefined,
  reports: undefined,
  calendar: { closing: () => undefined },
  statistics: undefined,
  reviews: [],
});

const rule = (changes: Partial<Rule>): Rule => ({
  id: 'TOY',
  number: 99,
  title: 'A rule for a test',
  cite: [],
  quote: 'words',
  inForce: { from: FIRST_DAY },
  acts: ['LineAdded'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [],
  news: [],
  assess: () => clear('All is well.', []),
  examples: [],
  ...changes,
});

const facts = factsOf(letter(), line(), receipt());
const added = facts[1] as Fact;
const received = facts[2] as Fact;
const judged = (rules: readonly Rule[], act = added, at = 1) =>
  judgeOf(rules)(dossierOf(facts), act, at, facts.length);

describe('judge', () => {
  it('asks a rule once for all readings that answer its switches alike', () => {
    let asked = 0;
    const assess = (): Verdict => {
      asked += 1;
      return clear('All is well.', []);
    };
    judgeOf([rule({ assess })])(dossierOf(facts.slice(0, 2)), added, 1, 2);
    expect(asked).toBe(1);
    judgeOf([rule({ assess, switches: ['R-HEAD'] })])(dossierOf(facts.slice(0, 2)), added, 1, 2);
    expect(asked).toBe(3);
  });

  it('says that a rule failed, and judges by the others', () => {
    const failing = rule({
      id: 'FAILING',
      assess: () => {
        throw new Error('a bug');
      },
    });
    const [one, other] = judged([failing, rule({})]);
    expect(one?.verdicts.DC_CIR_2026).toMatchObject({
      outcome: 'undetermined',
      causes: [{ kind: 'rule-failed' }],
    });
    expect(other?.verdicts.DC_CIR_2026?.outcome).toBe('clear');
  });

  it('judges by some of its rules alone, also where they build on others', () => {
    const other = rule({ id: 'OTHER', assess: () => clear('Of the other one.', []) });
    const above = rule({ id: 'ABOVE', buildsOn: ['OTHER'] });
    const all = judgeOf([other, above, rule({})]);
    const asked = [dossierOf(facts), added, 1, facts.length] as const;
    for (const { id } of [other, above, rule({})]) {
      const wanted = all(...asked).filter((judgement) => judgement.rule === id);
      expect(wanted).toHaveLength(1);
      expect(all.only?.(new Set([id]))(...asked)).toEqual(wanted);
    }
  });

  it('leaves out a rule that does not apply', () => {
    expect(judged([rule({ assess: () => undefined })])).toEqual([]);
  });

  it('keeps what a rule says under one reading only', () => {
    const assess: Rule['assess'] = (_view, answers) =>
      answers['R-ADDR-ALONE'] === 'no' ? clear('All is well.', []) : undefined;
    const [one] = judged([rule({ switches: ['R-ADDR-ALONE'], assess })]);
    expect(one?.verdicts.HISTORIC_IRS?.outcome).toBe('clear');
    expect(one?.verdicts.DC_CIR_2026).toBeUndefined();
  });

  it.each([
    ['of its own', []],
    ['of a rule that it builds on', ['BELOW']],
  ])('refuses a rule an answer that it does not list, with the list %s', (_, buildsOn) => {
    const below = rule({ id: 'BELOW', switches: ['R-HEAD'] });
    const switches = ['R-ADDR-ALONE'] as const;
    const assess: Rule['assess'] = (_view, answers) =>
      clear(`Read: ${answers['R-ADDR-ALONE']}, ${answers['R-HEAD']}.`, []);
    const said = judged([below, rule({ buildsOn, switches, assess })]).at(-1)?.verdicts;
    expect(said?.DC_CIR_2026).toMatchObject({
      outcome: 'undetermined',
      causes: [{ kind: 'rule-failed' }],
      because: 'Rule TOY reads R-HEAD, which its `switches` do not list.',
    });
    const lists = rule({ buildsOn, switches: [...switches, 'R-HEAD'], assess });
    expect(judged([below, lists]).at(-1)?.verdicts.IRS_PRACTICE_2025?.because).toBe(
      'Read: yes, yes.',
    );
  });

  it('judges new values where they are told, and not the receipt that only points at them', () => {
    const count = (amendmentRevision: number | null) => {
      const given = factsOf(letter(), line(), amendmentReceived({ amendmentRevision }));
      const rules = [rule({ acts: ['AmendmentReceived'] })];
      return judgeOf(rules)(dossierOf(given), given[2] as Fact, 1, given.length).length;
    };
    expect(count(null)).toBe(1);
    expect(count(0)).toBe(0);
  });

  it('judges an act that names no lines over the whole of its stream', () => {
    const count = (lines: readonly [number, number][] | null, at: number) => {
      const given = factsOf(letter(), line(), accepted({ lines }));
      const rules = [rule({ acts: ['LinesAccepted'] })];
      return judgeOf(rules)(dossierOf(given), given[2] as Fact, at, given.length).length;
    };
    expect(count(null, 0)).toBe(1);
    expect(count([[1, 1]], 0)).toBe(0);
    expect(count([[1, 1]], 1)).toBe(1);
  });

  it('judges a line for lines and the whole request for requests', () => {
    const whole = rule({ acts: ['RequestReceived'], scope: 'request' });
    expect(judged([whole], received, 0)).toHaveLength(1);
    expect(judged([whole], received, 1)).toHaveLength(0);
    expect(judged([rule({})], added, 0)).toHaveLength(0);
  });

  it('hands a rule what those below it say of the same act under the same reading', () => {
    const below = rule({
      id: 'BELOW',
      switches: ['R-ADDR-ALONE'],
      assess: (_view, answers) =>
        answers['R-ADDR-ALONE'] === 'no'
          ? finding({ severity: 'DEFECT', elements: ['scope'] }, 'Not so.', [])
          : clear('So.', []),
    });
    const above = rule({
      id: 'ABOVE',
      buildsOn: ['BELOW'],
      assess: (_view, _answers, builtOn) => builtOn.get('BELOW'),
    });
    const verdicts = judged([above, below]).find(({ rule: id }) => id === 'ABOVE')?.verdicts;
    expect(verdicts?.HISTORIC_IRS?.outcome).toBe('finding');
    expect(verdicts?.DC_CIR_2026?.outcome).toBe('clear');
  });

  it('says where the copies of the two sides differ', () => {
    const differing = factsOf(letter(), line(), receipt({ documentDigest: 'd2' }));
    const [one] = judgeOf([rule({})])(dossierOf(differing), differing[1] as Fact, 1, 3);
    expect(one?.verdicts.DC_CIR_2026?.because).toContain('copies of the request differ');
  });
});

describe('a list of rules', () => {
  it('may not build on one that is not there, and the rule that does is named', () => {
    expect(() => judgeOf([rule({ buildsOn: ['NOWHERE'] })])).toThrow(
      new RangeError('Rule TOY builds on NOWHERE, and there is no such rule'),
    );
  });

  it('may not build on each other in a circle, which is told', () => {
    expect(() => judgeOf([rule({ buildsOn: ['TOY'] })])).toThrow(
      new RangeError('Rules build on each other in a circle: TOY → TOY'),
    );
    const rules = [
      rule({ id: 'ABOVE', buildsOn: ['ONE'] }),
      rule({ id: 'ONE', buildsOn: ['OTHER'] }),
      rule({ id: 'OTHER', buildsOn: ['ONE'] }),
    ];
    expect(() => judgeOf(rules)).toThrow('in a circle: ONE → OTHER → ONE');
  });
});
