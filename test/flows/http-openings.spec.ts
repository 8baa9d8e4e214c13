import { createDecipheriv, createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseRecord } from '../../src/eventstore/codec.js';
import { ROLES } from '../../src/kernel/role.js';
import type { OpenedField } from '../../src/ledger/access/opened-field.js';
import type { PersonalReading } from '../../src/readmodels/access/list-personal-readings.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { type Answer, verify } from '../support/verify-log.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OPENER: As = { role: 'oversight-personal' };
const WHY = { purpose: 'Ordered by the court, ECF 41', case: 'No. 25-cv-0000' };
const LINE = {
  name: 'Testina Sampleton',
  tin: '900-70-0001',
  address: '12 Invented Street,\nApt. "4", Nowhere',
  reason: 'Order of removal: final > 90 days',
};

let http: HttpApp;
let directory: string;
let vkey: string;
let at: { stream: string; revision: number };
let id: string;
beforeAll(async () => {
  http = await openHttpApp();
  directory = await mkdtemp(join(tmpdir(), 'ledger-openings-'));
  const made = await recorded('/v1/requests', { requestingAgency: 'DHS', authority: '6103(i)(2)' });
  const lines = await recorded(`/v1/requests/${made.stream}/lines`, { lines: [LINE] });
  at = { stream: made.stream, revision: lines.events[0]!.revision };
  id = lines.events[0]!.id;
  await covered(id);
  vkey = (await http.send({ url: '/log/vkey' })).body.trim();
});
afterAll(async () => {
  await http.close();
  await rm(directory, { recursive: true });
});

type Recorded = {
  readonly stream: string;
  readonly events: readonly { readonly id: string; readonly revision: number }[];
};
const recorded = async (url: string, body: object): Promise<Recorded> => {
  const answer = await http.post(url, { occurredOn: '2025-08-07', ...body }, DHS);
  if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
  return answer.json<Recorded>();
};
/** Waits until a checkpoint covers the event. */
const covered = (event: string): Promise<void> =>
  vi.waitFor(
    async () => {
      const { statusCode } = await http.send({ url: `/log/receipts/${event}` });
      if (statusCode !== 200) throw new Error(`${event} is under no checkpoint`);
    },
    { timeout: 60_000, interval: 20 },
  );
const ask = (body: object, key?: string, as: As = OPENER) =>
  http.post('/v1/openings', { ...at, ...WHY, ...body }, as, key);
const open = async (field: string): Promise<OpenedField> => {
  const answer = await ask({ field });
  expect([answer.statusCode, answer.headers['location']]).toEqual([201, '/v1/personal-readings']);
  return answer.json<{ opened: OpenedField }>().opened;
};
const readings = async (): Promise<readonly PersonalReading[]> =>
  (await http.get('/v1/personal-readings', { role: 'oversight' })).json<{
    items: PersonalReading[];
  }>().items;
const written = async (file: unknown): Promise<string> => {
  const path = join(directory, 'opening.json');
  await writeFile(path, typeof file === 'string' ? file : JSON.stringify(file, null, 2));
  return path;
};
const now = (): number => Math.floor(Date.now() / 1_000);
const check = async (file: unknown): Promise<Answer> =>
  verify(['--opening', await written(file), '--vkey', vkey], now());

/** The event as it lies in the store, its seeds, and every salt that they give. */
const secrets = async () => {
  const { store, keys, config } = http.parts;
  const stream = `ledger_local_request-${at.stream}`;
  for await (const { record } of store.readStream(stream, at.revision)) {
    const stored = parseRecord(record);
    const { kid, iv, data, tag } = stored.box!;
    const { key } = (await keys.storedDataKey(kid))!;
    const bound = [config.ledger.id, stream, stored.id, stored.type, stored.version, kid];
    const box = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
      .setAAD(Buffer.from(JSON.stringify(bound)))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    const { seed } = JSON.parse(box.update(data, 'base64url', 'utf8') + box.final('utf8')) as {
      readonly seed: string;
    };
    const seeds = [stored.officialSeed, seed].map((one) => Buffer.from(one, 'base64url'));
    return { seeds, salts: seeds.flatMap((one) => saltsOf(one)) };
  }
  throw new Error('no such event');
};

/** Salts 0 to 63, by the definition in docs/reference/leaf.md. */
const saltsOf = (seed: Buffer): readonly Buffer[] =>
  Array.from({ length: 64 }, (_, n) => {
    const block = Buffer.alloc(4);
    block.writeUInt32BE(Math.floor(n / 4));
    const wide = createHash('sha512').update(seed).update(block).digest();
    return wide.subarray(16 * (n % 4), 16 * (n % 4) + 16);
  });

/** The forms in which a text or bytes stand in a file: as they are, in hex, in base64 at any offset. */
const found = (hidden: string | Buffer, file: string): readonly string[] => {
  const bytes = Buffer.from(hidden);
  const raw = typeof hidden === 'string' ? [hidden, JSON.stringify(hidden).slice(1, -1)] : [];
  const coded = [0, 1, 2].flatMap((offset) =>
    (['base64', 'base64url'] as const).map((as) =>
      Buffer.concat([Buffer.alloc(offset), bytes])
        .toString(as)
        .replace(/=+$/, '')
        .slice(offset === 0 ? 0 : offset + 1, -1),
    ),
  );
  return [...raw, bytes.toString('hex'), ...coded].filter((form) => file.includes(form));
};

