import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consistencyProof, headOf } from '../support/merkle.js';
import { parseNote, parseVkey, verifiedBy } from '../../src/proof/note.js';
import { LogSigner } from '../../src/publiclog/log-signer.js';

const LEAVES = Array.from({ length: 9 }, (_, n) => `leaf ${n}`);
const OTHERS = LEAVES.map((leaf, n) => (n === 2 ? 'another' : leaf));
const NOT_AN_EXTENSION = expect.objectContaining({ reason: 'not-an-extension' });

let directory: string;
let keyFile: string;
const open = (isNew = false): LogSigner => LogSigner.open(keyFile, 'log.example', isNew);
/** Signs the first leaves, with a proof from those signed before. */
const sign = (signer: LogSigner, size: number, leaves = LEAVES): string => {
  const begun = leaves.slice(0, size);
  return signer.sign(headOf(begun), consistencyProof(begun, Math.min(signer.last().size, size)));
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-signer-'));
  keyFile = join(directory, 'keys', 'log.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the signer of a log', () => {
  it('signs what extends what it signed last, and the same again', () => {
    const signer = open(true);
    for (const size of [0, 1, 4, 4, 9]) {
      const note = parseNote(sign(signer, size));
      expect(verifiedBy(note, [parseVkey(signer.vkey)])).toHaveLength(1);
      expect(signer.last()).toEqual(headOf(LEAVES.slice(0, size)));
    }
  });

  it('refuses a fork, of the same size or a greater one, also after a restart', () => {
    sign(open(true), 5);
    for (const size of [5, 9]) expect(() => sign(open(), size, OTHERS)).toThrow(NOT_AN_EXTENSION);
    expect(open().last()).toEqual(headOf(LEAVES.slice(0, 5)));
  });

  it('refuses to go back, and what is not proven', () => {
    const signer = open(true);
    sign(signer, 5);
    expect(() => sign(signer, 4)).toThrow(NOT_AN_EXTENSION);
    expect(() => sign(signer, 0)).toThrow(NOT_AN_EXTENSION);
    expect(() => signer.sign(headOf(LEAVES), [])).toThrow(NOT_AN_EXTENSION);
  });

  it('has noted what it signs before anyone sees it', () => {
    const signer = open(true);
    sign(signer, 5);
    const noted = readFileSync(`${keyFile}.signed`, 'utf8');
    expect(noted).toBe(`5\n${Buffer.from(headOf(LEAVES.slice(0, 5)).root).toString('base64')}\n`);
  });

  it('makes a key for a new log only, and keeps it', () => {
    expect(() => open()).toThrow(expect.objectContaining({ reason: 'key-missing' }));
    const { vkey } = open(true);
    expect([open(true).vkey, open().vkey]).toEqual([vkey, vkey]);
    rmSync(keyFile);
    expect(() => open()).toThrow(expect.objectContaining({ reason: 'key-missing' }));
  });
});
