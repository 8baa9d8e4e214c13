import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

type Rule = { readonly alert: string; readonly expr: string; readonly for?: string };
const { groups } = parse(readFileSync('deploy/prometheus/alarms.yml', 'utf8')) as {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const page = readFileSync('docs/how-to/run-on-kurrentdb.md', 'utf8');
const dashboard = readFileSync('deploy/grafana/dashboards/disclosure-ledger.json', 'utf8');

it('the page names every alarm, and what it asks for', () => {
  const named = [...page.matchAll(/^\| `(\w+)` +\| `([^`]+)` +\|/gm)].map(([, alert, expr]) => ({
    alert,
    expr,
  }));
  expect(named).toEqual(rules.map(({ alert, expr }) => ({ alert, expr })));
});

it('what an alarm asks for is seen on the dashboard, where every metric is one that there is', () => {
  for (const { expr } of rules)
    for (const [metric] of expr.matchAll(/\bledger_\w+/g)) expect(dashboard).toContain(metric);
});

it('Prometheus reads the alarms, where the compose file puts them', () => {
  const config = parse(readFileSync('deploy/prometheus/prometheus.yml', 'utf8')) as {
    readonly rule_files: readonly string[];
  };
  const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
    readonly services: { readonly prometheus: { readonly volumes: readonly string[] } };
  };
  for (const file of config.rule_files) {
    const mount = compose.services.prometheus.volumes.find((one) => one.includes(`:${file}:`));
    expect(existsSync(mount?.split(':')[0] ?? 'nowhere')).toBe(true);
  }
  expect(config.rule_files).toHaveLength(1);
});