describe('a file that opens one field', () => {
  it('proves the field with the log’s key alone, and against the log itself', async () => {
    const file = await open('address');
    expect(file).toMatchObject({
      kind: 'opened-field',
      ledger: 'demonstration',
      origin: 'ledger.invalid/local',
      event: { id, ...at, stream: `ledger_local_request-${at.stream}`, type: 'LineAdded' },
      field: 'address',
      value: LINE.address,
    });
    const alone = await check(file);
    expect(alone).toMatchObject({ message: null, found: { address: LINE.address } });
    expect(alone.checked.join('\n')).toMatch(/opened field address of LineAdded .* opens no other/);
    const named = alone.checked.find((one) => one.startsWith('still closed'));
    expect(named).toBe('still closed: birthDate, name, official, reason, tin');
    const log = `${(await http.app.getUrl()).replace('[::1]', '127.0.0.1')}/log`;
    const whole = await verify([log, '--vkey', vkey, '--opening', await written(file)], now());
    expect(whole).toMatchObject({ message: null, found: { address: LINE.address } });
  });

  it('holds no other value of the event, no seed and no other salt', async () => {
    const { seeds, salts } = await secrets();
    const file = await open('address');
    const text = JSON.stringify(file);
    const own = Buffer.from(file.salt, 'base64url');
    expect(own).toHaveLength(16);
    expect(salts.filter((salt) => salt.equals(own))).toHaveLength(1);
    for (const shown of [own, LINE.address]) expect(found(shown, text)).not.toEqual([]);
    const { name, tin, reason } = LINE;
    const others = salts.filter((salt) => !salt.equals(own));
    for (const hidden of [name, tin, reason, ...seeds, ...others])
      expect(found(hidden, text)).toEqual([]);
  });

  it('opens a field that was not recorded as what it is', async () => {
    const made = await recorded(`/v1/requests/${at.stream}/lines`, { lines: [{ name: 'Nemo' }] });
    const [{ revision, id: event } = { revision: 0, id: '' }] = made.events;
    await covered(event);
    const { opened } = (await ask({ revision, field: 'address' })).json<{ opened: OpenedField }>();
    expect(opened.value).toBeNull();
    expect(await check(opened)).toMatchObject({ message: null, found: { address: null } });
  });

  it('opens the official face as a whole, and nothing of the personal one', async () => {
    const file = await open('official');
    expect(file.value).toMatchObject({ actor: { agency: 'DHS', role: 'agency-recorder' } });
    const checked = await check(file);
    expect(checked).toMatchObject({ message: null });
    expect(checked.checked.join('\n')).toContain('the whole official face of LineAdded');
    const { seeds, salts } = await secrets();
    const [own, ...others] = salts;
    const text = JSON.stringify(file);
    expect(found(own!, text)).not.toEqual([]);
    for (const hidden of [...Object.values(LINE), ...seeds, ...others])
      expect(found(hidden, text)).toEqual([]);
  });
});

