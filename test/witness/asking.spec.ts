import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Log } from '../../src/platform/log.js';
import { cosign, formatSignature, formatVkey, NoteError } from '../../src/proof/note.js';
import { parsePolicy, type Policy } from '../../src/proof/policy.js';
import { underPolicy } from '../../src/proof/under-policy.js';
import { Witnesses } from '../../src/witness/ask.js';
import { originHash } from '../../src/witness/evidence.js';
import { type OpenedWitness, openWitness } from '../../src/witness/open-witness.js';
import { witnessServer } from '../../src/witness/server.js';
import { witnessKey } from '../support/keys.js';
import { TestLog } from '../support/test-log.js';

const log = new TestLog();
const proofs = (from: number, to: number) => log.proof(from, to);

let directory: string;
let servers: Server[];
let opened: OpenedWitness[];
let lines: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'witnesses-'));
  [servers, opened, lines] = [[], [], []];
});
afterEach(async () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
    await once(server, 'close').catch(() => undefined);
  }
  for (const { close } of opened) close();
  rmSync(directory, { recursive: true });
});

const listening = async (server: Server): Promise<string> => {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

type Named = { readonly name: string; readonly vkey: string; readonly url: string };

/** One of ours, over HTTP. */
const honest = async (name: string): Promise<Named & { readonly witness: OpenedWitness }> => {
  const [key, state] = [join(directory, `${name}.key`), join(directory, `${name}.state`)];
  const files = { key, state, name: `witness.example/${name}` };
  const witness = openWitness(files, [log.signer.key]);
  opened.push(witness);
  const server = witnessServer(witness.witness, new Log((line) => lines.push(line)));
  return { name, vkey: witness.vkey, url: await listening(server), witness };
};

/** Somebody else's. */
const other = async (name: string, listener: RequestListener): Promise<Named> => {
  const vkey = formatVkey(witnessKey(`witness.example/${name}`).key);
  return { name, vkey, url: await listening(createServer(listener)) };
};

const policyOf = (k: number | 'all' | 'any', ...named: readonly Named[]): Policy =>
  parsePolicy(
    Buffer.from(
      [
        `log ${formatVkey(log.signer.key)}`,
        ...named.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}/`),
        `group all-of-them ${k} ${named.map(({ name }) => name).join(' ')}`,
        'quorum all-of-them\n',
      ].join('\n'),
    ),
  );

describe('asking witnesses', () => {
  it('brings a cosignature of each, as the log grows', async () => {
    const policy = policyOf('all', await honest('a'), await honest('b'));
    const witnesses = new Witnesses(policy);
    for (const size of [0, 1, 5, 5, 20]) {
      const { note, quorum, asked } = await witnesses.cosign(log.note(size), proofs);
      expect(quorum).toBe(true);
      expect(asked.map(({ outcome }) => outcome)).toEqual(['cosigned', 'cosigned']);
      expect(underPolicy(note, policy)).toMatchObject({ signed: true, quorum: true });
      expect(note.signatures).toHaveLength(3);
    }
  });

  it('finds out where a witness stands, when it does not know', async () => {
    const policy = policyOf('all', await honest('a'));
    await new Witnesses(policy).cosign(log.note(7), proofs);
    const { asked } = await new Witnesses(policy).cosign(log.note(20), proofs);
    expect(asked).toEqual([{ name: 'a', outcome: 'cosigned', detail: 'cosigned size 20' }]);
  });

  it('goes on without one that is not there, and says so', async () => {
    const [a, b] = [await honest('a'), await honest('b')];
    servers[1]!.close();
    const most = await new Witnesses(policyOf('any', a, b)).cosign(log.note(5), proofs);
    expect(most.quorum).toBe(true);
    const all = await new Witnesses(policyOf('all', a, b)).cosign(log.note(5), proofs);
    expect(all.quorum).toBe(false);
    expect(all.asked[1]).toEqual({
      name: 'b',
      outcome: 'unreachable',
      detail: 'cannot be reached (ECONNREFUSED)',
    });
  });

  it('keeps a cosignature of the same checkpoint while its witness is away', async () => {
    const policy = policyOf('all', await honest('a'), await honest('b'));
    const witnesses = new Witnesses(policy);
    const { note } = await witnesses.cosign(log.note(5), proofs);
    servers[1]!.close();
    servers[1]!.closeAllConnections();
    const again = await witnesses.cosign(note, proofs);
    expect(again).toMatchObject({ quorum: true, asked: [{}, { outcome: 'unreachable' }] });
    expect(again.note.signatures).toHaveLength(3);
  });

  it('is told when a witness has seen another history, and when it has seen more', async () => {
    const policy = policyOf('all', await honest('a'));
    const fork = log.forkedAt(2);
    await new Witnesses(policy).cosign(log.note(7), proofs);
    const forked = await new Witnesses(policy).cosign(fork.note(9), (from, to) =>
      fork.proof(from, to),
    );
    expect(forked).toMatchObject({ quorum: false, asked: [{ outcome: 'refused' }] });
    expect(forked.asked[0]?.detail).toBe('answered 422');
    const old = await new Witnesses(policy).cosign(log.note(3), proofs);
    expect(old.asked[0]).toMatchObject({ outcome: 'ahead', detail: /size 7/ });
    expect(lines.join('')).toContain('witness.evidence');
  });

  it('says of a witness that it holds less than it cosigned', async () => {
    const key = witnessKey('witness.example/a');
    let held = 0;
    const url = await listening(
      createServer((request, response) => {
        void (async () => {
          let text = '';
          for await (const part of request) text += String(part);
          const note = text.slice(text.indexOf('\n\n') + 2);
          if (text.startsWith(`old ${held}\n`)) {
            const lie = cosign(note.slice(0, note.indexOf('\n\n') + 1), key, 9);
            response.end(formatSignature(lie));
          } else {
            response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${held}\n`);
          }
        })();
      }),
    );
    const witnesses = new Witnesses(policyOf('all', { name: 'a', vkey: formatVkey(key.key), url }));
    await witnesses.cosign(log.note(7), proofs);
    held = 4;
    const { asked, quorum } = await witnesses.cosign(log.note(9), proofs);
    expect({ quorum, outcome: asked[0]?.outcome }).toEqual({ quorum: true, outcome: 'behind' });
  });

  it('never asks one without a URL', async () => {
    const { vkey } = await honest('a');
    const policy = parsePolicy(Buffer.from(`witness a ${vkey}\nquorum a\n`));
    const { quorum, asked } = await new Witnesses(policy).cosign(log.note(5), proofs);
    expect({ quorum, outcome: asked[0]?.outcome }).toEqual({ quorum: false, outcome: 'unasked' });
  });

  it('does not take a wrong note for one that may be shown', async () => {
    const policy = policyOf('all', await honest('a'));
    const note = { ...log.note(5), signatures: log.note(6).signatures };
    await expect(new Witnesses(policy).cosign(note, proofs)).rejects.toThrow(NoteError);
  });

  it('takes no cosignature without a time, and none of a longer text', async () => {
    const key = witnessKey('witness.example/a');
    const { text } = log.note(5);
    const answers = [
      formatSignature(cosign(text, key, 0)),
      `more\n\n${formatSignature(cosign(`${text}\nmore\n`, key, 9))}`,
    ];
    for (const answer of answers) {
      const url = await listening(createServer((_, response) => response.end(answer)));
      const policy = policyOf('all', { name: 'a', vkey: formatVkey(key.key), url });
      const { quorum, asked, note } = await new Witnesses(policy).cosign(log.note(5), proofs);
      expect({ quorum, outcome: asked[0]?.outcome }).toEqual({
        quorum: false,
        outcome: 'unreadable',
      });
      expect(note.signatures).toHaveLength(1);
    }
  });

  const stranger = formatSignature(cosign('x\n', witnessKey('stranger'), 5));
  it.each<[string, string, RequestListener]>([
    ['nothing', 'unreadable', (_, response) => response.end()],
    ['noise', 'unreadable', (_, response) => response.end('\u0000\u0001\n\n')],
    ['the signature of a stranger', 'unreadable', (_, response) => response.end(stranger)],
    ['an error', 'refused', (_, response) => response.writeHead(500).end('oops')],
    [
      'a redirect',
      'unreachable',
      ({ url }, response) =>
        response.writeHead(url === '/next' ? 500 : 307, { location: '/next' }).end(),
    ],
    ['64 KiB and a byte', 'unreachable', (_, response) => response.end('x'.repeat(65_537))],
    [
      'a conflict of another type',
      'refused',
      (_, response) => response.writeHead(409, { 'content-type': 'text/plain' }).end('999\n'),
    ],
    ['no answer', 'unreachable', () => undefined],
    ['a closed connection', 'unreachable', (request) => request.socket.destroy()],
    [
      'bytes without end',
      'unreachable',
      (_, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
        };
        response.on('drain', more);
        more();
      },
    ],
    [
      'an answer that never ends',
      'unreachable',
      (_, response) => {
        response.write('—');
      },
    ],
    [
      'another size each time',
      'refused',
      (() => {
        let size = 1;
        return (_, response) =>
          response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${(size += 1)}\n`);
      })(),
    ],
    [
      'a conflict without a size',
      'refused',
      (_, response) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('-1\n'),
    ],
  ])('survives a witness that gives %s: %s', async (_, outcome, listener) => {
    const policy = policyOf('any', await other('bad', listener), await honest('good'));
    const { quorum, asked, note } = await new Witnesses(policy, 500).cosign(log.note(5), proofs);
    expect(asked.map((one) => one.outcome)).toEqual([outcome, 'cosigned']);
    expect(quorum).toBe(true);
    expect(note.signatures).toHaveLength(2);
  });
});

describe('the doors of a witness', () => {
  it('are add-checkpoint and the newest checkpoint of each log', async () => {
    const { url } = await honest('a');
    const newest = `${url}/${originHash(log.origin)}/checkpoint`;
    expect((await fetch(newest)).status).toBe(404);
    const asked = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: log.submission(0, 5),
    });
    expect(asked.status).toBe(200);
    const answer = await fetch(newest);
    const { text } = log.note(5);
    expect(await answer.text()).toMatch(
      new RegExp(`^${text.replaceAll('+', '\\+')}\n— .+\n— .+\n$`),
    );
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('send a conflict with the type of the specification', async () => {
    const { url } = await honest('a');
    const init = { method: 'POST', body: log.submission(3, 5) };
    const answer = await fetch(`${url}/add-checkpoint`, init);
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toBe('text/x.tlog.size');
    expect(await answer.text()).toBe('0\n');
  });

  it('are closed to the rest', async () => {
    const { url } = await honest('a');
    const hash = originHash(log.origin);
    const status = async (path: string, init: RequestInit = {}): Promise<number> =>
      (await fetch(`${url}${path}`, init)).status;
    expect(await status('/')).toBe(404);
    expect(await status('/add-checkpoint')).toBe(405);
    expect(await status(`/${hash}/checkpoint`, { method: 'POST' })).toBe(405);
    expect(await status(`/${hash.toUpperCase()}/checkpoint`)).toBe(404);
    expect(await status(`/${originHash('another')}/checkpoint`)).toBe(404);
    const large = { method: 'POST', body: 'x'.repeat(131_073) };
    expect(await status('/add-checkpoint', large)).toBe(413);
    const chunked = { ...large, body: new Blob([large.body]).stream(), duplex: 'half' } as const;
    expect(await status('/add-checkpoint', chunked)).toBe(413);
  });

  it('let one of two histories in, when both come at once', async () => {
    const { url, vkey, witness } = await honest('a');
    const fork = log.forkedAt(3);
    const sizes = Array.from({ length: 20 }, (_, n) => n + 4);
    const sent = sizes.flatMap((size) =>
      [log, fork].map(async (one) => {
        const init = { method: 'POST', body: one.submission(0, size) };
        const { status } = await fetch(`${url}/add-checkpoint`, init);
        return { status, text: one.note(size).text };
      }),
    );
    const cosigned = (await Promise.all(sent)).filter(({ status }) => status === 200);
    expect(cosigned).toHaveLength(1);
    expect(witness.witness.newest(originHash(log.origin))).toContain(cosigned[0]!.text);
    expect(vkey).toContain('witness.example/a');
  });
});
