import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { closeParts, openParts, type Parts } from '../../src/parts.js';
import { createApp } from '../../src/http/bootstrap.js';
import { OverdueAttestations } from '../../src/ledger/attestation/record-overdue.js';
import { Calendar } from '../../src/ledger/calendar.js';
import { Days } from '../../src/ledger/day/close-days.js';
import { DayFindings } from '../../src/ledger/day/day-findings.js';
import { Recorder } from '../../src/ledger/recorder.js';
import { readConfig } from '../../src/platform/config.js';
import { Loading } from '../../src/platform/loading.js';
import { Log } from '../../src/platform/log.js';
import { loadStories } from '../../src/stories/load-stories.js';
import { StoryClock } from '../../src/stories/story-clock.js';

let directory: string;
let parts: Parts;
let app: NestFastifyApplication;
let events: number;

const tell = async (clock: StoryClock): Promise<void> => {
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
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ledger-stories-'));
  const clock = new StoryClock();
  const config = readConfig({
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  });
  parts = await openParts(config, clock);
  parts.follower.start();
  const module = AppModule.over(parts);
  const quiet = { provide: Log, useValue: new Log(() => undefined) };
  app = await createApp({ ...module, providers: [...(module.providers ?? []), quiet] });
  await tell(clock);
  events = parts.projected.lastSeq() + 1;
}, 120_000);

afterAll(async () => {
  await app.close();
  await closeParts(parts);
  await rm(directory, { recursive: true });
});

