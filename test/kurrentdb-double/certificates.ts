import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Certificates = {
  readonly directory: string;
  /** Path of the authority's certificate, for `tlsCAFile`. */
  readonly ca: string;
  readonly cert: Buffer;
  readonly key: Buffer;
};

/**
 * An authority and a leaf for this machine, made anew. kurrentdb.md 2.4 no. 17: a self-signed leaf is
 * taken for appends and refused for reads.
 */
export const makeCertificates = (): Certificates => {
  const directory = mkdtempSync(join(tmpdir(), 'kurrentdb-double-'));
  const path = (name: string): string => join(directory, name);
  const openssl = (...options: string[]): void => {
    execFileSync('openssl', options, { cwd: directory, stdio: 'pipe' });
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  writeFileSync(path('leaf.ext'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  const authority = ['-subj', '/CN=Test authority', '-days', '2'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', ...authority);
  openssl(
    'req',
    ...key,
    '-keyout',
    'leaf.key',
    '-out',
    'leaf.csr',
    '-subj',
    '/CN=eventstoredb-node',
  );
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'leaf.ext'];
  openssl('x509', '-req', '-in', 'leaf.csr', ...signed, '-days', '2', '-out', 'leaf.pem');
  return {
    directory,
    ca: path('ca.pem'),
    cert: readFileSync(path('leaf.pem')),
    key: readFileSync(path('leaf.key')),
  };
};
