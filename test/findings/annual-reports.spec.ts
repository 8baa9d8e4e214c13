import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/kernel/problem.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import { judgeHistory } from '../../src/readmodels/findings/judge-history.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { Holdings } from '../../src/readmodels/findings/vector.js';
import { READINGS } from '../../src/statute/verdict.js';
import { judgedFromScratch } from './support/from-scratch.js';
import { History, streamId } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';

const READING = 'DDC_CTR_2026';

describe('the last day for annual reports', () => {
  const [DAY, REPORTS] = [streamId('day days'), { statesPurposes: true, rows: [] }] as const;
  const history = new History();
  const closing = (day: string): number =>
    history.add(
      'days',
      'DayClosed',
      { day, late: false },
      { occurredOn: day, recordedAt: `${day}T23:30:00.000Z` },
    ).seq;
  const report = (year: number, kind: 'public' | 'committee', day: string): number =>
    history.add(
      `${kind} ${year}`,
      'AnnualReportFurnished',
      { ...REPORTS, year, kind },
      { occurredOn: day, recordedAt: `${day}T15:00:00.000Z` },
    ).seq;
  closing('2024-12-31');
  report(2024, 'public', '2025-03-28');
  const first = report(2024, 'committee', '2025-03-28');
  const of2024 = closing('2025-03-31');
  const other = closing('2026-03-30');
  const of2025 = closing('2026-03-31');
  const one = report(2025, 'public', '2026-05-14');
  const two = report(2025, 'committee', '2026-05-14');
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const rowAt = (act: number, at: number): string => {
    const sql = `SELECT verdicts FROM findings_row r JOIN findings_vector v ON v.no = r.vector
      WHERE r.act = ? AND from_seq <= ? AND until_seq > ?`;
    return String(model.rows.get(sql, act, at, at)?.['verdicts'] ?? '{}');
  };
  const heldAt = (at: number, revision: number) => {
    const id = `ACCT-REPORT~${DAY}~${revision}~0`;
    const seq = history.entries.find(
      (entry) => entry.stream === DAY && entry.revision === revision,
    );
    const inRow = (JSON.parse(rowAt(seq?.seq ?? -1, at)) as Holdings)['ACCT-REPORT'];
    try {
      const judged = getFinding(model, { id, at: String(at) }, LAW).readings[READING]?.outcome;
      expect(inRow?.[READINGS.indexOf(READING)]?.outcome).toBe(judged);
      return judged;
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect(inRow).toBeUndefined();
      return 'nothing';
    }
  };

  it('is an act when it is over, and other days are none', () => {
    expect(heldAt(of2024, 1)).toBe('clear');
    expect(heldAt(first, 1)).toBe('nothing');
    expect(heldAt(other, 2)).toBe('nothing');
    expect(heldAt(two, 2)).toBe('nothing');
    expect(heldAt(two, 0)).toBe('nothing');
  });

  it('is a finding until each report of the year is recorded, which is judged where it was late', () => {
    expect(heldAt(of2025, 3)).toBe('finding');
    expect(heldAt(one, 3)).toBe('finding');
    expect(heldAt(two, 3)).toBe('clear');
    expect(heldAt(of2025, 1)).toBe('clear');
  });

  it('is held as judging everything from scratch holds it, at every seq', () => {
    for (const { seq } of history.entries)
      for (const [act, held] of judgedFromScratch(history.entries, LAW, seq)) {
        const [, , no] = act.split(' ');
        expect([seq, act, rowAt(Number(no), seq)]).toEqual([seq, act, held]);
      }
  });

  it('is heard in a history without a server too', async () => {
    async function* each() {
      yield* history.entries;
    }
    const heard = [];
    for await (const { id, standsUnder } of judgeHistory(each(), LAW, String(of2025)))
      if (id.startsWith(`ACCT-REPORT~${DAY}`)) heard.push([id, standsUnder.length]);
    expect(heard).toEqual([
      [`ACCT-REPORT~${DAY}~1~0`, 0],
      [`ACCT-REPORT~${DAY}~3~0`, 5],
    ]);
  });
});
