import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  bodyOf,
  build,
  buildLog,
  type Files,
  makeKey,
  mth,
  noteOf,
  signLine,
  tilePath,
} from '../support/log-builder.js';
import { leaves, ORIGIN } from '../support/log-leaves.js';
import { type Lie, LogServer } from '../support/log-server.js';
import { type Answer, verify } from '../support/verify-log.js';

const LOG = makeKey(ORIGIN);
const NOW = 1_800_000_000;
const HISTORY = leaves(300);
const HONEST = buildLog(HISTORY, LOG);

let server: LogServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const asked = async (files: Files, lies: Readonly<Record<string, Lie>> = {}): Promise<Answer> => {
  server = await LogServer.start(files, lies);
  return verify([server.url, '--vkey', LOG.vkey, '--timeout', '1'], NOW);
};

it('an honest server is sound, with or without a slash at its end', async () => {
  expect(await asked(HONEST)).toMatchObject({ kind: 'ok', log: { size: 300 } });
  const slashed = await verify([`${server!.url}/`, '--vkey', LOG.vkey], NOW);
  expect(slashed).toMatchObject({ kind: 'ok' });
});

describe('a server that does not answer as it must is unreachable', () => {
  const endless = (answer: ServerResponse): void => {
    const more = (): void => {
      while (!answer.destroyed && answer.write(Buffer.alloc(65_536)));
      if (!answer.destroyed) answer.once('drain', more);
    };
    more();
  };
  const drip = (answer: ServerResponse): void => {
    const timer = setInterval(() => answer.write('x'), 50);
    answer.once('close', () => clearInterval(timer));
  };
  const redirect: Lie = (answer, { url }) => answer.writeHead(302, { location: url }).end();
  const fails: Lie = (answer) => answer.writeHead(500).end();

  it.each(['checkpoint', tilePath(0, 0), tilePath('entries', 1, 44)])(
    'by a redirect loop, an error, silence, drops or a cut at %s',
    async (path) => {
      for (const lie of [
        redirect,
        fails,
        drip,
        () => undefined,
        (one: ServerResponse) => one.destroy(),
      ]) {
        expect(await asked(HONEST, { [path]: lie })).toMatchObject({ kind: 'unreachable' });
        await server!.stop();
      }
      server = undefined;
    },
  );

  it.each([
    ['checkpoint', 'checkpoint'],
    [tilePath(0, 0), 'tile'],
    [tilePath('entries', 0), 'entry'],
  ])('an endless %s is cut off', async (path, kind) => {
    expect(await asked(HONEST, { [path]: endless })).toMatchObject({ kind });
  });

  it('a body shorter than announced is not taken', async () => {
    const short: Lie = (answer) => {
      answer.writeHead(200, { 'content-length': 100 });
      answer.write('x');
      answer.destroy();
    };
    expect(await asked(HONEST, { checkpoint: short })).toMatchObject({ kind: 'unreachable' });
  });

  it('nobody there', async () => {
    expect(await asked(HONEST)).toMatchObject({ kind: 'ok' });
    const { url } = server!;
    await server!.stop();
    server = undefined;
    expect(await verify([url, '--vkey', LOG.vkey], NOW)).toMatchObject({ kind: 'unreachable' });
  });
});

describe('the verifier never says that a lie is sound', () => {
  const RUNS = { seed: 1, numRuns: process.env['LONG'] === undefined ? 100 : 10_000 };
  /** Asks over files in memory, through a server that is kept. */
  const lie = async (files: Files): Promise<Answer> => {
    server ??= await LogServer.start(files);
    server.files = files;
    return verify([server.url, '--vkey', LOG.vkey], NOW);
  };
  const paths = [...HONEST.keys()].filter((path) => path !== 'vkey');

  it('a flipped bit anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(7), async (path, at, bit) => {
        const bytes = Buffer.from(HONEST.get(path)!);
        bytes[at % bytes.length]! ^= 1 << bit;
        const { kind } = await lie(new Map([...HONEST, [path, bytes]]));
        expect(['checkpoint', 'signature', 'tile', 'entry', 'root']).toContain(kind);
      }),
      RUNS,
    );
  });

  it('bytes cut out of, put into or taken from the end of any file', async () => {
    const cut = fc.tuple(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.nat(40),
      fc.uint8Array({ maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(cut, async ([path, at, length, put]) => {
        const old = HONEST.get(path)!;
        const from = at % (old.length + 1);
        const bytes = Buffer.concat([old.subarray(0, from), put, old.subarray(from + length)]);
        fc.pre(!bytes.equals(old));
        expect((await lie(new Map([...HONEST, [path, bytes]]))).kind).not.toBe('ok');
      }),
      RUNS,
    );
  });

  it('any file in the place of any other, or gone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom(...paths, null),
        async (path, other) => {
          fc.pre(path !== other);
          const files = new Map(HONEST);
          if (other === null) files.delete(path);
          else files.set(path, HONEST.get(other)!);
          expect((await lie(files)).kind).not.toBe('ok');
        },
      ),
      RUNS,
    );
  });

  it('another number of entries than were signed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), async (size) => {
        const built = build(HISTORY.slice(0, size));
        const files = new Map([...built.files, ['checkpoint', HONEST.get('checkpoint')!] as const]);
        expect((await lie(files)).kind === 'ok').toBe(size === 300);
      }),
      { ...RUNS, numRuns: 50 },
    );
  });

  it('a signed size that is not the size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 0n, max: 2n ** 64n }), async (size) => {
        fc.pre(size !== 300n);
        const body = bodyOf(ORIGIN, size, mth([]));
        const note = Buffer.from(`${body}\n${signLine(body, LOG)}`);
        const { kind } = await lie(new Map([...HONEST, ['checkpoint', note]]));
        expect(['checkpoint', 'missing', 'root', 'tile', 'entry']).toContain(
          kind === 'ok' && size === 0n ? 'root' : kind,
        );
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  it('a fork at any entry under the real key, when one checkpoint is remembered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 299 }),
        fc.integer({ min: 0, max: 299 }),
        async (seen, at) => {
          fc.pre(at < seen);
          const directory = mkdtempSync(join(tmpdir(), 'ledger-verify-'));
          try {
            const args = ['--vkey', LOG.vkey, '--state', `${directory}/state`];
            const old = buildLog(HISTORY.slice(0, seen), LOG);
            server ??= await LogServer.start(old);
            server.files = old;
            expect((await verify([server.url, ...args], NOW)).kind).toBe('ok');
            const other = leaves(300, 'another');
            server.files = buildLog(
              [...HISTORY.slice(0, at), other[at]!, ...HISTORY.slice(at + 1)],
              LOG,
            );
            expect((await verify([server.url, ...args], NOW)).kind).toBe('fork');
          } finally {
            rmSync(directory, { recursive: true });
          }
        },
      ),
      { ...RUNS, numRuns: 30 },
    );
  });
});

it('a note by the real key over nothing is a log of nothing', async () => {
  const empty = new Map([['checkpoint', Buffer.from(noteOf({ size: 0, root: mth([]) }, LOG))]]);
  expect(await asked(empty)).toMatchObject({ kind: 'ok', log: { size: 0 } });
});
