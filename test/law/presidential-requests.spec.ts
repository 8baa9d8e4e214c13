import { describe, expect, it } from 'vitest';
import {
  agentOne,
  disclosed,
  item,
  letter,
  line,
  receipt,
  text,
} from '../../src/statute/examples.js';
import type { FactData, Office } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

type Telling = Partial<FactData['Disclosed']>;

describe('what a request of the President states, and what was told on it', () => {
  const PRESIDENT: Office = {
    title: 'President',
    kind: 'agency-head',
    agency: 'EOP',
    component: null,
    standing: 'held',
  };
  const G = { requestingAgency: 'EOP', authority: '6103(g)(1)', signatory: PRESIDENT };
  const EOP = { ...agentOne, agency: 'EOP', office: 'President' };
  const answered = (own: Parameters<typeof line>[0], data: Telling = {}) =>
    wordsOf('DISC-WHITE-HOUSE', [
      letter(G),
      line(own),
      receipt(G),
      disclosed({ authority: '6103(g)(1)', recipientAgency: 'EOP', recipients: [EOP], ...data }),
    ]);
  const ASKED =
    'clear: The President asked for it in a signed letter that states name, address and a reason, and was told himself.';
  const NO_REASON = 'finding: The request does not state a reason as the paragraph asks.';
  const NO_ADDRESS = 'finding: The request does not state the address of the taxpayer.';
  const UNUSABLE =
    'undetermined: What stands as an address in the request is none that can be used.';
  it.each<readonly [string, Parameters<typeof line>[0], string]>([
    ['a generic reason', { reasonClass: text('generic') }, ASKED],
    ['a placeholder for a reason', { reasonClass: text('placeholder') }, NO_REASON],
    ['no reason', { reasonClass: text('missing') }, NO_REASON],
    [
      'a reason that is not understood',
      { reasonClass: text('unparsed') },
      'undetermined: What stands as a reason was not understood.',
    ],
    [
      'whether there is a reason is not recorded',
      { reasonClass: null },
      'undetermined: Whether a reason was given is not recorded.',
    ],
    [
      'a name that is not understood',
      { nameClass: text('unparsed') },
      'undetermined: What stands as a name was not understood.',
    ],
    [
      'a placeholder for a name',
      { nameClass: text('placeholder') },
      'finding: The request does not name the taxpayer.',
    ],
    ['no address', { addressClass: text('missing') }, NO_ADDRESS],
    ...['placeholder', 'place_only', 'incomplete', 'institution'].map(
      (found) => [`an address that is ${found}`, { addressClass: text(found) }, UNUSABLE] as const,
    ),
    [
      'an address that is not understood',
      { addressClass: text('unparsed') },
      'undetermined: What stands as an address was not understood.',
    ],
    [
      'whether there is an address is not recorded',
      { addressClass: null },
      'undetermined: Whether the request states the taxpayer’s address is not recorded.',
    ],
    [
      'whether there is a name is not recorded',
      { nameClass: null },
      'undetermined: Whether the request names the taxpayer is not recorded.',
    ],
  ])('%s', (_, own, sentence) => {
    expect(answered(own)).toBe(sentence);
  });

  const UNDER_ANOTHER =
    'undetermined: The Executive Office of the President was told under a paragraph other than (g).';
  it.each<[string, Telling, string]>([
    ['no items', { items: [] }, 'undetermined: What was disclosed is not recorded.'],
    ['items not recorded', { items: null }, 'undetermined: What was disclosed is not recorded.'],
    [
      'an item that was not asked for',
      { items: [item('bank-account')] },
      'finding: Item bank-account was not asked for.',
    ],
    ['under another paragraph', { authority: '6103(d)' }, UNDER_ANOTHER],
    [
      'under another paragraph, an aide among others',
      { authority: '6103(d)', recipientAgency: null, recipients: [agentOne, EOP] },
      UNDER_ANOTHER,
    ],
    [
      'under a paragraph that is not recorded',
      { authority: null },
      'undetermined: The paragraph under which the White House was told is not recorded.',
    ],
    [
      'under another paragraph, and nobody of the White House',
      { authority: '6103(d)', recipientAgency: 'DHS', recipients: null },
      'not applicable',
    ],
  ])('told %s', (_, data, sentence) => {
    expect(answered({}, data)).toBe(sentence);
  });

  const OTHERS =
    'undetermined: Others than the President were told; whether he designated them by name in the request is not recorded.';
  const NOT_RECORDED = 'undetermined: Who was told is not recorded.';
  const as = (office: string | null, agency = 'EOP') => ({ ...EOP, office, agency });
  it.each<[string, FactData['Disclosed']['recipients'], string]>([
    ['the President', [as('The President of the United States ')], ASKED],
    ['the President, in capitals', [as('PRESIDENT')], ASKED],
    ['the Vice President', [as('Vice President')], OTHERS],
    ['an assistant to the President', [as('President’s assistant')], OTHERS],
    ['the President of another body', [as('President', 'DHS')], OTHERS],
    ['somebody whose office is not recorded', [as(null)], OTHERS],
    ['the President and an employee', [EOP, as('White House Office')], OTHERS],
    ['nobody recorded', [], NOT_RECORDED],
    ['who is not recorded', null, NOT_RECORDED],
  ])('told to %s', (_, recipients, sentence) => {
    expect(answered({}, { recipients })).toBe(sentence);
  });
});