const get = async (url: string) => {
  const token = await parts.localIssuer?.issueLocalToken('oversight', 'TIGTA');
  const headers = { authorization: `Bearer ${token}` };
  const answer = await app.getHttpAdapter().getInstance().inject({ url, headers });
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

/** Distinct disclosures of a line with a possible statutory breach, by reading and element. */
const breaches = async (query = ''): Promise<Record<string, number>> => {
  const { disclosures } = await get(`/v1/findings/counts${query}`);
  return Object.fromEntries(
    disclosures.map((row: { reading: string; element: string; disclosures: number }) => [
      `${row.reading} ${row.element}`,
      row.disclosures,
    ]),
  );
};

const august = async (): Promise<string> => {
  const { items } = await get('/v1/requests?limit=100');
  return items.find((one: { lines: { requested: number } }) => one.lines.requested === 1_280).id;
};

describe('August 2025 in miniature', () => {
  it('has 1,280 lines, 47 of them disclosed', async () => {
    const { lines } = await get(`/v1/requests/${await august()}`);
    expect(lines).toMatchObject({ requested: 1_280, disclosed: 47 });
  });

  it.each([
    ['DDC_CTR_2026', 43, 47],
    ['DMASS_CEDC_2026', 2, 47],
    ['DC_CIR_2026', 2, 0],
    ['IRS_PRACTICE_2025', 0, 0],
  ])(
    'under %s has %i possible breaches by the address, %i by the engaged officer',
    async (reading, address, engaged) => {
      const counted = await breaches(`?request=${await august()}`);
      expect(counted[`${reading} address`] ?? 0).toBe(address);
      expect(counted[`${reading} engaged`] ?? 0).toBe(engaged);
      // The ruling's story adds none of either kind.
      const all = await breaches();
      expect(all[`${reading} address`] ?? 0).toBe(address);
      expect(all[`${reading} engaged`] ?? 0).toBe(engaged);
    },
  );

  it('shows the 43 disclosures on addresses not compared as one group, as known then and now', async () => {
    const rule = 'DISC-ON-DEFECTIVE-REQUEST';
    const url = `/v1/findings/groups?request=${await august()}&reading=DDC_CTR_2026&rule=${rule}&element=address`;
    for (const at of ['', '&at=2025-08-08T00:00:00Z']) {
      const { items } = await get(url + at);
      expect(items).toMatchObject([{ rule, count: 43, reviewed: 0 }]);
      const members = await get(`/v1/findings?group=${items[0].id}&limit=100${at}`);
      expect(members.items).toHaveLength(43);
    }
  });

  it('under the practice of the IRS shows the 43 as departures from its own match rule', async () => {
    const url = `/v1/findings?request=${await august()}&reading=IRS_PRACTICE_2025&rule=DISC-MATCH-METHOD&severity=POLICY&limit=100`;
    expect((await get(url)).items).toHaveLength(43);
  });

  it('leaves the engaged officer undetermined for all 47 under the circuit, and who keeps the file for some', async () => {
    const url = `/v1/findings?request=${await august()}&reading=DC_CIR_2026&rule=DISC-RECIPIENT&outcome=undetermined&limit=100`;
    const acts = (await get(url)).items.map(({ act }: { act: { type: string } }) => act.type);
    const count = (type: string) => acts.filter((one: string) => one === type).length;
    expect([count('Disclosed'), count('AccessGranted')]).toEqual([47, 33]);
  });

  it('knows on 8 August 2025 nothing of the errors learnt in 2026', async () => {
    const person = 'DDC_CTR_2026 person';
    expect((await breaches())[person]).toBe(1);
    expect((await breaches('?at=2025-08-08T00:00:00Z'))[person] ?? 0).toBe(0);
    expect((await breaches('?at=2025-08-08T00:00:00Z'))['DDC_CTR_2026 address']).toBe(43);
  });
});

describe('the ruling', () => {
  it('has a request within the law: nothing found on it under any reading', async () => {
    const { items } = await get('/v1/requests?limit=100');
    const first = items.at(-1);
    expect(first.made.occurredOn).toBe('2025-05-19');
    expect((await get(`/v1/findings?request=${first.id}&limit=100`)).items).toEqual([]);
  });

  it.each([
    'REQ-ADDRESS-NOT-REAL',
    'REQ-OFFICIAL',
    'REQ-PERIOD',
    'REQ-CRIMINAL-MATTER',
    'DISC-NO-AUTHORITY',
    'DISC-TAXPAYER-RETURN-INFO',
    'DISC-BEYOND-REQUEST',
    'DISC-RECIPIENT',
    'DISC-APPROVAL',
    'ORD-IN-FORCE',
  ])('has a possible breach found by %s', async (rule) => {
    const { items } = await get(`/v1/findings?rule=${rule}&limit=1`);
    const { rule: found, readings } = items[0];
    const said = Object.values<{ outcome: string; evidence: unknown[] }>(readings);
    expect(found).toBe(rule);
    expect(said.some(({ outcome, evidence }) => outcome === 'finding' && evidence.length > 0)).toBe(
      true,
    );
  });
});

describe('both sides', () => {
  type Row = Record<'kind' | 'says' | 'agency', string> & { numbers: object | null };

  it('of what each recorded of September 2025 the report names what the other has not', async () => {
    const { rows } = await get('/v1/reports/two-sides');
    const said = (rows as Row[]).map(({ kind, says, agency, numbers }) => [
      kind,
      says,
      agency,
      numbers,
    ]);
    expect(said).toEqual([
      ['orphan', 'no-letter', 'DOJ', null],
      ['gap', 'missing', 'DOJ', { first: 2, last: 2 }],
      ['gap', 'unnumbered', 'DOJ', null],
      ['gap', 'unnumbered', 'IRS', null],
    ]);
  });

  it('nothing to report is attested of two days, and the third is overdue', async () => {
    const { items } = await get('/v1/attestations');
    expect(items).toMatchObject([
      { agency: 'DOJ', from: '2025-09-15', until: '2025-09-16', outcome: 'agrees', overdueDays: 0 },
    ]);
    expect((await get('/v1/attestations/duties')).items).toHaveLength(1);
    expect((await get('/v1/attestations/overdue')).items).toMatchObject([
      { agency: 'DOJ', day: '2025-09-17', madeGoodBy: null },
    ]);
  });

  it('the two letters that both recorded are within the law', async () => {
    const { items } = await get('/v1/requests?limit=100');
    const both = items.filter(({ made }: { made: { occurredOn: string } | null }) =>
      made?.occurredOn.startsWith('2025-09-0'),
    );
    expect(both).toHaveLength(2);
    for (const { id } of both)
      expect((await get(`/v1/findings?request=${id}&limit=100`)).items).toEqual([]);
  });
});

it('is told once: told again, the ledger holds as many events as before', async () => {
  await tell(new StoryClock());
  expect(parts.projected.lastSeq() + 1).toBe(events);
});

it.each([
  ['rule=FOO', 400],
  ['request=nope', 400],
  ['request=', 400],
  ['request=00000000-0000-8000-8000-000000000000', 404],
])(
  'a question about %s is refused: an empty answer would be read as good news',
  async (query, status) => {
    const token = await parts.localIssuer?.issueLocalToken('oversight', 'TIGTA');
    const headers = { authorization: `Bearer ${token}` };
    const fastify = app.getHttpAdapter().getInstance();
    const answer = await fastify.inject({ url: `/v1/findings?${query}`, headers });
    expect(answer.statusCode).toBe(status);
  },
);
