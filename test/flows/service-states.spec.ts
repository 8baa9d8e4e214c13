import { expect, it } from 'vitest';
import type { Follower } from '../../src/follower/follower.js';
import type { Followers } from '../../src/http/service/followers.js';
import { HealthController } from '../../src/http/service/health.controller.js';
import { MetricsController } from '../../src/http/service/metrics.controller.js';
import type { StoreCheck } from '../../src/http/service/store-check.js';
import type { IntakeStatus } from '../../src/intake/intake-status.js';
import { Loading } from '../../src/platform/loading.js';
import { Metrics } from '../../src/platform/metrics.js';
import { type PublicLogStatus, STARTING } from '../../src/publiclog/status.js';
import type { ProjectorStatus } from '../../src/readmodels/status.js';

const reply = { code: () => reply } as unknown as Parameters<HealthController['ready']>[0];
const row = (name: string, stopped: ProjectorStatus['stopped'] = null) =>
  ({ name, version: 1, seq: 4, stopped, error: null }) as const;
const FOLLOWING: ProjectorStatus = {
  state: 'following',
  stopped: null,
  seq: 4,
  projections: [row('requests'), row('findings')],
};

/** Health and metrics of a process whose read models and public log are so. */
const service = (log: Partial<PublicLogStatus>, models: Partial<ProjectorStatus> = {}) => {
  const followers = {
    follower: { failures: { died: 0, hung: 0 } } satisfies Pick<Follower, 'failures'>,
    projected: { status: () => ({ ...FOLLOWING, ...models }), lastSeq: () => 4 },
    publicLog: { status: () => ({ ...STARTING, ...log }) },
  } as unknown as Followers;
  const store = { mustAnswer: () => Promise.resolve() } as unknown as StoreCheck;
  const intake = { waitsFor: undefined } as IntakeStatus;
  const metrics = new Metrics();
  return {
    health: () => new HealthController(store, followers, intake, new Loading()).ready(reply),
    metrics: async (): Promise<string> => {
      void new MetricsController(metrics, followers, store);
      return (await metrics.exposition()).text;
    },
  };
};

it.each([
  ['waits-for-store', 'store-unavailable'],
  ['disk-full', 'disk-full'],
  ['key-in-use', 'key-in-use'],
  ['retrying', 'failed'],
] as const)(
  'health says %s of a log that tries again, also after a minute',
  async (log, trouble) => {
    for (const waitingSeconds of [null, 90])
      expect(await service({ state: 'retrying', trouble, waitingSeconds }).health()).toMatchObject({
        ready: true,
        log,
      });
  },
);

it('health says behind of a log that nothing troubles and that is slow, and starting of one that starts', async () => {
  expect(await service({ state: 'following', waitingSeconds: 60 }).health()).toMatchObject({
    log: 'behind',
  });
  expect(await service({}).health()).toMatchObject({ log: 'starting' });
});

it('metrics say that every read model stands still where all do', async () => {
  const still = (text: string) =>
    [...text.matchAll(/^ledger_projection_stopped\{projection="(\w+)"\} 1$/gm)].map(([, of]) => of);
  const one = { projections: [row('requests'), row('findings', 'projection-failed')] };
  expect(still(await service({}).metrics())).toEqual([]);
  expect(still(await service({}, one).metrics())).toEqual(['findings']);
  const all = { state: 'stopped', stopped: 'other-store' } as const;
  expect(still(await service({}, all).metrics())).toEqual(['requests', 'findings']);
});

it('metrics of the public log name its state, size, waiting and witnesses', async () => {
  const asked = ['cosigned', 'unreachable', 'unasked'].map((outcome) => ({
    name: 'w',
    outcome,
    detail: '',
  }));
  const text = await service({
    state: 'following',
    size: 12,
    waitingSeconds: 3,
    witnesses: { quorum: false, asked },
  }).metrics();
  for (const line of [
    'state{state="following"} 1',
    'state{state="stopped"} 0',
    'size 12',
    'waiting_seconds 3',
    'witnesses{answer="asked"} 2',
    'witnesses{answer="cosigned"} 1',
    'quorum_missing 1',
  ])
    expect(text).toContain(`\nledger_public_log_${line}\n`);
  const alone = await service({ state: 'stopped' }).metrics();
  for (const line of ['state{state="stopped"} 1', 'waiting_seconds 0', 'quorum_missing 0'])
    expect(alone).toContain(`\nledger_public_log_${line}\n`);
});
