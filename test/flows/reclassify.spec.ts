import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Recorder } from '../../src/ledger/recorder.js';
import { digest } from '../../src/readmodels/digest.js';
import { currentFile } from '../../src/readmodels/generations.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { recordedBefore } from '../support/older-program.js';
import { ledger } from '../stores/command-line.js';

const OVERSIGHT: As = { role: 'oversight' };
const IRS: As = { role: 'irs-recorder' };
/** Of the reading under which a placeholder is a possible breach. */
const STRICT = 'DDC_CTR_2026';
/** Invented; line 1 holds a real address, line 2 none. */
const REAL = '9 Quarry Rd, Ames IA 50010';

let http: HttpApp;
let directory: string;
let environment: Record<string, string>;
let request: string;
/** Seq of the last event before texts were classified again. */
let before: number;
let seq: number;

type Found = {
  readonly outcome: string;
  readonly elements?: readonly string[];
  readonly evidence: readonly { readonly seq: number }[];
};
type Item = {
  readonly id: string;
  readonly readings: Readonly<Record<string, Found | null>>;
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ledger-reclassify-'));
  environment = {
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
  };
  http = await openHttpApp(undefined, environment);
  const lines = [
    {
      address: { text: REAL, took: 'placeholder' },
      name: { text: 'Testa Sample', took: 'usable' },
    },
    { address: { text: 'NA NA', took: 'usable' }, name: { text: 'Ana Ejemplo', took: 'usable' } },
    { address: { text: 'NA NA', took: 'usable', version: 1 } },
  ];
  const letter = { reason: { text: 'law enforcement purposes', took: 'specific' } };
  request = await recordedBefore(http.app.get(Recorder), lines, letter);
  const when = { occurredOn: '2025-08-07', lines: [[1, 3]] };
  const answers = [{ kind: 'accepted' }];
  const sent = [
    await http.post(
      `/v1/requests/${request}/responses`,
      { occurredOn: '2025-08-06', answers },
      IRS,
    ),
    await http.post(
      `/v1/requests/${request}/disclosures`,
      { ...when, authority: '6103(i)(2)', recipientAgency: 'DHS' },
      IRS,
    ),
  ];
  const refused = sent.find(({ statusCode }) => statusCode !== 201);
  if (refused !== undefined) throw new Error(refused.body);
  before = (await timeline()).at(-1)!.seq;
}, 120_000);
afterAll(async () => {
  await close();
  await rm(directory, { recursive: true });
});

let isOpen = true;
const close = async (): Promise<void> => {
  if (isOpen) await http.close();
  isOpen = false;
};

const timeline = async () =>
  (await http.get(`/v1/requests/${request}/timeline?limit=500`, OVERSIGHT)).json<{
    items: { seq: number; type: string; public: Record<string, unknown>; official: unknown }[];
  }>().items;

/** What one rule holds of the n-th line under the strict reading. */
const held = async (rule: string, line: number, revision: number, at?: number) => {
  const asked = at === undefined ? '' : `?at=${at}`;
  const url = `/v1/findings/${rule}~${request}~${revision}~${line}${asked}`;
  return (await http.get(url, OVERSIGHT)).json<Item>().readings[STRICT]!;
};
const outcomes = async (at?: number) => ({
  asked: [await held(RULE, 1, 1, at), await held(RULE, 2, 2, at), await held(RULE, 3, 3, at)].map(
    ({ outcome }) => outcome,
  ),
  disclosed: [
    (await held(DISCLOSED, 1, 5, at)).elements,
    (await held(DISCLOSED, 2, 6, at)).elements,
  ].map((elements = []) => elements.includes('address')),
});
const RULE = 'REQ-ADDRESS-NOT-REAL';
const DISCLOSED = 'DISC-ON-DEFECTIVE-REQUEST';
const THEN = { asked: ['finding', 'clear', 'clear'], disclosed: [true, false] };
const NOW = { asked: ['clear', 'finding', 'clear'], disclosed: [false, true] };

const run = (...words: string[]) =>
  ledger(['reclassify', '--case', 'TIGTA-2026-7', ...words], environment);

