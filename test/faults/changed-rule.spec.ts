import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildService, ServiceProcess, type Settings } from '../support/service-process.js';

const directory = mkdtempSync(join(tmpdir(), 'ledger-changed-rule-'));
let settings: Settings;

beforeAll(() => {
  settings = {
    main: buildService(join(directory, 'service')),
    dataDir: join(directory, 'data'),
    keyFile: join(directory, 'keys', 'local.json'),
    kind: 'live',
  };
});
afterAll(() => rmSync(directory, { recursive: true }));

type Pack = { readonly id: string; readonly activations: readonly { readonly version: number }[] };

/** What a service that starts and ends says of the pack of 6103, once it knows of so many activations. */
const packInUse = async (activations: number): Promise<Pack> => {
  const service = await ServiceProcess.start(settings);
  for (;;) {
    const answer = await service.send({ url: '/v1/rules' });
    const { packs = [] } = (await answer.json()) as { readonly packs?: readonly Pack[] };
    const pack = packs.find(({ id }) => id === 'usc-26-6103');
    if (pack === undefined || pack.activations.length < activations) continue;
    expect(await service.end()).toBe(0);
    return pack;
  }
};

/** A start that must not be. */
const refusal = (main: string): string => {
  const { dataDir, keyFile, kind } = settings;
  const env = { PORT: '0', LEDGER_KIND: kind, LEDGER_DATA_DIR: dataDir, LEDGER_KEY_FILE: keyFile };
  const { status, stderr } = spawnSync(process.execPath, [main], {
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(status).toBe(1);
  return stderr;
};

it('a rule changed on disk is refused at start under the same version, and put back it starts', async () => {
  const before = await packInUse(1);
  expect(before.activations).toHaveLength(1);
  const folder = join(dirname(settings.main), 'statute/packs/usc-26-6103');
  const rule = join(folder, 'requests/req-written.rule.js');
  const released = readFileSync(rule, 'utf8');
  appendFileSync(rule, '\n');
  expect(refusal(settings.main)).toMatch(
    /^Rule pack usc-26-6103 calls itself version \d+, but its files are not those/,
  );
  writeFileSync(rule, released);
  expect(await packInUse(1)).toEqual(before);
});

it('under a new version it comes into use, and the old version is refused from then on', async () => {
  const [{ version } = { version: 0 }] = (await packInUse(1)).activations;
  const file = join(dirname(settings.main), 'statute/packs/usc-26-6103/pack.js');
  const released = readFileSync(file, 'utf8');
  writeFileSync(file, released.replace(`version: ${version},`, `version: ${version + 1},`));
  const { activations } = await packInUse(2);
  expect(activations.map((one) => one.version)).toEqual([version, version + 1]);
  writeFileSync(file, released);
  expect(refusal(settings.main)).toContain(`version ${version + 1} is in use in this ledger`);
});
