import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'certificates-'));
const read = (file: string): string => readFileSync(join(directory, file), 'utf8');
const certificate = (file: string): X509Certificate => new X509Certificate(read(file));
const make = (...names: string[]): void => {
  execFileSync('sh', ['deploy/tls/make-certificates.sh', directory, ...names], { stdio: 'pipe' });
};

beforeAll(() => make('store1', 'store2'));
afterAll(() => rmSync(directory, { recursive: true }));

it('each node has a certificate of the one authority, for its own name and for both ends of a call', () => {
  const authority = certificate('public/ca.crt');
  expect(authority.ca).toBe(true);
  for (const name of ['store1', 'store2']) {
    const node = certificate(`${name}/node.crt`);
    expect(node.ca).toBe(false);
    expect(node.checkIssued(authority)).toBe(true);
    expect(node.verify(authority.publicKey)).toBe(true);
    expect(node.checkPrivateKey(createPrivateKey(read(`${name}/node.key`)))).toBe(true);
    expect([node.checkHost(name), node.checkHost('localhost')]).toEqual([name, 'localhost']);
    expect(node.checkHost('store3')).toBeUndefined();
    // Nodes know each other by this name, the same on all, and by clientAuth.
    expect(node.subject).toBe('CN=eventstoredb-node');
    expect(node.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(read(`${name}/ca/ca.crt`)).toBe(read('public/ca.crt'));
  }
});

it('the key of the authority is for nobody else', () => {
  expect(statSync(join(directory, 'ca/ca.key')).mode & 0o077).toBe(0);
});

it('a further run adds what is new and keeps what is there', () => {
  const before = ['ca/ca.key', 'public/ca.crt', 'store1/node.crt', 'store1/node.key'].map(read);
  make('store1', 'store2', 'store3');
  const after = ['ca/ca.key', 'public/ca.crt', 'store1/node.crt', 'store1/node.key'].map(read);
  expect(after).toEqual(before);
  expect(certificate('store3/node.crt').checkHost('store3')).toBe('store3');
});

it('a node is reached by its name, and by no other', async () => {
  const server = createServer(
    { cert: read('store1/node.crt'), key: read('store1/node.key') },
    (_, response) => response.end(),
  );
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const call = (servername: string): Promise<string> =>
    new Promise((resolve) => {
      const options = {
        host: '127.0.0.1',
        port,
        servername,
        ca: read('public/ca.crt'),
        agent: false,
      };
      get(options, () => resolve('answered')).on('error', (error) =>
        resolve((error as NodeJS.ErrnoException).code ?? ''),
      );
    });
  expect(await call('store1')).toBe('answered');
  expect(await call('store2')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  server.closeAllConnections();
  server.close();
});