describe('a classifier became better', () => {
  it('oversight first sees what would change, and nothing has changed', async () => {
    expect(await outcomes()).toEqual(THEN);
    const { out, err, code } = await run();
    const { changes, ...rest } = JSON.parse(out) as { changes: { was: object; now: object }[] };
    expect(rest).toEqual({ opened: 3, unchanged: 2, recorded: 0, withoutKey: [] });
    expect(changes).toHaveLength(3);
    expect(changes).toContainEqual({
      field: 'address',
      was: { class: 'placeholder', classifier: 'address@0' },
      now: { class: 'usable', classifier: 'address@1' },
      texts: 1,
    });
    expect([err, code]).toEqual(['A trial: no class was recorded. With --record they are.\n', 0]);
    expect(out + err).not.toMatch(/quarry|sample|ejemplo/i);
    expect((await timeline()).at(-1)?.seq).toBe(before);
  });

  it('then it is recorded beside the running service, and every act is judged again', async () => {
    expect(JSON.parse((await run('--record')).out)).toMatchObject({ opened: 3, recorded: 2 });
    await vi.waitFor(async () => {
      seq = (await timeline()).at(-1)!.seq;
      expect(seq).toBe(before + 4); // Two readings of personal data are before it.
    });
    await vi.waitFor(async () => expect(await outcomes()).toEqual(NOW));
    const [event] = (await timeline()).slice(-1);
    expect(event).toMatchObject({
      type: 'FactsReclassified',
      public: { agency: 'ledger', lines: [[1, 2]], count: 2 },
      official: {
        classifier: 'address@1',
        classes: [
          { revision: 1, line: 1, class: 'usable' },
          { revision: 2, line: 2, class: 'placeholder' },
        ],
      },
    });
  });

  it('as then known shows the old classes', async () => {
    expect(await outcomes(before)).toEqual(THEN);
    expect(await outcomes(seq - 1)).toEqual(THEN);
    expect(await outcomes(seq)).toEqual(NOW);
  });

  it('lists, counts and replay say the same, and evidence names the event', async () => {
    const counted = async (at: number) =>
      (
        await http.get(
          `/v1/findings?request=${request}&rule=${RULE}&reading=${STRICT}&at=${at}`,
          OVERSIGHT,
        )
      )
        .json<{ items: Item[] }>()
        .items.map(({ id }) => id.split('~').at(-1));
    expect([await counted(before), await counted(seq)]).toEqual([['1'], ['2']]);
    const { evidence } = await held(RULE, 2, 2);
    expect(evidence).toContainEqual(expect.objectContaining({ seq, type: 'FactsReclassified' }));
    const replay = await http.get(`/v1/requests/${request}/replay?at=9`, OVERSIGHT);
    const [{ statusCode }, shown] = [replay, replay.body];
    expect(statusCode).toBe(200);
    expect(shown).toContain('FactsReclassified');
  });

  it('a line shows what it was taken for and what it is taken for', async () => {
    const { items } = (await http.get(`/v1/requests/${request}/lines`, OVERSIGHT)).json<{
      items: { facts: { official: { addressClass: unknown }; reclassified: unknown } }[];
    }>();
    expect(items[0]?.facts.official.addressClass).toEqual({
      class: 'placeholder',
      classifier: 'address@0',
    });
    expect(items.map(({ facts }) => facts.reclassified)).toEqual([
      [{ seq, field: 'address', class: 'usable', classifier: 'address@1' }],
      [{ seq, field: 'address', class: 'placeholder', classifier: 'address@1' }],
      [],
    ]);
    const then = await http.get(`/v1/requests/${request}/lines?at=${before}`, OVERSIGHT);
    expect(then.body).not.toContain('address@1","seq');
    expect(
      then.json<{ items: { facts: { reclassified: unknown } }[] }>().items[0]?.facts,
    ).toMatchObject({ reclassified: [] });
  });

  it('so does a letter; and the accounting of a disclosure has the class that holds', async () => {
    const { made } = (await http.get(`/v1/requests/${request}`, OVERSIGHT)).json<{
      made: { facts: { reasonClass: unknown }; reclassified: unknown };
    }>();
    expect(made.facts.reasonClass).toEqual({ class: 'specific', classifier: 'reason@0' });
    expect(made.reclassified).toEqual([
      { seq: seq - 1, field: 'reason', class: 'generic', classifier: 'reason@1' },
    ]);
    const reasonClass = async (at: number) =>
      (await http.get(`/v1/disclosures?at=${at}`, OVERSIGHT)).json<{
        items: { reasonClass: { class: string } }[];
      }>().items[0]?.reasonClass.class;
    expect([await reasonClass(before), await reasonClass(seq)]).toEqual(['specific', 'generic']);
  });

  it('the public log shows lines and a number, and neither class nor field nor classifier', async () => {
    const [event] = (await timeline()).slice(-1);
    const leaves = await http.get(`/v1/events?after=${seq - 1}&limit=1`);
    const leaf = JSON.parse(leaves.body.split('\n')[0]!) as { public: object };
    expect(leaf.public).toEqual(event!.public);
    expect(Object.keys(leaf.public).toSorted()).toEqual(['agency', 'count', 'lines', 'occurredOn']);
    expect(leaves.body).not.toMatch(/placeholder|address@|usable/);
  });

  it('both readings of personal data are told to oversight', async () => {
    const readings = (await http.get('/v1/personal-readings', OVERSIGHT)).json<{
      items: { actor: { role: string }; count: number; fields: string[]; events: unknown }[];
    }>();
    expect(readings.items).toHaveLength(2);
    for (const reading of readings.items)
      expect(reading).toMatchObject({ count: 3, actor: { role: 'ledger', agency: 'ledger' } });
  });

  it('the service writes on in the same request', async () => {
    const answers = [{ kind: 'deficiency-noted', elements: ['address'], lines: [[2, 2]] }];
    const body = { occurredOn: '2025-08-08', answers };
    const sent = await http.post(`/v1/requests/${request}/responses`, body, IRS);
    expect(sent.json()).toMatchObject({ events: [{ revision: 10 }] });
  });

  it('run once more it records nothing', async () => {
    expect(JSON.parse((await run('--record')).out)).toMatchObject({ changes: [], recorded: 0 });
  });
});

