import { expect, it } from 'vitest';
import { countFindings } from '../../src/readmodels/findings/count-findings.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import { listFindings } from '../../src/readmodels/findings/list-findings.js';
import { listGroups } from '../../src/readmodels/findings/list-groups.js';
import { type Outcome, OUTCOMES, type ReadingId } from '../../src/statute/verdict.js';
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

/** What a rule says of the act on a line (0: on the whole), as known at a seq; the row and the judgement made when read must agree. */
const outcomeAt = (
  model: FindingsUnderTest,
  rule: string,
  at: number,
  { line = 1, reading = READING }: { line?: number; reading?: ReadingId } = {},
): string => {
  const id = `${rule}~${request}~${judgedAt}~${line}`;
  const held = getFinding(model, { id, at: String(at) }, LAW).readings[reading];
  const outcome = held?.outcome as Outcome;
  const counted = countFindings(model, { rule, reading, outcome, request }, at).findings;
  expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  return [outcome, ...(held?.causes ?? []).map(({ kind }) => kind)].join(' ');
};
let judgedAt = 0;

it('an order recorded later changes what is held from then on, and nothing before', () => {
  const history = new History();
  history.add('a', 'RequestReceived', letter, { recordedAt: '2025-06-30T12:00:00.000Z' });
  history.add('a', 'LineAdded', { line: 1 }, { side: 'irs' });
  judgedAt = history.add('a', 'Disclosed', disclosed, december).revision;
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
  judgedAt = history.add('a', 'Disclosed', disclosed, december).revision;
  const receipt = { ...letter, documentDigest: null };
  const late = history.add('a', 'RequestReceived', receipt, { ...later, occurredOn: '2025-06-30' });
  const named = { rule: 'DISC-NO-AUTHORITY', stream: request, revision: judgedAt, line: 1 };
  const confirms = [{ stream: request, revision: late.revision }];
  const review = { ...named, reading: READING, outcome: 'explained', confirms } as const;
  const { seq } = history.add('r', 'FindingReviewed', review, later);
  const model = new FindingsUnderTest(LAW).project(history.entries);
  expect(outcomeAt(model, named.rule, late.seq - 1)).not.toBe('clear');
  expect(outcomeAt(model, named.rule, late.seq)).toBe('undetermined recorded-late');
  expect(outcomeAt(model, named.rule, seq)).toBe('clear');
});

it('how many lines were submitted changes what is held of each of them', () => {
  const history = new History();
  history.add('a', 'RequestMade', { ...letter, periods: ['2023'] });
  const reasonClass = { class: 'specific', classifier: 'reason@1' };
  judgedAt = history.add('a', 'LineAdded', { line: 1, statutes: [], reasonClass }).revision;
  const { seq } = history.add('a', 'RequestSubmitted', { lineCount: 2 });
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const onLine = (at: number) =>
    outcomeAt(model, 'REQ-INDIVIDUALISED', at, { reading: 'DMASS_CEDC_2026' });
  expect(onLine(seq - 1)).toBe('undetermined fact-not-recorded');
  expect(onLine(seq)).toBe('finding');
});

it('the first officer named on a line changes what is held of the whole request', () => {
  const history = new History();
  history.add('a', 'RequestMade', { ...letter, lineCount: 1 });
  history.add('a', 'LineAdded', { line: 1 });
  judgedAt = history.add('a', 'RequestSubmitted', { lineCount: 1 }).revision;
  const officer = { officerId: 'AD-1', agency: 'DHS', office: null, role: null } as const;
  const { seq } = history.add('a', 'LineAmended', { line: 1, engaged: [officer] });
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const ofWhole = (at: number) => outcomeAt(model, 'REQ-ENGAGED-RATIO', at, { line: 0 });
  expect(ofWhole(seq - 1)).toBe('undetermined fact-not-recorded');
  expect(ofWhole(seq)).toBe('clear');
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

const APPROVER = {
  title: 'Disclosure Manager',
  kind: 'other',
  agency: 'TREASURY',
  component: 'IRS',
  standing: 'delegated',
} as const;

it('a fact recorded later takes a finding out of its group as now known, clears it only when confirmed, and leaves the group as then known', () => {
  const history = new History();
  const office = { officeAgency: 'TREASURY', mayApprove: ['6103(i)(2)'], from: '2020-01-01' };
  history.add('o', 'OfficeStandingRecorded', { ...APPROVER, ...office });
  history.add('a', 'RequestMade', letter);
  for (const line of [1, 2, 3]) history.add('a', 'LineAdded', { line });
  for (const line of [1, 2, 3]) history.add('a', 'Disclosed', { ...disclosed, line }, december);
  const told = {
    lines: [[1, 1]],
    approver: APPROVER,
    inWriting: true,
    paragraph: '6103(i)(2)',
  } as const;
  const approval = history.add('a', 'DisclosureApproved', told, later);
  const named = { rule: 'DISC-APPROVAL', stream: request, revision: 4, line: 1, reading: READING };
  const review = { ...named, outcome: 'explained' } as const;
  const doubt = history.add('r', 'FindingReviewed', review, later);
  const confirms = [{ stream: request, revision: approval.revision }];
  const proof = history.add('r', 'FindingReviewed', { ...review, confirms }, later);
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const held = (seq: number): readonly string[] =>
    OUTCOMES.flatMap((outcome) =>
      listGroups(model, { rule: named.rule, outcome, at: String(seq) }, LAW).items.map(
        ({ count }) => `${count} ${outcome}`,
      ),
    );
  const then = ['3 finding'];
  const excused = ['2 finding', '1 undetermined'];
  expect(held(approval.seq - 1)).toEqual(then);
  expect(held(approval.seq)).toEqual(excused);
  expect(held(doubt.seq)).toEqual(excused);
  expect(held(proof.seq)).toEqual(['2 finding', '1 clear']);
  const at = String(approval.seq - 1);
  const [group] = listGroups(model, { rule: named.rule, at }, LAW).items;
  const lines = (known: { at?: string }): readonly number[] =>
    listFindings(model, { ...known, group: String(group?.id) }, LAW).items.map(
      ({ act }) => act.line,
    );
  expect(lines({ at })).toEqual([1, 2, 3]);
  expect(lines({})).toEqual([2, 3]);
});