describe('a file that was changed', () => {
  const other = async (): Promise<OpenedField> => open('name');
  const changes: readonly (readonly [string, string, RegExp, (file: OpenedField) => unknown])[] = [
    ['value', 'opening', /another value/, (file) => ({ ...file, value: '13 Invented Street' })],
    ['salt', 'opening', /another salt/, (file) => ({ ...file, salt: 'A'.repeat(22) })],
    ['field', 'opening', /digest .* commitment to name/, (file) => ({ ...file, field: 'name' })],
    ['field, to none', 'opening', /does not commit to/, (file) => ({ ...file, field: 'city' })],
    ['digest', 'opening', /shows a digest/, (file) => ({ ...file, digest: 'A'.repeat(43) })],
    ['leaf', 'opening', /another leaf/, (file) => ({ ...file, leaf: `${file.leaf} ` })],
    ['origin', 'opening', /says the origin/, (file) => ({ ...file, origin: 'other.invalid/x' })],
    ['seq', 'opening', /says seq/, (file) => ({ ...file, event: { ...file.event, seq: 0 } })],
    ['more', 'opening', /may open more/, (file) => ({ ...file, seed: 'A' })],
    ['less', 'opening', /lacks salt/, (file) => ({ ...file, salt: undefined })],
    [
      'a name twice',
      'opening',
      /a name twice/,
      (file) => `{"value":"Testina",${JSON.stringify(file).slice(1)}`,
    ],
    ['end', 'opening', /is no JSON/, (file) => JSON.stringify(file).slice(0, -1)],
    ['version', 'opening', /is not one of version 1/, (file) => ({ ...file, v: 2 })],
    ['kind', 'opening', /is not one of version 1/, (file) => ({ ...file, kind: 'opened' })],
    ['ledger', 'opening', /is not one of version 1/, (file) => ({ ...file, ledger: 'real' })],
    ['event', 'opening', /says of the event other/, (file) => ({ ...file, event: { line: 1 } })],
    ['salt, to none', 'opening', /a salt that is no text/, (file) => ({ ...file, salt: null })],
    ['receipt', 'receipt', /does not prove/, (file) => ({ ...file, receipt: moved(file.receipt) })],
    [
      'checkpoint',
      'receipt',
      /does not verify/,
      (file) => ({ ...file, receipt: grown(file.receipt) }),
    ],
  ];
  const moved = (receipt: string) =>
    receipt.replace(/index (\d+)/, (_, n) => `index ${Number(n) - 1}`);
  const grown = (receipt: string) =>
    receipt.replace(
      /\nledger.invalid\/local\n(\d+)/,
      (_, n) => `\nledger.invalid/local\n${Number(n) + 1}`,
    );

  it.each(changes)('in its %s is told so (%s)', async (_, kind, message, change) => {
    const answer = await check(change(await open('address')));
    expect(answer).toMatchObject({ kind, message: expect.stringMatching(message) });
  });

  it('by the opening of another field, or of another text, opens nothing', async () => {
    const [file, { opening }] = [await open('address'), await other()];
    expect(await check({ ...file, opening })).toMatchObject({
      kind: 'opening',
      message: expect.stringContaining('its opening is of name'),
    });
    const text = Buffer.from(file.opening, 'base64url').toString().replace('12', '13');
    const forged = { ...file, opening: Buffer.from(text).toString('base64url') };
    expect(await check(forged)).toMatchObject({
      kind: 'opening',
      message: expect.stringContaining('not what the leaf has committed to'),
    });
  });

  it('is of no use with a receipt beside it, nor without a key', async () => {
    const file = await written(await open('address'));
    const twice = ['--opening', file, '--receipt', file, '--vkey', vkey];
    expect(await verify(twice, now())).toMatchObject({ kind: 'usage' });
    expect(await verify(['--opening', file], now())).toMatchObject({ kind: 'usage' });
  });
});

describe('the door', () => {
  it('records who opened what before it answers, and what for is personal data itself', async () => {
    const before = (await readings()).length;
    await open('address');
    const [newest, ...earlier] = await readings();
    expect(earlier).toHaveLength(before);
    expect(newest).toMatchObject({
      type: 'PersonalDataRead',
      count: 1,
      actor: { role: 'oversight-personal', agency: 'TIGTA' },
      events: [at],
      fields: ['address'],
    });
    expect(JSON.stringify(await readings())).not.toContain('ECF');
  });

  it('gives nothing when it is sent again, and refuses another body under the key', async () => {
    await ask({ field: 'address' }, 'open-once');
    const before = (await readings()).length;
    const again = await ask({ field: 'address' }, 'open-once');
    expect([again.statusCode, again.json<{ opened: null }>().opened]).toEqual([200, null]);
    const another = await ask({ field: 'name' }, 'open-once');
    expect(another.json()).toMatchObject({ type: '/problems/idempotency-key-reused' });
    expect(another.body).not.toContain(LINE.name);
    expect((await readings()).length).toBe(before);
  });

  it.each([
    ['field', { field: 'city' }],
    ['field', {}],
    ['revision', { field: 'address', revision: 999 }],
    ['purpose', { field: 'address', purpose: '' }],
    ['case', { field: 'address', case: '' }],
    ['fields', { field: 'address', fields: ['name'] }],
  ])('names %s where a body does not fit, and records nothing', async (field, body) => {
    const before = (await readings()).length;
    const answer = await ask(body);
    expect(answer.json()).toMatchObject({
      type: '/problems/request-invalid',
      errors: [{ field }],
    });
    expect((await readings()).length).toBe(before);
  });

  it.each(ROLES.filter((role) => role !== 'oversight-personal'))(
    'is closed to %s',
    async (role) => {
      const answer = await ask({ field: 'address' }, undefined, { role });
      expect([answer.statusCode, answer.body.includes('Invented')]).toEqual([403, false]);
    },
  );

  it('opens nothing while no checkpoint covers the event, and records nothing', async () => {
    const { logWriter } = http.follower;
    await logWriter.stop();
    const made = await recorded(`/v1/requests/${at.stream}/lines`, { lines: [{ name: 'Nemo' }] });
    const before = (await readings()).length;
    const answer = await ask({ revision: made.events[0]!.revision, field: 'name' });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(answer.json()).toMatchObject({ type: '/problems/not-under-checkpoint' });
    expect(answer.body).not.toContain('Nemo');
    expect((await readings()).length).toBe(before);
    logWriter.start();
  });

  it('opens nothing where the record cannot be written', async () => {
    const { store } = http.parts;
    const gone = vi.spyOn(store, 'append').mockRejectedValue(new Error('the disk is gone'));
    const answer = await ask({ field: 'address' });
    gone.mockRestore();
    expect([answer.statusCode, answer.body.includes('Invented')]).toEqual([500, false]);
  });
});
