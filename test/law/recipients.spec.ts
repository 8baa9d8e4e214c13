import { describe, expect, it } from 'vitest';
import { agentOne, disclosed, item, letter, line, receipt } from '../../src/statute/examples.js';
import type { Dossier } from '../../src/statute/dossier.js';
import type { Officer } from '../../src/statute/facts.js';
import { officerKey } from '../../src/statute/dossier.js';
import { judgeUnder } from '../../src/statute/assess.js';
import { RULES } from '../../src/statute/packs.js';
import { readingOf } from '../../src/statute/reading-document.js';
import type { Told } from '../../src/statute/example.js';
import { dossierOf, recordedFacts, tally } from './support/dossiers.js';
import { wordsOf } from './support/in-words.js';

const reading = (name: string, answer: string) =>
  readingOf({ readingId: 'MINE', title: 'Mine', answers: [{ switch: name, answer }] });

/** What a rule says of the last fact under a reading that answers one switch, with these counts. */
const said = (
  rule: string,
  given: readonly Told[],
  [name, answer]: readonly [string, string],
  engaged: Dossier['tallies']['engaged'] = new Map(),
) => {
  const facts = recordedFacts(given);
  const dossier = dossierOf(facts);
  const judgements = judgeUnder(RULES, [reading(name, answer)])(
    { ...dossier, tallies: { ...dossier.tallies, engaged } },
    facts.at(-1)!,
    1,
    facts.length,
  );
  const verdict = judgements.find((one) => one.rule === rule)?.verdicts['MINE'];
  return `${verdict?.outcome}: ${verdict?.because}`;
};

describe('an officer who was told', () => {
  const told = (recipient: Officer, engaged: readonly Officer[] = [agentOne]) =>
    wordsOf('DISC-RECIPIENT', [
      letter(),
      line({ engaged }),
      receipt(),
      disclosed({ recipients: [recipient] }),
    ]);

  it('of another agency is told apart from one who is not named', () => {
    expect(told({ ...agentOne, agency: 'EOP' })).toBe(
      'finding: An officer of EOP was told; DHS had asked.',
    );
    expect(told({ ...agentOne, officerId: 'AGENT-9', role: null })).toBe(
      'finding: An officer was told who is not among those named as engaged.',
    );
  });

  it('has a part in the matter by the record, or is of an agency that named nobody', () => {
    expect(told({ ...agentOne, officerId: 'AGENT-9' })).toBe(
      'undetermined: An officer who is not among those named as engaged has a part in the matter by the record (investigator); that the agency names the officer as engaged is not recorded.',
    );
    expect(told(agentOne, [])).toBe(
      'undetermined: The agency named nobody as engaged in the matter, so whether the officer is cannot be told.',
    );
  });

  it('named by the letter for lines of which no number is recorded', () => {
    const whole = { engaged: [agentOne], lineCount: null };
    const given = [letter(whole), line({ engaged: null }), receipt(whole), disclosed()];
    expect(wordsOf('DISC-RECIPIENT', given)).toBe(
      'undetermined: For how many lines the officer told is named is not recorded.',
    );
  });
});

describe('a keeper of the file who is not named', () => {
  const keeper: Officer = { ...agentOne, officerId: 'KEEPER-1', role: 'custodian' };
  const given = [letter(), line(), receipt(), disclosed({ recipients: [keeper] })];
  it.each([
    ['no', 'finding'],
    ['open', 'undetermined'],
    ['yes', 'undetermined'],
  ])('follows the reading, and is never clear: %s', (answer, outcome) => {
    expect(said('DISC-RECIPIENT', given, ['R-ENGAGED', answer])).toBe(
      `${outcome}: An officer was told who keeps the file, has no part in the matter and is not among those named as engaged.`,
    );
  });
});

describe('an officer engaged for more people than are counted by number', () => {
  const NO = ['R-ENGAGED', 'no'] as const;
  const given = [letter({ lineCount: 1_001 }), line(), receipt({ lineCount: 1_001 }), disclosed()];
  const counted = (withoutSubject: number) =>
    new Map([[officerKey(agentOne), { ...tally(1_001), withoutSubject }]]);
  const MORE = 'finding: The officer told is named as engaged for more than 1000 people';

  it('is told so', () => {
    expect(said('DISC-RECIPIENT', given, NO, counted(1))).toBe(
      `${MORE}, each line without a number counted as one person.`,
    );
    expect(said('DISC-RECIPIENT', given, NO, counted(0))).toBe(`${MORE}.`);
  });

  it('is not told so where the letter names the officer for all lines, and no line does', () => {
    const whole = { engaged: [agentOne], lineCount: 1_001 };
    const lines = [letter(whole), line({ engaged: null }), receipt(whole), disclosed()];
    expect(said('DISC-RECIPIENT', lines, NO)).toBe(`${MORE}.`);
  });
});

describe('what a payer reported about the taxpayer', () => {
  const wages = item('wages', { source: 'third-party-information-return' });
  const given = [letter(), line(), receipt(), disclosed({ items: [wages] })];
  it.each([
    ['yes', 'finding: Item wages: filed by a payer about the taxpayer.'],
    ['no', 'clear: Nothing disclosed came from the taxpayer, other than identity.'],
    [
      'open',
      'undetermined: Item wages: filed by a payer about the taxpayer. Whether that is the payee’s taxpayer return information is not settled.',
    ],
  ])('is its own return information: %s', (answer, sentence) => {
    expect(said('DISC-TAXPAYER-RETURN-INFO', given, ['R-INFO-RETURN', answer])).toBe(sentence);
  });
});
