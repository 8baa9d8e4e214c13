import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatVkey } from '../../src/proof/note.js';
import { buildService } from '../support/service-process.js';
import { TestLog } from '../support/test-log.js';

const page = readFileSync('docs/how-to/run-a-witness.md', 'utf8');
const [, command = ''] = /^```sh\n(npm run -s ledger -- witness .+)\n```$/m.exec(page) ?? [];
const [, printed = ''] = /^```text\n([\s\S]+?)```$/m.exec(page) ?? [];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'run-a-witness-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('run-a-witness.md starts one that prints what it shows, and cosigns', async () => {
  const log = new TestLog();
  const cli = join(dirname(buildService(join(directory, 'build'))), 'cli.js');
  const started = command.replace('npm run -s ledger --', `exec "$NODE" "$CLI"`);
  const env = { NODE: process.execPath, CLI: cli, LOG_VKEY: formatVkey(log.signer.key) };
  const free = started.replace('--port 8900', '--port 0');
  expect(free).not.toBe(started);
  const shell = spawn('sh', ['-c', free], { cwd: directory, env });
  const ended = once(shell, 'exit');
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  while (shell.exitCode === null && !output.includes('answers at'))
    await Promise.race([once(shell.stdout, 'data'), ended]);
  const form = printed.replace(/…/, '[0-9a-f]{8}\\+\\S+').replace('8900', '\\d+');
  expect(output).toMatch(new RegExp(`^${form.replace('w1+', 'w1\\+')}`));
  const url = /answers at (\S+)/.exec(output)?.[1] ?? '';
  const answer = await fetch(`${url}add-checkpoint`, {
    method: 'POST',
    body: log.submission(0, 5),
  });
  expect(answer.status).toBe(200);
  shell.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
});
