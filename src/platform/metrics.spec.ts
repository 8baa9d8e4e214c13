import { expect, it } from 'vitest';
import { Metrics } from './metrics.js';

it('metrics count commands and time answers by route pattern, and read gauges when looked at', async () => {
  const metrics = new Metrics();
  let seq = 4;
  metrics.gauge('ledger_last_seq', 'Last seq', () => seq);
  metrics.recorded('POST /v1/requests', false);
  metrics.recorded('POST /v1/requests', false);
  metrics.answered({ method: 'POST', route: '/v1/requests/:id', status: 201 }, 0.004);
  seq = 9;
  const { type, text } = await metrics.exposition();
  expect(type).toContain('text/plain');
  expect(text).toContain('ledger_commands_total{route="POST /v1/requests",repeated="false"} 2');
  expect(text).toContain('ledger_last_seq 9');
  expect(text).toMatch(
    /ledger_http_request_seconds_count\{[^}]*route="\/v1\/requests\/:id"[^}]*\} 1/,
  );
});

it('metrics read a gauge that takes time, and one number for each value of a label', async () => {
  const metrics = new Metrics();
  let states: Record<string, number> = { starting: 1, following: 0 };
  metrics.gauge('ledger_store_reachable', 'Reachable', () => Promise.resolve(1));
  metrics.gauges('ledger_projector_state', 'State', 'state', () => states);
  expect((await metrics.exposition()).text).toContain('ledger_store_reachable 1');
  states = { following: 1 };
  const { text } = await metrics.exposition();
  expect(text).toContain('ledger_projector_state{state="following"} 1');
  expect(text).not.toContain('state="starting"');
});

it('metrics read how often something happened, for each value of a label, and count nothing twice', async () => {
  const metrics = new Metrics();
  const failures = { died: 0, hung: 2 };
  metrics.counts('ledger_follower_failures_total', 'Failures', 'cause', () => failures);
  await metrics.exposition();
  failures.died = 1;
  const { text } = await metrics.exposition();
  expect(text).toContain('# TYPE ledger_follower_failures_total counter');
  expect(text).toContain('ledger_follower_failures_total{cause="died"} 1');
  expect(text).toContain('ledger_follower_failures_total{cause="hung"} 2');
});
