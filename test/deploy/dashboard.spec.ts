import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Follower } from '../../src/follower/follower.js';
import { IntakeGauges } from '../../src/http/intake/intake-gauges.js';
import type { Followers } from '../../src/http/service/followers.js';
import { MetricsController } from '../../src/http/service/metrics.controller.js';
import type { StoreCheck } from '../../src/http/service/store-check.js';
import { BATCH_STATES } from '../../src/intake/batch.js';
import type { IntakeNumbers, IntakeStatus } from '../../src/intake/intake-status.js';
import { Metrics } from '../../src/platform/metrics.js';
import type { PublicLog } from '../../src/publiclog/public-log.js';
import { STARTING } from '../../src/publiclog/status.js';
import type { Projected } from '../../src/readmodels/projected.js';
import type { ProjectorStatus } from '../../src/readmodels/status.js';

type Target = { readonly expr: string; readonly datasource: { readonly uid: string } };
type Panel = {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly Target[];
};

const dashboard = JSON.parse(
  readFileSync('deploy/grafana/dashboards/disclosure-ledger.json', 'utf8'),
) as { readonly panels: readonly Panel[] };
const targets = dashboard.panels.flatMap((panel) => panel.targets ?? []);

const status: ProjectorStatus = {
  state: 'following',
  stopped: null,
  seq: 1,
  projections: [{ name: 'requests', version: 1, seq: 1, stopped: null, error: null }],
};

/** What /metrics of a ledger says, each kind of thing having happened once. */
const exposed = async (): Promise<string> => {
  const metrics = new Metrics();
  const projected: Pick<Projected, 'lastSeq' | 'status'> = {
    lastSeq: () => 1,
    status: () => status,
  };
  const store: Pick<StoreCheck, 'mustAnswer'> = { mustAnswer: () => Promise.resolve() };
  const follower: Pick<Follower, 'failures'> = { failures: { died: 1, hung: 1 } };
  const publicLog: Pick<PublicLog, 'status'> = { status: () => STARTING };
  const followers = { follower, projected, publicLog } as Followers;
  void new MetricsController(metrics, followers, store as StoreCheck);
  const intake: Pick<IntakeStatus, 'read' | 'waitsFor'> = {
    waitsFor: undefined,
    read: () => ({
      batches: Object.fromEntries(
        BATCH_STATES.map((state) => [state, 0]),
      ) as IntakeNumbers['batches'],
      recordsWaiting: 0,
      stagedBytes: 0,
      oldestSeconds: 0,
    }),
  };
  void new IntakeGauges(metrics, intake as IntakeStatus);
  metrics.appended('appended', 0.001);
  metrics.answered({ method: 'GET', route: '/v1/requests', status: 200 }, 0.001);
  metrics.recorded('POST /v1/requests', false);
  return (await metrics.exposition()).text;
};

it('every metric of the ledger that the dashboard asks for is one that the ledger exposes', async () => {
  const names = targets.flatMap(({ expr }) =>
    [...expr.matchAll(/\b(ledger|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name),
  );
  const text = await exposed();
  expect(names.length).toBeGreaterThan(10);
  const missing = names.filter((name) => !new RegExp(`^${name}[{ ]`, 'm').test(text));
  expect(missing).toEqual([]);
});

it('every metric of the ledger itself is on the dashboard', async () => {
  const text = await exposed();
  const own = [...text.matchAll(/^# TYPE (ledger_\w+) /gm)].map(([, name = '']) => name);
  const asked = targets.map(({ expr }) => expr).join('\n');
  for (const name of own) expect(asked).toContain(name);
});

it('every panel asks the data source that is provisioned', () => {
  const { datasources } = parse(
    readFileSync('deploy/grafana/provisioning/datasources/prometheus.yml', 'utf8'),
  ) as { readonly datasources: readonly { readonly uid: string }[] };
  expect(new Set(targets.map(({ datasource }) => datasource.uid))).toEqual(
    new Set(datasources.map(({ uid }) => uid)),
  );
  const ids = dashboard.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('every metric of the server is asked for under both names: EventStoreDB and KurrentDB begin theirs differently', () => {
  const asked = targets.filter(({ expr }) =>
    /kurrentdb_|eventstore|\bup\{job="kurrentdb"/.test(expr),
  );
  expect(asked).toHaveLength(7);
  const names = /\{__name__=~"\(kurrentdb\|eventstore\)_[a-z_]+"/g;
  for (const { expr } of asked) {
    const rest = expr.replaceAll(names, '').replace('up{job="kurrentdb"', '');
    expect(rest).not.toMatch(/kurrentdb|eventstore/);
  }
});
