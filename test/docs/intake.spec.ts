import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REFUSALS, BATCH_STATES } from '../../src/intake/batch.js';
import { STATEMENTS } from '../../src/intake/certification.js';
import { MISTAKES } from '../../src/intake/check/mistake.js';
import { COLUMNS } from '../../src/intake/content/columns.js';
import { LIMITS } from '../../src/intake/limits.js';
import { PERMISSIONS } from '../../src/http/permissions.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { buildService } from '../support/service-process.js';

const reference = readFileSync('docs/reference/intake.md', 'utf8');
const howTo = readFileSync('docs/how-to/send-a-large-request.md', 'utf8');

const section = (name: string): string =>
  reference.split(/^#+ /m).find((text) => text.startsWith(`${name}\n`)) ?? '';
const rowsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^\| `([\w-]+)` *\| (.+?) *\|$/gm)].map(([, name, what]) => [name, what]),
  );

it('the reference page names every state, refusal, statement and mistake as the code does', () => {
  const [states = '', refusals = ''] = section('States').split('`refusal`');
  expect(Object.keys(rowsOf(states))).toEqual([...BATCH_STATES]);
  expect(rowsOf(refusals)).toEqual(REFUSALS);
  expect(rowsOf(section('What is certified'))).toEqual(STATEMENTS);
  expect(rowsOf(section('What can be wrong with a record'))).toEqual(MISTAKES);
});

it('the reference page names every door, limit and column', () => {
  const doors = [...section('The doors').matchAll(/^\| `(\w+ \/v1\/batches\S*)`/gm)].map(
    ([, door = '']) => door.replaceAll(/\{(\w+)\}/g, ':$1'),
  );
  const known = Object.keys(PERMISSIONS).filter((route) => route.includes('/v1/batches'));
  expect(doors.toSorted()).toEqual(known.toSorted());
  const numbers = [...section('Limits').matchAll(/\| ([\d,]+)( MiB)? +\|$/gm)].map(
    ([, number = '', unit]) => Number(number.replaceAll(',', '')) * (unit ? 1024 * 1024 : 1),
  );
  const { partBytes, partContentBytes, parts, records, openBatches, partsAtOnce, openDays } =
    LIMITS;
  const bounds = [partBytes, partContentBytes, parts, records, 65_536];
  expect(numbers).toEqual([...bounds, openBatches, partsAtOnce, openDays]);
  for (const [kind, columns] of Object.entries(COLUMNS)) {
    const row = section('NDJSON and CSV')
      .split('\n')
      .find((line) => line.startsWith(`| \`${kind}\``));
    const named = [...(row ?? '').matchAll(/`([a-zA-Z]+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== kind);
    expect(named.toSorted()).toEqual(Object.keys(columns).toSorted());
  }
});

let directory: string;
let http: HttpApp;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'send-a-large-request-'));
  http = await openHttpApp();
});
afterAll(async () => {
  await http.close();
  rmSync(directory, { recursive: true });
});

const blockAfter = (name: string): string =>
  new RegExp(`^\`${name}\`:\\n\\n\`\`\`\\w+\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(howTo)?.[1] ?? '';
const COMMANDS = [...howTo.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, text = '']) =>
  text.trimEnd().split('\n'),
);

it('send-a-large-request.md checks, sends, and proves the receipt, as it says', async () => {
  const cli = join(dirname(buildService(join(directory, 'build'))), 'cli.js');
  symlinkSync(resolve('verify'), join(directory, 'build', 'verify'));
  for (const name of ['lines.ndjson', 'office.json'])
    writeFileSync(join(directory, name), blockAfter(name));
  const token = (await http.parts.localIssuer?.issueLocalToken('agency-recorder', 'DHS')) ?? '';
  writeFileSync(join(directory, 'token'), token);
  const [letter = '', ...commands] = COMMANDS;
  const body = JSON.parse(/-d '(.+)'$/.exec(letter)?.[1] ?? '') as object;
  const opened = await http.post('/v1/requests', body, { role: 'agency-recorder', agency: 'DHS' });
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    NODE: process.execPath,
    CLI: cli,
    LEDGER: await http.app.getUrl(),
    REQUEST: opened.json<{ stream: string }>().stream,
  };
  const ran: string[] = [];
  for (const command of commands) {
    writeFileSync(join(directory, 'vkey'), (await http.send({ url: '/log/vkey' })).body);
    const said = command.replace('npm run -s ledger --', '"$NODE" "$CLI"');
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', said], {
      cwd: directory,
      env,
    });
    ran.push(stdout + stderr);
  }
  expect(ran).toHaveLength(4);
  const [, shown = ''] = /never a value:\n\n```text\n([\s\S]*?)```/.exec(howTo) ?? [];
  expect(ran[0]).toBe(shown);
  expect(ran[1]).toContain('recorded: 3 records, 0 malformed, 1 deficient');
  const digest = createHash('sha256').update(blockAfter('lines.ndjson')).digest('hex');
  expect(ran[3]).toContain(`"contentDigest":"${digest}"`);
  expect(ran[3]).toContain('checked: the receipt proves the entry at seq');
  const again = COMMANDS[2]!.replace('npm run -s ledger --', '"$NODE" "$CLI"');
  const twice = await promisify(execFile)('sh', ['-c', again], { cwd: directory, env });
  expect(twice.stderr).toContain('recorded: 3 records');
  const lines = await http.get(`/v1/requests/${env.REQUEST}/lines`, { role: 'oversight' });
  expect(lines.json<{ items: unknown[] }>().items).toHaveLength(3);
});
