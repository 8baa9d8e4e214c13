import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/statute/example.js';
import {
  directorOfIce,
  item,
  letter,
  line,
  matter,
  receipt,
  removal,
} from '../../src/statute/examples.js';
import type { LineData, Matter } from '../../src/statute/facts.js';
import { causesOf, verdictOf } from './support/judging.js';
import { saidUnder } from './support/trials.js';

const reads = (more: Partial<LineData>): readonly Told[] => [letter(), line(more)];
/** Received, and no day of the letter is recorded. */
const undated = (more: Partial<LineData>): readonly Told[] => [
  receipt({ letterDate: null }),
  line(more),
];
const field = (name: string) => [{ kind: 'fact-not-recorded', field: name }];

describe('a reading that answers no', () => {
  it('makes the head of a part no head of an agency', () => {
    const given = [receipt({ signatory: directorOfIce })];
    expect(saidUnder('REQ-OFFICIAL', given, { 'R-HEAD': 'no' })).toMatchObject({
      severity: 'DEFECT',
      elements: ['official'],
    });
  });

  it('makes an order that was not obeyed no criminal matter, unless one is assured', () => {
    const under = (assurance: boolean | null) =>
      saidUnder(
        'REQ-CRIMINAL-MATTER',
        reads({ statutes: ['8 USC 1253(a)(1)'], matter: matter({ assurance }) }),
        { 'R-OVERSTAY-CRIME': 'no' },
      )?.outcome;
    expect([under(false), under(null), under(true)]).toEqual(['finding', 'finding', 'clear']);
  });
});

describe('what may be asked for', () => {
  const wages = [item('wages', { source: 'third-party-information-return' })];

  it.each([
    ['yes', 'finding', 'DEFECT'],
    ['no', 'clear', undefined],
    ['open', 'undetermined', undefined],
  ] as const)(
    'of what a payer reported, as the reading has it: %s',
    (answer, outcome, severity) => {
      const verdict = saidUnder('REQ-SCOPE-TRI', reads({ items: wages }), {
        'R-INFO-RETURN': answer,
      });
      expect(verdict?.outcome).toBe(outcome);
      expect(verdict?.severity).toBe(severity);
    },
  );

  it('of a transcript that mixes both, is not decided', () => {
    const verdict = verdictOf('REQ-SCOPE-TRI', reads({ items: [item('tax-account-transcript')] }));
    expect(causesOf(verdict)).toEqual(['not-decided-here']);
  });
});

describe('a failure under arms (B) to (D), and the request of 26 June 2025', () => {
  const said = (finalOn: string, failureOn: string | null) => {
    const removalOrder = removal({ arm: 'C', administrativelyFinalOn: finalOn, failureOn });
    return verdictOf('REQ-1253-ELEMENTS', reads({ statutes: ['8 USC 1253(a)(1)'], removalOrder }));
  };

  it.each([
    ['2025-06-26', '2025-06-26'],
    ['2025-06-01', '2025-06-01'],
    ['2025-06-01', '2025-06-26'],
  ])('may be of the day of the order, %s, and of the request: %s', (finalOn, failureOn) => {
    expect(said(finalOn, failureOn)?.outcome).toBe('clear');
  });

  it.each([
    ['2025-06-27', '2025-06-28', 'final only after the request'],
    ['2025-06-27', null, 'final only after the request'],
    ['2025-06-01', '2025-06-27', 'The failure came only after the request'],
    ['2025-06-01', '2025-05-31', 'before the order was final'],
  ])('of an order final on %s, failed on %s', (finalOn, failureOn, words) => {
    const verdict = said(finalOn, failureOn);
    expect(verdict?.severity).toBe('ANOM');
    expect(verdict?.because).toContain(words);
  });

  it('that is not recorded leaves it in doubt', () => {
    expect(said('2025-06-01', null)?.causes).toEqual(field('removalOrder.failureOn'));
  });
});

describe('a request without a day of the letter', () => {
  it.each(['A', 'C'] as const)('leaves the order of removal in doubt under arm (%s)', (arm) => {
    const removalOrder = removal({ arm, failureOn: '2025-06-06' });
    const given = undated({ statutes: ['8 USC 1253(a)(1)'], removalOrder });
    expect(verdictOf('REQ-1253-ELEMENTS', given)?.causes).toEqual(field('letterDate'));
  });

  it('leaves its matter in doubt, and its periods', () => {
    expect(verdictOf('REQ-CRIMINAL-MATTER', undated({}))?.causes).toEqual(field('letterDate'));
    expect(verdictOf('REQ-PERIOD', undated({}))?.causes).toEqual(field('letterDate'));
  });
});

describe('a matter of which the kind is not recorded', () => {
  it('is in doubt, and none that is not criminal', () => {
    const given = reads({ matter: matter({ kind: null }) });
    expect(verdictOf('REQ-CRIMINAL-MATTER', given)?.causes).toEqual(field('matter.kind'));
  });
});

describe('what is said of the matter', () => {
  const words = (kind: Matter['kind']) =>
    verdictOf('REQ-CRIMINAL-MATTER', reads({ matter: matter({ kind }) }))?.because;

  it('tells a child’s case from a criminal matter', () => {
    expect(words('missing-or-exploited-child')).toMatch(
      /^The case of a missing or exploited child/,
    );
    expect(words('criminal-investigation')).toMatch(/^A criminal matter is stated/);
  });
});

describe('what is said of the statutes cited', () => {
  const words = (...statutes: readonly string[]) =>
    verdictOf('REQ-STATUTE', reads({ statutes }))?.because;

  it('tells none from one that is not criminal', () => {
    expect(
      verdictOf('REQ-STATUTE', [letter({ statutes: [] }), line({ statutes: [] })])?.because,
    ).toContain('No statute is cited');
    expect(words('8 USC 1231(a)')).toContain('not a criminal one');
    expect(words('26 USC 7201')).toContain('tax crimes');
  });

  it('names the list where no crime cited was read in the law', () => {
    expect(words('18 USC 1546')).toContain('UNVERIFIED');
    expect(words('18 USC 1546', '8 USC 1253(c)')).toContain('UNVERIFIED');
    expect(words('18 USC 1546', '8 USC 1253(a)(1)')).not.toContain('UNVERIFIED');
  });
});
