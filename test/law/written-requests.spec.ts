import { describe, expect, it } from 'vitest';
import { at, on, type Told } from '../../src/statute/example.js';
import { agentOne, disclosed, letter, line, matter, receipt } from '../../src/statute/examples.js';
import type { Form, Office } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

const A = '6103(i)(7)(A)';
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
const common = { requestingAgency: 'DOJ', authority: A, signatory: DIRECTOR };
const told = disclosed({ authority: A, ...TO_JUSTICE });

describe('the form of a request that must be written', () => {
  const recordedAs = (made: Form | null, received: Form | null) =>
    said([letter({ ...common, form: made }), ABOUT, receipt({ ...common, form: received }), told]);
  const DIFFER =
    'undetermined: One side recorded a request in writing, the other one made otherwise.';
  it.each<[Form | null, Form | null, string]>([
    ['paper', 'paper', CLEAR],
    ['paper', 'electronic', CLEAR],
    ['electronic', 'electronic', CLEAR],
    [null, 'electronic', CLEAR],
    ['paper', null, CLEAR],
    ['oral', 'paper', DIFFER],
    ['paper', 'oral', DIFFER],
    ['oral', 'oral', 'finding: The request is recorded as made otherwise than in writing.'],
    [null, 'oral', 'finding: The request is recorded as made otherwise than in writing.'],
    [null, null, 'undetermined: In what form the request was made is not recorded.'],
  ])('sent as %s, received as %s', (made, received, sentence) => {
    expect(recordedAs(made, received)).toBe(sentence);
  });
});

describe('a written request that must come first', () => {
  const [noon, evening] = ['2025-08-07T16:00:00.000Z', '2025-08-07T22:00:00.000Z'] as const;
  const BEFORE = 'finding: It was disclosed before the IRS received the request.';
  it.each([
    ['received on the day before', [on('2025-08-06', receipt(common)), told], CLEAR],
    [
      'received on the day',
      [on('2025-08-07', receipt(common)), told],
      'undetermined: The request was received on the day of the disclosure; which came first is not recorded.',
    ],
    ['received at noon', [at(noon, receipt(common)), at(evening, told)], CLEAR],
    ['received in the evening', [at(evening, receipt(common)), at(noon, told)], BEFORE],
    ['received on the day after', [on('2025-08-08', receipt(common)), told], BEFORE],
    [
      'of which no receipt is recorded',
      [told],
      'undetermined: When the IRS received the request is not recorded.',
    ],
  ])('%s', (_, given, sentence) => {
    expect(said([letter(common), ABOUT, ...given])).toBe(sentence);
  });

  it('is not recorded, where a line was answered', () => {
    expect(said([ABOUT, told])).toBe(
      'undetermined: The request that the paragraph asks for is not recorded.',
    );
  });

  it('is none, where no line was answered', () => {
    expect(said([disclosed({ authority: A, ...TO_JUSTICE, line: null })])).toBe(
      'finding: The paragraph asks for a written request; the disclosure answers none.',
    );
  });
});
