import { existsSync, readdirSync, renameSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { createApp } from '../../src/http/bootstrap.js';
import { OverdueAttestations } from '../../src/ledger/attestation/record-overdue.js';
import { Calendar } from '../../src/ledger/calendar.js';
import { Days } from '../../src/ledger/day/close-days.js';
import { DayFindings } from '../../src/ledger/day/day-findings.js';
import { Recorder } from '../../src/ledger/recorder.js';
import { closeParts, openParts } from '../../src/parts.js';
import { openStore, readModelsDirectory } from '../../src/stores.js';
import { type Config, readConfig } from '../../src/platform/config.js';
import { Loading } from '../../src/platform/loading.js';
import { Log } from '../../src/platform/log.js';
import { PROJECTIONS } from '../../src/readmodels/catalogue.js';
import { digest } from '../../src/readmodels/digest.js';
import { currentFile } from '../../src/readmodels/generations.js';
import { rebuild, type Rebuilt } from '../../src/readmodels/rebuild.js';
import { loadStories } from '../../src/stories/load-stories.js';
import { StoryClock } from '../../src/stories/story-clock.js';

let directory: string;
let config: Config;
/** What the running projector had written, event by event as it came. */
let followed: { readonly file: string; readonly digest: string; readonly seq: number };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ledger-rebuild-'));
  config = readConfig({
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  });
  followed = await tellStories();
  renameSync(dirname(config.keyFile), join(directory, 'moved-away'));
}, 120_000);
afterAll(() => rm(directory, { recursive: true }));

/** The demonstration, as a start tells it, with its read models following. */
const tellStories = async (): Promise<typeof followed> => {
  const clock = new StoryClock();
  const parts = await openParts(config, clock);
  parts.follower.start();
  const module = AppModule.over(parts);
  const quiet = { provide: Log, useValue: new Log(() => undefined) };
  const app = await createApp({ ...module, providers: [...(module.providers ?? []), quiet] });
  const self = { ...parts, ledger: parts.config.ledger };
  await loadStories(
    {
      commands: app.get(CommandBus),
      recorder: app.get(Recorder),
      loading: app.get(Loading),
      calendar: new Calendar(
        clock,
        new Days(self, app.get(DayFindings)),
        new OverdueAttestations(self),
      ),
    },
    clock,
  );
  const head = await parts.store.head();
  if (head !== null) await parts.projected.waitFor(head, 60_000);
  const seq = parts.projected.lastSeq();
  await app.close();
  await closeParts(parts);
  const file = fileInUse();
  return { file, digest: digestOf(file), seq };
};

const fileInUse = (): string => currentFile(readModelsDirectory(config)) ?? 'none';

const digestOf = (file: string): string => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return digest(database);
  } finally {
    database.close();
  }
};

const rebuilt = async (): Promise<Rebuilt> => {
  const store = await openStore(config);
  try {
    return await rebuild(store, readModelsDirectory(config), PROJECTIONS);
  } finally {
    await store.close();
  }
};

describe('the read models of the demonstration, built again while no key is there', () => {
  it.each(['once', 'and once more'])('are the same rows as the followed ones, %s', async () => {
    const { digest: same, seq } = followed;
    expect(await rebuilt()).toEqual({
      seq,
      digest: same,
      before: { seq, digest: same },
      failed: [],
    });
    expect(fileInUse()).not.toBe(followed.file);
    expect(digestOf(fileInUse())).toBe(same);
    expect(existsSync(dirname(config.keyFile))).toBe(false);
  });

  it('are more than a few', () => {
    expect(followed.seq).toBeGreaterThan(1_400);
    const files = readdirSync(readModelsDirectory(config)).filter((name) =>
      name.endsWith('.sqlite'),
    );
    expect(files).toHaveLength(1);
  });

  it('are built from nothing too', async () => {
    await rm(readModelsDirectory(config), { recursive: true });
    const { digest: same, seq } = followed;
    expect(await rebuilt()).toEqual({ seq, digest: same, before: null, failed: [] });
  });
});
