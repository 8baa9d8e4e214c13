import { describe, expect, it } from 'vitest';
import { judgeHistory } from '../../src/readmodels/findings/judge-history.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { LogEntry } from '../../src/readmodels/projection.js';
import { READINGS } from '../../src/statute/verdict.js';
import * as golden from './streams.js';

async function* each(entries: readonly LogEntry[]): AsyncGenerator<LogEntry> {
  yield* entries;
}

/** What is held, but for what is clear: `RULE of Act line: outcome severity elements or causes, under…`. */
const held = async (entries: readonly LogEntry[], at?: number): Promise<readonly string[]> => {
  const lines: string[] = [];
  const until = at === undefined ? undefined : String(at);
  for await (const { rule, act, readings } of judgeHistory(each(entries), LAW, until)) {
    const said = READINGS.map((reading) => {
      const one = readings[reading];
      if (one === null || one.outcome === 'clear') return undefined;
      const grounds = one.elements ?? one.causes?.map(({ kind }) => kind) ?? [];
      const what = [one.outcome, one.severity, [...new Set(grounds)].join('+')];
      return what.filter((part) => part !== undefined).join(' ');
    });
    for (const what of new Set(said)) {
      if (what === undefined) continue;
      const under = READINGS.filter((_, n) => said[n] === what);
      const all = under.length === READINGS.length ? 'all' : under.join(' ');
      lines.push(`${rule} of ${act.type}: ${what} under ${all}`);
    }
  }
  return lines;
};

// (a), the exchange of August 2025 in miniature, has tests of its own: test/findings/august-2025.spec.ts.
describe('golden streams', () => {
  it('(b) hold nothing against a request within the law, and leave nothing open, under any reading', async () => {
    expect(await held(golden.clean)).toEqual([]);
  });

  it('(c) read one request as five readings do', async () => {
    expect(await held(golden.contested)).toEqual([
      'REQ-ADDRESS-NOT-REAL of LineAdded: finding DEFECT address under DC_CIR_2026 DDC_CTR_2026 DMASS_CEDC_2026',
      'REQ-ADDRESS-NOT-REAL of LineAdded: undetermined law-unsettled under HISTORIC_IRS',
      'REQ-IDENTITY-ONLY of RequestSubmitted: undetermined law-unsettled under DMASS_CEDC_2026',
      'REQ-IDENTITY-ONLY of RequestSubmitted: finding DEFECT identity-only under HISTORIC_IRS',
      'REQ-OFFICIAL of RequestReceived: undetermined law-unsettled under DC_CIR_2026 DDC_CTR_2026 DMASS_CEDC_2026 HISTORIC_IRS',
      'RESP-DEFECT-NOT-RETURNED of LinesAccepted: finding POLICY response under DC_CIR_2026 DDC_CTR_2026 DMASS_CEDC_2026 HISTORIC_IRS',
      'DISC-MATCH-METHOD of MatchDecided: finding ANOM address under DC_CIR_2026 DMASS_CEDC_2026 HISTORIC_IRS',
      'DISC-MATCH-METHOD of MatchDecided: finding STAT address under DDC_CTR_2026',
      'DISC-MATCH-METHOD of MatchDecided: finding POLICY address under IRS_PRACTICE_2025',
      'DISC-ON-DEFECTIVE-REQUEST of Disclosed: finding STAT address under DC_CIR_2026 DDC_CTR_2026 DMASS_CEDC_2026',
      'DISC-ON-DEFECTIVE-REQUEST of Disclosed: finding STAT identity-only under HISTORIC_IRS',
    ]);
  });

  it('(d) find what a court forbade between acceptance and disclosure, and nothing of it before it was recorded', async () => {
    const found = 'ORD-IN-FORCE of Disclosed: finding ORDER court-order under all';
    expect(await held(golden.orderBetween)).toEqual([found]);
    const ordered = golden.orderBetween.findIndex(
      ({ public: face }) => face['label'] === 'BETWEEN',
    );
    expect(await held(golden.orderBetween, ordered - 1)).toEqual([]);
  });

  it('(e) know of an error only from the day on which it was told', async () => {
    const last = golden.learntLater.length - 1;
    expect(await held(golden.learntLater)).toEqual([
      'DISC-WRONG-PERSON of MatchDecided: finding ANOM person under all',
      'DISC-WRONG-PERSON of Disclosed: finding STAT person under all',
    ]);
    expect(await held(golden.learntLater, last - 2)).toEqual([]);
  });

  it('(e) do not clear a disclosure by a correction that its own side tells afterwards', async () => {
    const last = golden.excusedLater.length - 1;
    expect(await held(golden.excusedLater)).toEqual([
      'REQ-ADDRESS-MISSING of LineAdded: finding DEFECT address under all',
      'RESP-DEFECT-NOT-RETURNED of LinesAccepted: undetermined recorded-late under all',
      'DISC-ON-DEFECTIVE-REQUEST of Disclosed: undetermined recorded-late under all',
    ]);
    expect(await held(golden.excusedLater, last - 1)).toContain(
      'DISC-ON-DEFECTIVE-REQUEST of Disclosed: finding STAT address under all',
    );
  });

  it('(f) accept the correction of a report furnished in time, and find one furnished in May', async () => {
    expect(await held(golden.correctedReport)).toEqual([]);
    expect(await held(golden.lateReport)).toEqual([
      'ACCT-REPORT of AnnualReportFurnished: finding STAT report under all',
    ]);
  });

  it('(g) count a refused request: it is to be accounted for like any other', async () => {
    const refused = 'RESP-VALID-REFUSED of LinesRefused: finding ANOM response under all';
    const missing = 'ACCT-COMPLETE of RequestReceived: finding STAT accounting under all';
    expect(await held(golden.refusedRequest)).toEqual([missing, refused]);
    expect(await held(golden.refusedAndAccounted)).toEqual([refused]);
  });

  it('(h) find nothing in an emergency without a request; its approval is not on record', async () => {
    expect(await held(golden.emergency)).toEqual([
      'DISC-APPROVAL of Disclosed: undetermined fact-not-recorded under all',
    ]);
  });
});
