import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Recorder } from '../../src/ledger/recorder.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { temporaryDirectory } from '../support/ledger.js';
import { recordedBefore } from '../support/older-program.js';
import { ledger } from '../stores/command-line.js';

const PAGE = readFileSync('docs/how-to/classify-again.md', 'utf8');

let directory: string;
let environment: Record<string, string>;
let http: HttpApp;
beforeAll(async () => {
  directory = temporaryDirectory();
  environment = {
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  };
  http = await openHttpApp(undefined, environment);
});
afterAll(async () => {
  await http.close();
  rmSync(directory, { recursive: true });
});

/** The command under a heading of the page. */
const commandOf = (heading: string): readonly string[] => {
  const [, section = ''] = PAGE.split(`## ${heading}\n`);
  const [, words = ''] = /^npm run -s ledger -- (.*)$/m.exec(section) ?? [];
  return words.split(' ');
};

test('the page, followed: told first, then recorded; each thing it names is printed', async () => {
  const address = { text: '9 Quarry Rd, Ames IA 50010', took: 'placeholder' };
  await recordedBefore(http.app.get(Recorder), [{ address }]);
  const [told, recorded] = [
    await ledger(commandOf('See what would change'), environment),
    await ledger(commandOf('Record it'), environment),
  ].map(({ out, code }) => ({ code, ...(JSON.parse(out) as Record<string, unknown>) }));
  expect(told).toMatchObject({ code: 0, opened: 1, recorded: 0, changes: [{ texts: 1 }] });
  expect(recorded).toEqual({ ...told, recorded: 1 });
  for (const name of Object.keys(told ?? {}).filter((one) => one !== 'code'))
    expect(PAGE).toContain(`\`${name}\``);
});

test('without a case nothing is read', async () => {
  const asked = ledger(['reclassify', '--case', ' '], environment);
  await expect(asked).rejects.toThrow('--case must name a file');
});
