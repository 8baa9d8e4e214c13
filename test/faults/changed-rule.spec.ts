import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const rulesInUse = async (): Promise<unknown> => {
  const service = await ServiceProcess.start(settings);
  for (;;) {
    const answer = await service.send({ url: '/v1/rules' });
    if (answer.status === 503) continue;
    const { packs } = (await answer.json()) as { readonly packs: unknown };
    expect(await service.end()).toBe(0);
    return packs;
  }
};

it('a rule changed on disk under the same version is refused at start, and put back it starts', async () => {
  const before = await rulesInUse();
  expect(before).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        id: 'usc-26-6103',
        activations: [expect.objectContaining({ contentHash: expect.stringMatching(/^\w{64}$/) })],
      }),
    ]),
  );

  const folder = join(directory, 'service/dist/statute/packs/usc-26-6103');
  const rule = join(folder, 'requests/req-written.rule.js');
  appendFileSync(rule, '\n');
  const { dataDir, keyFile, kind, main } = settings;
  const env = { PORT: '0', LEDGER_KIND: kind, LEDGER_DATA_DIR: dataDir, LEDGER_KEY_FILE: keyFile };
  const refused = spawnSync(process.execPath, [main], { env, encoding: 'utf8', timeout: 60_000 });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/^Rule pack usc-26-6103 calls itself version \d+, but its files/);

  buildService(join(directory, 'again'));
  const again = join(directory, 'again/dist/main.js');
  settings = { ...settings, main: again };
  expect(await rulesInUse()).toEqual(before);
});
