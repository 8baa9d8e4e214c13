import { describe, expect, it } from 'vitest';
import { on } from '../../src/statute/example.js';
import {
  disclosed,
  errorFound,
  letter,
  line,
  match,
  matchErroneous,
  receipt,
} from '../../src/statute/examples.js';
import type { FactData } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

type Match = Partial<FactData['MatchDecided']>;
type Compared = NonNullable<Match['compared']>;

const ASKED = [letter(), line(), receipt()];
const NOT_COMPARED: Compared = {
  name: 'not-compared',
  tin: 'not-compared',
  address: 'not-compared',
  birthDate: 'not-compared',
};

describe('by what means a match was made', () => {
  const said = (data: Match) => wordsOf('DISC-MATCH-METHOD', [...ASKED, match(data)]);
  const CLEAR =
    'clear: The address given was compared with the one on file and found equal or equivalent.';
  const NO_VERSION = 'finding: The version of the matching script is not recorded.';
  it.each<[string, Match, string]>([
    ['by hand', { processes: ['manual'], scriptVersion: null }, CLEAR],
    [
      'by hand and by a script without a version',
      { processes: ['tin', 'manual'], scriptVersion: null },
      NO_VERSION,
    ],
    ['by a script with one, and by hand', { processes: ['address', 'manual'] }, CLEAR],
  ])('%s', (_, data, sentence) => {
    expect(said(data)).toBe(sentence);
  });
});

describe('the comparison of the address behind a disclosure', () => {
  const said = (...given: Parameters<typeof wordsOf>[1]) =>
    wordsOf('DISC-ON-DEFECTIVE-REQUEST', [...ASKED, ...given, disclosed()]);

  it('is asked for, though the match took nobody to be the person', () => {
    const found = match({ matched: false, compared: { ...NOT_COMPARED, name: 'equal' } });
    expect(said(found)).toBe(
      'finding: Disclosed although the IRS had not confirmed the address that the request gave, which this reading asks of it. The address given was not compared with the one on file.',
    );
  });

  it('is told apart from a request that fell short, and from both', () => {
    const by = { matched: true, compared: { ...NOT_COMPARED, name: 'equal' } } as const;
    const disclosedOn = (reads: Parameters<typeof line>[0], found = match(by), more = {}) =>
      wordsOf(
        'DISC-ON-DEFECTIVE-REQUEST',
        [letter(), line(reads), receipt(), found, disclosed()],
        more,
      );
    const OF_THE_REQUEST = 'finding: Disclosed although the request fell short of';
    const UNCONFIRMED = 'although the IRS had not confirmed the address';
    expect(disclosedOn({ periods: [] }, match())).toContain(`${OF_THE_REQUEST} (B). `);
    expect(disclosedOn({ periods: [] })).toContain(`${OF_THE_REQUEST} (B), and ${UNCONFIRMED}`);
    const many = disclosedOn({}, match(), { peoplePerOfficer: 1_280 });
    expect(many).toContain('finding: Disclosed although under this reading nobody is');
    expect(many).not.toContain('the request fell short');
  });

  it('is not recorded without a match', () => {
    expect(said()).toBe(
      'undetermined: Whether the paragraph was met cannot be told. Whether the address given was compared with the one on file is not recorded (match).',
    );
  });
});

describe('the person found', () => {
  const UNIQUE = 'clear: One taxpayer was found, by keys that agree.';
  const ERRONEOUS = 'finding: The match was later found to have taken the wrong person.';
  const said = (...given: Parameters<typeof wordsOf>[1]) =>
    wordsOf('DISC-WRONG-PERSON', [...ASKED, ...given]);

  it('is nobody, where a match took none', () => {
    expect(said(match({ matched: false }))).toBe('not applicable');
  });

  it('is not known of a match without candidates', () => {
    expect(said(match({ candidates: 0 }))).toBe(
      'undetermined: How many candidates were found is not recorded.',
    );
  });

  it('is told by two keys, though one agrees in substance only', () => {
    const two: Compared = { ...NOT_COMPARED, name: 'equal', birthDate: 'equivalent' };
    expect(said(match({ compared: two }))).toBe(UNIQUE);
    expect(said(match({ compared: { ...NOT_COMPARED, birthDate: 'equivalent' } }))).toBe(
      'undetermined: Fewer than two keys were compared and agree.',
    );
  });

  it('of a later match is none of an error found before it', () => {
    const again = [match(), on('2025-08-20', matchErroneous()), on('2025-09-01', match())];
    expect(said(...again)).toBe(UNIQUE);
    expect(said(...again, on('2025-09-02', disclosed()))).toBe(UNIQUE);
    expect(said(...again, on('2025-09-03', matchErroneous()))).toBe(ERRONEOUS);
  });

  it('was wrong by a match of which nothing but the error is recorded', () => {
    expect(said(disclosed(), matchErroneous())).toBe(ERRONEOUS);
  });

  it('was wrong by what was found out of the match, on whatever ground', () => {
    expect(said(match(), disclosed(), matchErroneous({ ground: null }))).toBe(ERRONEOUS);
  });
});

describe('a disclosure that answers no request', () => {
  const said = (...given: Parameters<typeof wordsOf>[1]) =>
    wordsOf('DISC-WRONG-PERSON', [disclosed({ line: null }), ...given]);

  it('says nothing of the person, unless an error is found', () => {
    expect(said()).toBe('not applicable');
    expect(said(errorFound({ lines: null, ground: 'no-authority' }))).toBe('not applicable');
    expect(said(errorFound({ lines: null }))).toBe(
      'finding: The disclosure was later found to concern the wrong person.',
    );
  });
});
