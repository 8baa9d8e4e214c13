import { describe, expect, it } from 'vitest';
import { on } from '../../src/statute/example.js';
import {
  agentOne,
  amended,
  inspectorGeneral,
  letter,
  line,
  officeHeld,
  receipt,
  submitted,
} from '../../src/statute/examples.js';
import { type Naming, officerKey } from '../../src/statute/dossier.js';
import { judge } from '../../src/statute/packs.js';
import { dossierOf, recordedFacts, tally } from './support/dossiers.js';
import { verdictOf } from './support/judging.js';

const AGENT_TWO = { ...agentOne, officerId: 'AGENT-2' };

describe('an officer beside others', () => {
  const PLENTY = letter({ engaged: [agentOne], lineCount: 51 });

  it('is engaged for too many though another is not', () => {
    const given = [PLENTY, line({ engaged: [AGENT_TWO] }), submitted({ lineCount: 51 })];
    expect(verdictOf('REQ-ENGAGED-RATIO', given)?.severity).toBe('ANOM');
  });

  it('is engaged for an unknown number though another is not', () => {
    const verdict = verdictOf('REQ-ENGAGED-RATIO', [
      letter({ engaged: [agentOne], lineCount: null }),
      line({ engaged: [AGENT_TWO] }),
      submitted({ lineCount: null }),
    ]);
    expect(verdict?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'lineCount' }]);
  });

  /** Two officers, the first of them engaged for 51 people, of whom some are lines without a number. */
  const words = (withoutSubject: number) => {
    const facts = recordedFacts([letter(), line(), submitted({ lineCount: 51 })]);
    const dossier = dossierOf(facts);
    const engaged = new Map([
      [officerKey(agentOne), { ...tally(51), withoutSubject }],
      [officerKey(AGENT_TWO), { ...tally(1), withoutSubject: 0 }],
    ]);
    const tallies = { ...dossier.tallies, engaged };
    return judge({ ...dossier, tallies }, facts[2]!, 0, 3).find(
      ({ rule }) => rule === 'REQ-ENGAGED-RATIO',
    )?.verdicts.DC_CIR_2026?.because;
  };

  it('is said to be counted by lines where some name no one', () => {
    const EACH = 'Each line without a number counts as one person.';
    expect(words(0)).toContain('more than 50 people');
    expect(words(0)).not.toContain(EACH);
    expect(words(1)).toContain(EACH);
  });
});

describe('a person named on several lines', () => {
  const outcome = (supersedesLine: number | null, namings: readonly Naming[]) => {
    const facts = recordedFacts([letter(), line({ supersedesLine })]);
    const dossier = dossierOf(facts);
    const tallies = { ...dossier.tallies, namings: new Map([['s1', namings]]) };
    return judge({ ...dossier, tallies }, facts[1]!, 1, 2).find(
      ({ rule }) => rule === 'REQ-DUPLICATE',
    )?.verdicts.DC_CIR_2026?.outcome;
  };
  const OTHER: Naming = { line: 2, supersedes: null, seq: 0 };

  it('counts once where the line itself says so, though the tally no longer holds it', () => {
    expect(outcome(2, [OTHER])).toBe('clear');
    expect(outcome(null, [OTHER])).toBe('finding');
  });

  it('counts twice where a line says that it supersedes itself', () => {
    expect(outcome(1, [OTHER])).toBe('finding');
    expect(outcome(null, [{ ...OTHER, supersedes: 2 }])).toBe('finding');
  });

  it('is told by the line as corrected', () => {
    const given = [letter(), line(), amended({ subject: 's2', supersedesLine: 2 })];
    const namedAlsoOn = [{ line: 2, supersedes: null }];
    expect(verdictOf('REQ-DUPLICATE', given, { namedAlsoOn })?.outcome).toBe('clear');
  });
});

describe('who asks for the White House', () => {
  const said = (data: Parameters<typeof receipt>[0]) =>
    verdictOf('REQ-WHITE-HOUSE', [receipt(data)])?.outcome;

  it.each([
    ['as the agency that asks', { requestingAgency: 'EOP' }],
    ['by its signature alone', { signatory: { ...inspectorGeneral, agency: 'EOP' } }],
    [
      'by its signature, and for whom is not recorded',
      { requestingAgency: null, signatory: { ...inspectorGeneral, agency: 'EOP' } },
    ],
  ])('is told %s, and left to people under another paragraph', (_, data) => {
    expect(said(data)).toBe('undetermined');
  });

  it('is found under the paragraph of the President, whoever asks', () => {
    expect(said({ authority: '6103(g)(1)' })).toBe('finding');
  });

  it('is nobody known where neither agency nor signature is recorded', () => {
    expect(said({ requestingAgency: null, signatory: null })).toBeUndefined();
  });
});

describe('an office as the register has it', () => {
  const UNTOLD = { signatory: { ...inspectorGeneral, standing: null } };

  it('tells how a letter was signed only where the register had it before', () => {
    const later = on('2026-03-02', officeHeld());
    expect(verdictOf('SIGN-DE-FACTO', [officeHeld(), receipt(UNTOLD)])?.outcome).toBe('clear');
    expect(verdictOf('SIGN-DE-FACTO', [receipt(UNTOLD), later])?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'signatory.standing' },
    ]);
  });

  it('is looked at on the day of the first receipt', () => {
    const verdict = verdictOf('SIGN-DE-FACTO', [
      officeHeld({ to: '2025-07-05' }),
      officeHeld({ standing: 'performing-duties', from: '2025-07-05' }),
      receipt(),
      on('2025-07-10', receipt()),
    ]);
    expect(verdict?.outcome).toBe('clear');
  });
});
