import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type As, openHttpApp } from '../support/http-app.js';
import { temporaryDirectory } from '../support/ledger.js';
import { verify } from '../support/verify-log.js';

const HOUR_MS = 3_600_000;
const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const letter = { occurredOn: '2025-06-02', authority: '6103(i)(2)', form: 'electronic' };

let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

it('a clock that jumps two hours, forth and back, changes neither the order of the log nor what is in it', async () => {
  const settings = {
    LEDGER_KIND: 'live',
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys/local.json'),
  };
  const log = join(directory, 'data/log');
  const real = Date.now.bind(Date);
  let ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => real() + ahead);
  const recorded: string[] = [];
  let seen = 0;
  for (const jumps of [[0, 2], [-2, 2, 0], [-2]]) {
    // Each time a new start, with the clock where it was.
    const http = await openHttpApp(undefined, settings);
    for (const hours of jumps) {
      ahead = hours * HOUR_MS;
      const answer = await http.post('/v1/requests', letter, DHS, `letter-${recorded.length}`);
      expect(answer.statusCode).toBe(201);
      const { events } = answer.json<{ events: readonly { readonly id: string }[] }>();
      recorded.push(...events.map(({ id }) => id));
      await expect
        .poll(() => http.parts.publicLog.reader.receipt({ id: recorded.at(-1)! }), PATIENT)
        .toBeDefined();
      const args = [log, '--vkey', join(log, 'vkey'), '--state', join(directory, 'seen.json')];
      const answered = await verify(args, Date.now() / 1_000);
      expect(answered).toMatchObject({ kind: 'ok', message: null });
      expect(answered.log!.size).toBeGreaterThan(seen);
      seen = answered.log!.size;
    }
    const leaves = (await http.get('/v1/events?limit=1000')).body.trimEnd().split('\n');
    const ids = leaves.map((leaf) => (JSON.parse(leaf) as { id: string }).id);
    expect(ids.filter((id) => recorded.includes(id))).toEqual(recorded);
    await http.close();
  }
});

const PATIENT = { timeout: 60_000, interval: 50 };
