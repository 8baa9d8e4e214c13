import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAYS, type TwoSidesRow } from '../../src/readmodels/two-sides/two-sides-row.js';
import { PACKS } from '../../src/statute/packs.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const PAGE = readFileSync('docs/how-to/reconcile-the-two-sides.md', 'utf8');
/** A command, a question, or a name given to what an answer said. */
const STEP =
  /^send "?([^"\s]+)"? "\$(\w+)" \S+ (?:'([^']+)'|"((?:[^"\\]|\\.)+)")$|^ask ['"]?([^\s'"]+)['"]?$|^(\w+)=paste-the-\w+-here$/gm;

const TOKENS: Readonly<Record<string, As>> = {
  AGENCY_RECORDER: { role: 'agency-recorder', agency: 'DHS' },
  IRS_RECORDER: { role: 'irs-recorder', agency: 'IRS' },
};
type Report = { upToSeq: number; rows: TwoSidesRow[] };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

test('the page names what the report can say, under its kind, and rules that there are', () => {
  const [, ...rows] = PAGE.matchAll(/^\| `(\w+)` +\| `([\w-]+)` +\|.*\| *([^|]*?) *\|$/gm);
  const said = Object.entries(SAYS).flatMap(([kind, all]) => all.map((says) => [kind, says]));
  expect(rows.map(([, kind, says]) => [kind, says])).toEqual(said);
  const rules = new Set(PACKS.flatMap((pack) => pack.rules.map(({ id }) => id)));
  const named = rows.flatMap(([, , , cell = '']) => [...cell.matchAll(/`([^`]+)`/g)]);
  expect(named).toHaveLength(6);
  for (const [, rule = ''] of named) expect(rules).toContain(rule);
});

const reported = async (url: string): Promise<Report> => {
  const answer = await http.get(url, { role: 'oversight' });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
  return answer.json<Report>();
};

/** @returns the stream in which it stands. */
const recorded = async (url: string, body: string, as: As): Promise<string> => {
  const answer = await http.post(url, JSON.parse(body) as object, as);
  if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
  return answer.json<{ stream: string }>().stream;
};

test('every command of the page is taken, and the report says what the page says', async () => {
  const names = new Map<string, string>();
  const filled = (text: string): string =>
    text.replace(/\$([A-Z]+)/, (_, name: string) => names.get(name) ?? 'nowhere');
  const reports: Report[] = [];
  let last = '';
  for (const [, url, token, plain, quoted, asked, name] of PAGE.matchAll(STEP)) {
    const body = plain ?? filled((quoted ?? '').replaceAll('\\"', '"'));
    if (asked !== undefined) reports.push(await reported(filled(asked)));
    else if (url !== undefined) last = await recorded(filled(url), body, TOKENS[token!]!);
    else names.set(name!, name === 'BEFORE' ? String(reports[0]?.upToSeq) : last);
  }
  const [first, joined, before] = reports.map(({ rows }) => rows.map(inShort));
  const mismatches = ['field lineCount', 'field documentDigest'];
  expect(first).toEqual(['no-letter', 'missing 1 40', 'missing 42 42 +1', ...mismatches]);
  expect(joined).toEqual(['missing 1 40', ...mismatches]);
  expect(before).toEqual(first);
  expect(reports).toHaveLength(3);
});

const inShort = ({ says, numbers, field, counts }: TwoSidesRow): string => {
  const receipts = numbers !== null && counts['receipts'] === 1 ? '+1' : null;
  const parts = [says, numbers?.first, numbers?.last, field, receipts];
  return parts.filter((part) => part !== null && part !== undefined).join(' ');
};
