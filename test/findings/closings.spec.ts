import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/kernel/problem.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { Holdings } from '../../src/readmodels/findings/vector.js';
import type { AccountingElement } from '../../src/statute/information-facts.js';
import { READINGS } from '../../src/statute/verdict.js';
import { History, streamId } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';

const READING = 'DDC_CTR_2026';
const RULE = 'ACCT-COMPLETE';
const request = streamId('request a');
const letter = { requestingAgency: 'DHS', authority: '6103(i)(2)' } as const;
const told = { authority: '6103(i)(2)', recipientAgency: 'DHS' } as const;
const ON_THE_DAY = { occurredOn: '2025-08-07', recordedAt: '2025-08-07T15:00:00.000Z' };
const IN_OCTOBER = { occurredOn: '2025-08-07', recordedAt: '2025-10-01T15:00:00.000Z' };
const WHOLE: readonly AccountingElement[] = [
  'date',
  'nature',
  'purpose',
  'recipient-name',
  'recipient-address',
  'taxpayer',
  'authority',
  'tin-type',
  'periods',
  'source',
  'number-of-taxpayers',
  'approver',
  'channel',
  'response',
];
const record = (line: number) =>
  ({ lines: [[line, line]], of: 'disclosure', records: WHOLE }) as const;

/** A request with lines that were disclosed on 7 August 2025. */
const disclosedLines = (...lines: readonly number[]): History => {
  const history = new History();
  close(history, '2025-06-30');
  history.add('a', 'RequestReceived', letter);
  for (const line of lines) history.add('a', 'LineAdded', { line }, { side: 'irs' });
  for (const line of lines) history.add('a', 'Disclosed', { ...told, line }, ON_THE_DAY);
  return history;
};
const close = (history: History, day: string, recordedAt = `${day}T23:30:00.000Z`): number =>
  history.add(`day ${day}`, 'DayClosed', { day, late: false }, { recordedAt }).seq;

/** What a rule holds of a disclosure at a seq: as the rows have it, and judged anew. */
const heldAt = (
  model: FindingsUnderTest,
  at: number,
  { rule = RULE, revision = 2, line = 1 } = {},
): string => {
  const id = `${rule}~${request}~${revision}~${line}`;
  const outcome = outcomeInRow(model, at, { rule, revision, line });
  if (outcome === undefined) {
    expect(() => anew(model, at, id)).toThrow(Problem);
    return 'nothing';
  }
  const judged = anew(model, at, id);
  expect(judged?.outcome).toBe(outcome);
  return [outcome, ...(judged?.causes ?? []).map(({ kind }) => kind)].join(' ');
};

type Place = { readonly rule: string; readonly revision: number; readonly line: number };

const outcomeInRow = (
  { rows }: FindingsUnderTest,
  at: number,
  { rule, revision, line }: Place,
): string | undefined => {
  const found = rows.get(ROW, at, at, line, revision);
  const holdings = JSON.parse(String(found?.['verdicts'] ?? '{}')) as Holdings;
  return holdings[rule]?.[READINGS.indexOf(READING)]?.outcome;
};

const anew = (model: FindingsUnderTest, at: number, id: string) =>
  getFinding(model, { id, at: String(at) }, LAW).readings[READING];

const ROW = `SELECT verdicts FROM findings_row r JOIN findings_vector v ON v.no = r.vector
JOIN journal e ON e.seq = r.act
WHERE from_seq <= ? AND until_seq > ? AND line = ? AND e.revision = ?`;

