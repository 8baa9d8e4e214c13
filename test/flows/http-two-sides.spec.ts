import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SenderSeries } from '../../src/proof/sender-numbers.js';
import type { SilenceCertificate } from '../../src/proof/silence-certificate.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { gapsIn, type Leaf, mismatchesIn, orphansIn } from '../support/recount-two-sides.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };
const WATCHDOG: As = { role: 'watchdog' };

const URL = '/v1/reports/two-sides';
const DAY = { occurredOn: '2025-08-07' };
const OFFICE = { title: 'Inspector General', kind: 'inspector-general', agency: 'USDA' };
const ACCEPTED = { kind: 'accepted' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Recorded = { stream: string; events: { type: string; revision: number }[] };
type Row = {
  kind: string;
  says: string;
  agency: string;
  series: string | null;
  streams: string[];
  numbers: { first: number; last: number } | null;
  field: string | null;
  agencyStates: unknown;
  irsStates: unknown;
  counts: Record<string, number>;
  rule: string | null;
  evidence: { seq: number; stream: string; revision: number; type: string }[];
};
type Report = {
  upToSeq: number;
  faces: string;
  counts: Record<string, Record<string, number>>;
  rows: Row[];
};

const opened = async (letter: object, as: As): Promise<string> => {
  const answer = await http.post('/v1/requests', { ...DAY, ...letter }, as);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json<Recorded>().stream;
};
const responded = (id: string, response: object) =>
  http.post(`/v1/requests/${id}/responses`, { ...DAY, answers: [ACCEPTED], ...response }, IRS);
const leaves = async (): Promise<readonly Leaf[]> => {
  const { body } = await http.get('/v1/events?limit=1000');
  return body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Leaf);
};
const leavesOf = async (id: string): Promise<readonly Leaf[]> =>
  (await leaves()).filter(({ stream }) => stream.endsWith(id));
const twoSides = async (as: As = OVERSIGHT, at?: number): Promise<Report> => {
  const answer = await http.get(`${URL}${at === undefined ? '' : `?at=${at}`}`, as);
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  return answer.json<Report>();
};
/** Rows of one department: the tests share a ledger. */
const rowsOf = ({ rows }: Report, agency: string): readonly Row[] =>
  rows.filter((row) => row.agency === agency);

describe('the number that a sender gives', () => {
  it('stands in the public face of a letter and of every answer of a response', async () => {
    const id = await opened({ agencyNumber: 7 }, DHS);
    const answers = [ACCEPTED, { kind: 'matched', matched: true }];
    expect((await responded(id, { agencyNumber: 3, answers })).statusCode).toBe(201);
    const said = (await leavesOf(id)).map(({ type, version, public: { agencyNumber } }) => [
      type,
      version,
      agencyNumber,
    ]);
    expect(said).toEqual([
      ['RequestMade', 1, 7],
      ['LinesAccepted', 2, 3],
      ['MatchDecided', 2, 3],
    ]);
  });

  it('may be left out: it is then not recorded', async () => {
    const id = await opened({}, DHS);
    await responded(id, {});
    const numbers = (await leavesOf(id)).map(({ public: face }) => face['agencyNumber']);
    expect(numbers).toEqual([null, null]);
  });

  it('is recorded where it leaves a gap, comes twice or goes back', async () => {
    for (const agencyNumber of [100, 100, 98]) {
      const id = await opened({ agencyNumber }, DHS);
      expect((await responded(id, { agencyNumber })).statusCode).toBe(201);
    }
  });

  it.each([0, -1, 1.5, '7', [7], true])('is a positive integer, not %j', async (number) => {
    const id = await opened({}, DHS);
    const answers = [
      await http.post('/v1/requests', { ...DAY, agencyNumber: number }, DHS),
      await responded(id, { agencyNumber: number }),
    ];
    for (const { statusCode, body } of answers) {
      expect([statusCode, body]).toEqual([400, expect.stringContaining('agencyNumber')]);
    }
    expect(await leavesOf(id)).toHaveLength(1);
  });
});

