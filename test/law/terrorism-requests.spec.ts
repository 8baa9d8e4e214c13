import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/statute/example.js';
import {
  agentOne,
  disclosed,
  letter,
  line,
  matter,
  officeHeld,
  receipt,
} from '../../src/statute/examples.js';
import type { Office } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

const A = '6103(i)(7)(A)';
const B = '6103(i)(7)(B)';
const CLEAR =
  'clear: Asked for in writing, with a reason, by an office that may, and told to a Federal agency.';
const DIRECTOR: Office = {
  title: 'Director',
  kind: 'fbi-director',
  agency: 'DOJ',
  component: null,
  standing: 'held',
};
const TO_JUSTICE = { recipientAgency: 'DOJ', recipients: [{ ...agentOne, agency: 'DOJ' }] };
const ABOUT = line({ matter: matter({ kind: 'other' }) });
const said = (given: readonly Told[]) => wordsOf('DISC-I7', given);
const asks = (authority: string, signatory: Office) => ({
  requestingAgency: 'DOJ',
  authority,
  signatory,
});

/** What is said of a disclosure on terrorism that this office asked for. */
const askedBy = (signatory: Partial<Office>, authority = A) => {
  const common = asks(authority, { ...DIRECTOR, ...signatory });
  return said([letter(common), ABOUT, receipt(common), disclosed({ authority, ...TO_JUSTICE })]);
};

const HOW = 'undetermined: How the office that asked was held is not recorded.';
const PERFORMED =
  'undetermined: Someone asked who performed the duties of an office without holding it.';

describe('who asks for a response to terrorism, (i)(7)(A)', () => {
  const NO_HEAD =
    'undetermined: That the office which asked is the head, or has the head’s delegation, is not recorded.';
  it.each<[string, Partial<Office>, string]>([
    ['the head', {}, CLEAR],
    ['who acts as the head', { standing: 'acting' }, CLEAR],
    ['the head of a part', { kind: 'component-head' }, CLEAR],
    ['an office that is no head', { kind: 'other' }, NO_HEAD],
    ['such an office, by delegation', { kind: 'other', standing: 'delegated' }, CLEAR],
    ['who performs the duties', { standing: 'performing-duties' }, PERFORMED],
    ['how it was held is not recorded', { standing: null }, HOW],
    [
      'a county',
      { agency: 'US-IL/Cook County' },
      'finding: US-IL/Cook County asked; the paragraph names Federal agencies.',
    ],
    ['a State', { agency: 'US-NY' }, 'finding: US-NY asked; the paragraph names Federal agencies.'],
    [
      'an agency of which it cannot be told',
      { agency: 'First Example Bureau' },
      'undetermined: Of which government First Example Bureau is cannot be told.',
    ],
  ])('%s', (_, office, sentence) => {
    expect(askedBy(office)).toBe(sentence);
  });
});

it('asks for nothing that can be judged, where no office is recorded', () => {
  const common = { requestingAgency: 'DOJ', authority: A, signatory: null };
  const told = disclosed({ authority: A, ...TO_JUSTICE });
  expect(said([letter(common), ABOUT, receipt(common), told])).toBe(
    'undetermined: Which office asked is not recorded.',
  );
});

describe('who asks for intelligence, (i)(7)(B)', () => {
  const ELSEWHERE =
    'finding: An office asked that is neither of the Departments of Justice and the Treasury nor the Director of the Secret Service.';
  const UNCONFIRMED =
    'undetermined: That the Senate confirmed the officer who asked is not recorded.';
  const NO_DELEGATE =
    'undetermined: Someone asked who did not hold the office; (B) provides for no delegate.';
  it.each<[string, Partial<Office>, string]>([
    ['an office of Justice that the Senate confirms', {}, CLEAR],
    ['one of the Treasury', { agency: 'Treasury', kind: 'agency-head' }, CLEAR],
    ['another of Justice', { kind: 'component-head' }, UNCONFIRMED],
    ['another of the Treasury', { agency: 'Treasury', kind: 'other' }, UNCONFIRMED],
    ['the head of the Secret Service', { agency: 'USSS', kind: 'agency-head' }, CLEAR],
    [
      'the same as a part of its department',
      { agency: 'DHS', component: 'Secret Service', kind: 'component-head' },
      CLEAR,
    ],
    ['another of the Secret Service', { agency: 'USSS', kind: 'us-attorney' }, UNCONFIRMED],
    [
      'another part of that department',
      { agency: 'DHS', component: 'ICE', kind: 'component-head' },
      ELSEWHERE,
    ],
    ['that department', { agency: 'DHS', kind: 'agency-head' }, ELSEWHERE],
    ['who acts', { standing: 'acting' }, NO_DELEGATE],
    ['a delegate', { standing: 'delegated' }, NO_DELEGATE],
    ['who performs the duties', { standing: 'performing-duties' }, PERFORMED],
    ['how it was held is not recorded', { standing: null }, HOW],
  ])('%s', (_, office, sentence) => {
    expect(askedBy(office, B)).toBe(sentence);
  });
});

describe('how an office was held, where the signature does not say', () => {
  const held = { title: DIRECTOR.title, kind: DIRECTOR.kind, officeAgency: DIRECTOR.agency };
  const unsaid = asks(A, { ...DIRECTOR, standing: null });
  const told = disclosed({ authority: A, ...TO_JUSTICE });

  it('is what the register has for the day of the letter, not for the day of the disclosure', () => {
    const office = officeHeld({ ...held, from: '2025-01-20', to: '2025-06-27' });
    expect(said([office, letter(unsaid), ABOUT, receipt(unsaid), told])).toBe(CLEAR);
  });

  it('is what it has for the day of the disclosure, where the day of the letter is not recorded', () => {
    const office = officeHeld({ ...held, from: '2025-08-07', to: '2025-08-08' });
    const received = receipt({ ...unsaid, letterDate: null });
    expect(said([office, ABOUT, received, told])).toBe(CLEAR);
  });
});
