import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { accounting } from '../../src/statute/examples-information.js';
import {
  annualReport,
  annualReportCorrected,
  closed,
} from '../../src/statute/examples-supervision.js';
import { disclosed, receipt } from '../../src/statute/examples.js';
import { judge } from '../../src/statute/packs.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { verdictOf } from './support/judging.js';

describe('of what a record in the accounting is', () => {
  const judged = (...given: readonly Told[]) => verdictOf('ACCT-COMPLETE', given);
  const OF_REQUEST = on('2025-08-07', accounting({ of: 'request' }));

  it('one of the request is none of the disclosure', () => {
    expect(judged(disclosed(), OF_REQUEST, closed('2025-09-06'))).toMatchObject({
      outcome: 'finding',
      severity: 'STAT',
    });
  });

  it('one of the disclosure is none of the request', () => {
    const given = [on('2025-08-07', receipt()), accounting(), closed('2025-09-06')];
    expect(judged(...given)).toMatchObject({ outcome: 'finding', severity: 'STAT' });
  });

  it('one of it is not recorded what may be of either', () => {
    expect(judged(disclosed(), accounting({ of: null }))?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'accounting.of' },
    ]);
  });

  it('where there is none, nothing is said of what it should have stated', () => {
    expect(judged(receipt(), closed('2025-07-30'))?.because).toBe(
      'This ledger shows no record of the request in the accounting, made in the set time; whether one stands elsewhere it does not show. The law sets no number of days for it: the set time is ours, after which a person should look.',
    );
  });
});

describe('a correction of the annual report', () => {
  it('is numbered after those of the same report alone', () => {
    const facts = recordedFacts([annualReport(), annualReportCorrected(), annualReportCorrected()]);
    const act = facts.at(-1)!;
    const outcome = (stream: string) => {
      const moved = facts.map((fact) =>
        fact.ref.revision === 1 ? { ...fact, ref: { ...fact.ref, stream } } : fact,
      );
      const judgements = judge({ ...dossierOf(facts), facts: moved }, act, 0, 9);
      return judgements.find(({ rule }) => rule === 'ACCT-REPORT')?.verdicts.DDC_CTR_2026?.outcome;
    };
    expect(outcome('report-2024')).toBe('clear');
    expect(outcome('reports')).toBe('finding');
  });
});

describe('the accounting that the Privacy Act asks for', () => {
  const content = (...given: readonly Told[]) => verdictOf('ACCT-552A-CONTENT', given);
  const kept = (...given: readonly Told[]) => verdictOf('ACCT-552A-RETENTION', given);
  const EMPTY = { records: [], purposeCode: null };

  it('is of no disclosure that came after it', () => {
    const before = accounting({ ...EMPTY, authority: '6103(i)(4)' });
    expect(content(on('2025-08-08', disclosed()), before)).toBeUndefined();
    expect(content(on('2025-08-07', disclosed()), before)?.outcome).toBe('finding');
  });

  it('is in doubt where the authority names no paragraph that can be read', () => {
    expect(content(accounting({ ...EMPTY, authority: 'by law' }))?.causes).toEqual([
      {
        kind: 'not-decided-here',
        why: 'Whether a record must be kept of what is disclosed under that authority.',
      },
    ]);
  });

  it('is kept for five years from the last disclosure, in whatever order they are told', () => {
    const [first, last] = [on('2025-07-31', disclosed()), disclosed()];
    const record = accounting({ retainedUntil: '2030-08-06' });
    expect(kept(first, last, record)?.outcome).toBe('finding');
    expect(kept(last, first, record)?.outcome).toBe('finding');
    const longer = accounting({ retainedUntil: '2030-08-07' });
    expect(kept(last, first, longer)?.evidence.map(({ seq }) => seq)).toEqual([3, 1]);
  });

  it('shows the disclosures that it is of, earliest first', () => {
    const [first, last] = [on('2025-07-31', disclosed()), disclosed()];
    const { evidence } = content(last, first, accounting(EMPTY))!;
    expect(evidence.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });
});