describe('without any key', () => {
  it('an export is judged alike, as then known and as now known', async () => {
    const exported = await http.get(`/v1/requests/${request}/export`, OVERSIGHT);
    const file = join(directory, 'export.ndjson');
    await writeFile(file, exported.body);
    const judged = async (...words: string[]) => {
      const { out } = await ledger(['law', 'judge', file, ...words], {});
      const items = out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Item);
      const of = (id: string) => items.find((item) => item.id.startsWith(id))?.readings[STRICT];
      return {
        asked: [1, 2, 3].map((n) => of(`${RULE}~${request}~${n}~${n}`)?.outcome),
        disclosed: [of(`${DISCLOSED}~${request}~5~1`), of(`${DISCLOSED}~${request}~6~2`)].map(
          (one) => JSON.stringify(one?.elements ?? []).includes('address'),
        ),
      };
    };
    expect(await judged()).toEqual(NOW);
    expect(await judged('--at', String(before))).toEqual(THEN);
  });

  it('read models built again have the same rows', async () => {
    await close();
    const directoryOf = join(environment['LEDGER_DATA_DIR']!, 'readmodels');
    const digestNow = (): string => {
      const database = new DatabaseSync(currentFile(directoryOf) ?? 'none', { readOnly: true });
      try {
        return digest(database);
      } finally {
        database.close();
      }
    };
    const followed = digestNow();
    await rename(dirname(environment['LEDGER_KEY_FILE']!), join(directory, 'moved-away'));
    const rebuilt = JSON.parse((await ledger(['rebuild'], environment)).out) as object;
    expect(rebuilt).toMatchObject({ digest: followed, before: { digest: followed }, failed: [] });
    expect(digestNow()).toBe(followed);
  });
});
