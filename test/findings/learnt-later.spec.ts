import { expect, it } from 'vitest';
import { countFindings } from '../../src/readmodels/findings/count-findings.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { Outcome } from '../../src/statute/verdict.js';
import { History, streamId, subject } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';

const READING = 'DDC_CTR_2026';
const request = streamId('request a');
const letter = {
  requestingAgency: 'DHS',
  authority: '6103(i)(2)',
  form: 'electronic',
  documentDigest: subject('letter'),
} as const;
const disclosed = { line: 1, authority: '6103(i)(2)', recipientAgency: 'DHS' } as const;
const december = { occurredOn: '2025-12-01', recordedAt: '2025-12-01T15:00:00.000Z' };
const later = { occurredOn: '2025-11-21', recordedAt: '2026-01-05T15:00:00.000Z' };

/** What a rule says of the disclosure, as known at a seq; the row and the judgement made when read must agree. */
const outcomeAt = (model: FindingsUnderTest, rule: string, at: number): string => {
  const id = `${rule}~${request}~${disclosedAt}~1`;
  const held = getFinding(model, { id, at: String(at) }, LAW).readings[READING];
  const outcome = held?.outcome as Outcome;
  const counted = countFindings(model, { rule, reading: READING, outcome, request }, at).findings;
  expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  return [outcome, ...(held?.causes ?? []).map(({ kind }) => kind)].join(' ');
};
let disclosedAt = 0;

it('an order recorded later changes what is held from then on, and nothing before', () => {
  const history = new History();
  history.add('a', 'RequestReceived', letter, { recordedAt: '2025-06-30T12:00:00.000Z' });
  history.add('a', 'LineAdded', { line: 1 }, { side: 'irs' });
  disclosedAt = history.add('a', 'Disclosed', disclosed, december).revision;
  const order = { label: 'CTR-STAY', court: 'D.D.C.', docket: '25-cv-457', from: '2025-11-21' };
  const terms = { boundParties: ['IRS'], forbiddenActs: ['disclose'], authorities: null } as const;
  const { seq } = history.add('stay', 'CourtOrderEntered', { ...order, ...terms }, later);
  const model = new FindingsUnderTest(LAW).project(history.entries);
  expect(outcomeAt(model, 'ORD-IN-FORCE', seq - 1)).toBe('undetermined fact-not-recorded');
  expect(outcomeAt(model, 'ORD-IN-FORCE', seq)).toBe('finding');
});

it('a receipt recorded after the disclosure excuses nothing until a reviewer confirms it', () => {
  const history = new History();
  history.add('a', 'RequestMade', letter);
  history.add('a', 'LineAdded', { line: 1 });
  disclosedAt = history.add('a', 'Disclosed', disclosed, december).revision;
  const receipt = { ...letter, documentDigest: null };
  const late = history.add('a', 'RequestReceived', receipt, { ...later, occurredOn: '2025-06-30' });
  const named = { rule: 'DISC-NO-AUTHORITY', stream: request, revision: disclosedAt, line: 1 };
  const confirms = [{ stream: request, revision: late.revision }];
  const review = { ...named, reading: READING, outcome: 'explained', confirms } as const;
  const { seq } = history.add('r', 'FindingReviewed', review, later);
  const model = new FindingsUnderTest(LAW).project(history.entries);
  expect(outcomeAt(model, named.rule, late.seq - 1)).not.toBe('clear');
  expect(outcomeAt(model, named.rule, late.seq)).toBe('undetermined recorded-late');
  expect(outcomeAt(model, named.rule, seq)).toBe('clear');
});

it('a review without confirmation stands beside the finding and changes nothing', () => {
  const history = new History();
  history.add('a', 'RequestMade', letter);
  history.add('a', 'LineAdded', { line: 1, addressClass: { class: 'missing', classifier: 'a@1' } });
  const id = `REQ-ADDRESS-MISSING~${request}~1~1`;
  const named = { rule: 'REQ-ADDRESS-MISSING', stream: request, revision: 1, line: 1 };
  const { seq } = history.add('r', 'FindingReviewed', { ...named, outcome: 'explained' }, later);
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const found = getFinding(model, { id, reviews: true }, LAW);
  expect(found.standsUnder).toContain(READING);
  expect(found.reviews).toMatchObject([{ seq, outcome: 'explained' }]);
});