describe('the report of the two sides', () => {
  const SSA: As = { role: 'agency-recorder', agency: 'SSA' };
  const SBA: As = { role: 'agency-recorder', agency: 'SBA' };
  const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };

  it('names the number between 41 and 43, and the events on both sides of it', async () => {
    const before = await opened({ agencyNumber: 41 }, SSA);
    const after = await opened({ agencyNumber: 43 }, SSA);
    const gaps = rowsOf(await twoSides(), 'SSA').filter(({ kind }) => kind === 'gap');
    expect(gaps.map(({ numbers }) => numbers)).toEqual([
      { first: 1, last: 40 },
      { first: 42, last: 42 },
    ]);
    expect(gaps[1]).toMatchObject({
      says: 'missing',
      series: 'letters',
      streams: [before, after],
      evidence: [
        { stream: before, revision: 0, type: 'RequestMade' },
        { stream: after, revision: 0, type: 'RequestMade' },
      ],
    });
  });

  it('shows what the IRS alone holds until it is linked, and as known before for ever', async () => {
    const theirs = await opened({ requestingAgency: 'SBA' }, IRS);
    await responded(theirs, {});
    const { upToSeq, rows } = await twoSides();
    expect(rows.filter(({ agency }) => agency === 'SBA')).toMatchObject([
      {
        kind: 'orphan',
        says: 'no-letter',
        streams: [theirs],
        counts: { receipts: 1, responses: 1, disclosures: 0 },
        evidence: [{ type: 'RequestReceived' }, { type: 'LinesAccepted' }],
      },
    ]);
    const ours = await opened({}, SBA);
    expect(rowsOf(await twoSides(), 'SBA')).toHaveLength(1);
    await http.post(`/v1/requests/${ours}/links`, { ...DAY, linkedRequest: theirs }, SBA);
    expect(rowsOf(await twoSides(), 'SBA')).toEqual([]);
    const then = await twoSides(OVERSIGHT, upToSeq);
    expect([then.upToSeq, then.rows]).toEqual([upToSeq, rows]);
  });

  it('sets beside each other what both state otherwise; a watchdog sees what is public of it', async () => {
    const [digest, other] = ['1'.repeat(64), '2'.repeat(64)];
    const id = await opened({ documentDigest: digest, lineCount: 3 }, DOJ);
    const receipt = { ...DAY, kind: 'request', documentDigest: other, lineCount: 2 };
    await http.post(`/v1/requests/${id}/receipts`, receipt, IRS);
    const said = async (as: As) =>
      rowsOf(await twoSides(as), 'DOJ').map(({ kind, field, agencyStates, irsStates }) => [
        kind,
        field,
        agencyStates,
        irsStates,
      ]);
    const lines = ['mismatch', 'lineCount', 3, 2];
    const digests = ['mismatch', 'documentDigest', digest, other];
    expect(await said(OVERSIGHT)).toEqual([lines, digests]);
    expect(await said(WATCHDOG)).toEqual([lines]);
    expect((await http.get(URL, WATCHDOG)).body).not.toContain(digest);
  });

  it('counts its rows by kind, in the order of the rows', async () => {
    const { counts, rows, faces } = await twoSides();
    const kinds = rows.map(({ kind }) => ['orphan', 'gap', 'mismatch'].indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
    const all = Object.values(counts).flatMap((says) => Object.values(says));
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    expect([counts['gap']?.['missing'], counts['orphan']?.['no-letter']]).toEqual([
      rows.filter(({ says }) => says === 'missing').length,
      rows.filter(({ says }) => says === 'no-letter').length,
    ]);
    expect([faces, (await twoSides(WATCHDOG)).faces]).toEqual(['official', 'public']);
  });

  it('is a table for spreadsheets too, with the same rows', async () => {
    const { rows, upToSeq } = await twoSides();
    const csv = await http.get(`${URL}?format=csv`, OVERSIGHT);
    expect(csv.headers['content-type']).toContain('text/csv');
    const [head, ...lines] = csv.body.trim().split('\r\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['Kind', 'Says', 'Agency']);
    expect(lines).toHaveLength(rows.length);
    const gap = lines.find((line) => line.startsWith('gap,missing,SSA,letters,42,42,'));
    const row = rows.find(({ agency, numbers }) => agency === 'SSA' && numbers?.first === 42);
    expect(gap).toContain(row?.evidence.map(({ seq }) => seq).join(' '));
    expect(gap?.endsWith(`,${upToSeq}`)).toBe(true);
  });

  it('shows an agency what concerns its own letters, and nothing of another agency', async () => {
    const USDA: As = { role: 'agency-recorder', agency: 'USDA' };
    const VA: As = { role: 'agency-recorder', agency: 'VA' };
    const ofAnother = { title: 'Director of another house', kind: 'other', agency: 'VA' };
    const ours = await opened({ agencyNumber: 2, lineCount: 3, signatory: OFFICE }, USDA);
    const receipt = { ...DAY, kind: 'request', agencyNumber: 2, lineCount: 2 };
    const sent = { ...receipt, signatory: ofAnother };
    expect((await http.post(`/v1/requests/${ours}/receipts`, sent, IRS)).statusCode).toBe(201);
    const orphan = await opened({ requestingAgency: 'USDA', agencyNumber: 1 }, IRS);
    const theirs = await opened({ agencyNumber: 7 }, VA);
    await opened({ requestingAgency: 'VA', agencyNumber: 8 }, IRS);
    await responded(theirs, { agencyNumber: 999 });

    const { rows, counts, ...head } = await twoSides(USDA);
    expect(head).toMatchObject({ agency: 'USDA', faces: 'official' });
    expect(rows.map(({ kind, says, agency, field }) => [kind, says, agency, field])).toEqual([
      ['orphan', 'no-letter', 'USDA', null],
      ['gap', 'missing', 'USDA', null],
      ['mismatch', 'field', 'USDA', 'lineCount'],
    ]);
    expect(rows.map(({ streams }) => streams)).toEqual([[orphan], [ours, orphan], [ours]]);
    expect(counts['gap']).toEqual({ missing: 1, doubled: 0, unnumbered: 0 });
    const signatories = (report: Report) =>
      rowsOf(report, 'USDA').filter(({ field }) => field === 'signatory');
    expect(signatories(await twoSides())).toHaveLength(1);
    for (const format of ['json', 'csv']) {
      const { body } = await http.get(`${URL}?format=${format}`, USDA);
      for (const hidden of ['VA', theirs, 'another house', 'SSA'])
        expect(body).not.toContain(hidden);
    }
    expect(rowsOf(await twoSides(IRS), 'VA')).not.toEqual([]);
    expect((await twoSides(IRS)).rows).toEqual((await twoSides()).rows);
  });

  it('says of numbers what a certificate of silence says of them', async () => {
    const { rows } = await twoSides(WATCHDOG);
    const gaps = rows.filter(({ kind }) => kind === 'gap');
    const said = (says: string) =>
      gaps
        .filter((row) => row.says === says)
        .map(({ agency, series, numbers }) => [agency, series, numbers?.first, numbers?.last]);
    await leaves();
    const url = '/log/silence?from=2025-08-01&until=2025-08-31';
    const answer = await http.send({ url });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const { numbers } = answer.json<SilenceCertificate>().coverage;
    const certified = (ranges: (of: SenderSeries) => readonly (readonly number[])[]) =>
      numbers.flatMap((of) => ranges(of).map((range) => [of.agency, of.series, ...range]));
    expect(said('missing')).toHaveLength(certified(({ missing }) => missing.numbers).length);
    expect(said('missing')).toEqual(
      expect.arrayContaining(certified(({ missing }) => missing.numbers)),
    );
    const doubled = certified((of) => of.doubled.numbers.map(([one]) => [one, one]));
    expect(doubled).not.toEqual([]);
    expect(said('doubled')).toEqual(doubled);
    const bare = numbers.filter(({ count, unnumbered }) => count > 0 && unnumbered.count > 0);
    expect(bare).not.toEqual([]);
    expect(new Set(said('unnumbered').map(([agency, series]) => `${agency} ${series}`))).toEqual(
      new Set(bare.map(({ agency, series }) => `${agency} ${series}`)),
    );
  });

  it('is counted again from the leaves alone', async () => {
    const { rows } = await twoSides(WATCHDOG);
    const said = (kind: string): Set<string> =>
      new Set(rows.filter((row) => row.kind === kind).map((row) => recounted(row)));
    const all = (await leaves()).filter(({ stream }) => stream.includes('_request-'));
    expect(said('gap')).toEqual(gapsIn(all));
    expect(said('orphan')).toEqual(orphansIn(all));
    expect(said('mismatch')).toEqual(mismatchesIn(all));
  });
});

const recounted = ({ says, agency, series, numbers, streams, field }: Row): string =>
  JSON.stringify(
    numbers === null
      ? [says, agency, field, says === 'unnumbered' ? series : streams]
      : [says, agency, series, numbers.first, numbers.last],
  );