describe('a disclosure that nobody has accounted for', () => {
  const history = disclosedLines(1);
  const last = history.nextSeq - 1;
  const dayBefore = close(history, '2025-09-05');
  const theDay = close(history, '2025-09-06');
  const late = history.add('a', 'AccountingRecorded', record(1), IN_OCTOBER);
  const confirms = [{ stream: request, revision: late.revision }];
  const named = { rule: RULE, stream: request, revision: 2, line: 1, confirms } as const;
  const review = history.add('r', 'FindingReviewed', named);
  const model = new FindingsUnderTest(LAW).project(history.entries);

  it('is nothing to any rule of days until the day is closed', () => {
    expect(heldAt(model, last)).toBe('nothing');
    expect(heldAt(model, dayBefore)).toBe('nothing');
  });

  it('is a possible breach from the closing of the day on, and not before it, whenever it is asked', () => {
    expect(heldAt(model, theDay)).toBe('finding');
    expect(heldAt(model, theDay - 1)).toBe('nothing');
  });

  it('is in doubt once a record is told of that is dated before, until a reviewer confirms it', () => {
    expect(heldAt(model, late.seq)).toBe('undetermined recorded-late');
    expect(heldAt(model, review.seq)).toBe('clear');
  });

  it('stands in the same rows in a read model that is built anew, or event by event', () => {
    const again = new FindingsUnderTest(LAW)
      .project(history.entries.slice(0, theDay), 1)
      .restart()
      .project(history.entries.slice(theDay));
    expect(again.dump()).toBe(model.dump());
  });
});

it('a day that is never closed by itself is closed with a later one', () => {
  const history = disclosedLines(1);
  close(history, '2025-08-08');
  const much = close(history, '2025-12-31');
  const model = new FindingsUnderTest(LAW).project(history.entries);
  expect(heldAt(model, much - 1)).toBe('nothing');
  expect(heldAt(model, much)).toBe('finding');
});

it('what was due before the ledger closed its first day is left open by every closing', () => {
  const history = new History();
  history.add('a', 'RequestReceived', letter);
  history.add('a', 'LineAdded', { line: 1 }, { side: 'irs' });
  history.add('a', 'Disclosed', { ...told, line: 1 }, ON_THE_DAY);
  const first = close(history, '2025-10-01');
  const second = close(history, '2025-10-02');
  const model = new FindingsUnderTest(LAW).project(history.entries);
  for (const at of [first, second]) expect(heldAt(model, at)).toBe('undetermined not-decided-here');
});

it('a case waits no longer once it has been judged', () => {
  const history = disclosedLines(1);
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const waiting = () => model.rows.number('SELECT count(*) AS n FROM findings_due');
  expect(waiting()).toBeGreaterThan(0);
  close(history, '2026-12-31');
  model.project(history.entries.slice(-1));
  expect(waiting()).toBe(0);
});

describe('lines that are alike but for when something was told of them are judged apart', () => {
  it('on either side of the closing of a day', () => {
    const history = disclosedLines(1, 2);
    const when = { occurredOn: '2025-08-07', recordedAt: '2025-09-06T23:30:00.000Z' };
    history.add('a', 'AccountingRecorded', record(1), when);
    close(history, '2025-09-06');
    const { seq } = history.add('a', 'AccountingRecorded', record(2), when);
    const model = new FindingsUnderTest(LAW).project(history.entries);
    expect(heldAt(model, seq, { revision: 3, line: 1 })).toBe('clear');
    expect(heldAt(model, seq, { revision: 4, line: 2 })).toBe('undetermined recorded-late');
  });

  it('on either side of what is recorded of safeguards', () => {
    const of = { recipientAgency: 'DHS' } as const;
    const when = { occurredOn: '2025-08-01' };
    const history = new History();
    history.add('a', 'RequestReceived', letter);
    for (const line of [1, 2]) history.add('a', 'LineAdded', { line }, { side: 'irs' });
    history.add('s', 'SafeguardFindingOpened', { ...of, finding: 'F-1' }, when);
    history.add('s', 'SecurityReportAccepted', of, when);
    history.add('a', 'Disclosed', { ...told, line: 1 }, ON_THE_DAY);
    history.add('s', 'SafeguardFindingClosed', { ...of, finding: 'F-1' }, when);
    const { seq } = history.add('a', 'Disclosed', { ...told, line: 2 }, ON_THE_DAY);
    const model = new FindingsUnderTest(LAW).project(history.entries);
    const rule = 'SAFE-PRECONDITION';
    expect(heldAt(model, seq, { rule, revision: 3, line: 1 })).toBe('undetermined recorded-late');
    expect(heldAt(model, seq, { rule, revision: 4, line: 2 })).toBe('clear');
  });
});
