#!/usr/bin/env node
// Checks a disclosure ledger's public log, its receipts and opened fields. One file, no dependency, no line of the
// server's code, so that a stranger can read it whole and run it alone: `node ledger-verify.mjs --help`. Node 20 or later.
// Formats: C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-policy, tlog-proof; RFC 6962, 8785, 9901.
// docs/reference/verify.md says what each check means and what each exit code says.
import { isUtf8 } from 'node:buffer';
import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

/** Exit codes: one for each kind of thing that can be wrong. */
export const EXIT = Object.freeze({
  ok: 0,
  fault: 1,
  usage: 2,
  incomplete: 3,
  unreachable: 4,
  missing: 5,
  checkpoint: 6,
  signature: 7,
  policy: 8,
  rollback: 9,
  fork: 10,
  stale: 11,
  tile: 12,
  entry: 13,
  root: 14,
  receipt: 15,
  opening: 16,
  silence: 18,
  overtaken: 19,
});

/** @typedef {keyof typeof EXIT} Kind */
/** @typedef {{ name: string, id: string, type: number, key: Buffer, text: string }} Vkey */
/** @typedef {{ name: string, id: string, signature: Buffer }} SignatureLine */
/** @typedef {{ text: string, body: string, origin: string, size: number, root: Buffer, extensions: number, signatures: SignatureLine[] }} Checkpoint */
/** @typedef {{ name: string, vkey: Vkey, url: string | undefined }} Witness */
/** @typedef {{ logs: Vkey[], witnesses: Witness[], quorum: string, isMet: (witnessed: ReadonlySet<string>) => boolean }} Policy */
/** @typedef {{ vkey: string, origin: string, size: number, root: string, note: string, grewAt: string, ids: number, streams: Record<string, number>, kind?: string | undefined, recordedOn?: string | undefined, latest?: string | undefined, fullAt?: string | undefined, fullSize?: number | undefined, compared: boolean }} State */
/** @typedef {{ place: string, get: (path: string, limit: number, kind: Kind) => Promise<Buffer | null> }} Source */
/** @typedef {{ tile: (level: number, index: number) => Promise<Buffer> }} Tiles */
/** @typedef {{ out?: (text: string) => void, now?: () => number }} Io */

/** What is wrong, in one sentence that says where. */
export class Wrong extends Error {
  /** @param {Kind} kind @param {string} message @param {Record<string, unknown>} [at] */
  constructor(kind, message, at = {}) {
    super(message);
    this.kind = kind;
    this.at = at;
  }
}

// --- Bytes and hashes ------------------------------------------------------------------------------------------------

const HASH = 32;
const WIDE = 256;

/** One call is twice as fast; Node has it from 20.12 on. */
const { hash: hashAtOnce } = /** @type {{ hash?: typeof crypto.hash }} */ (crypto);
/** @param {Uint8Array} bytes @returns {Buffer} */
const sha256 = (bytes) =>
  hashAtOnce === undefined
    ? crypto.createHash('sha256').update(bytes).digest()
    : hashAtOnce('sha256', bytes, 'buffer');
const EMPTY_ROOT = sha256(Buffer.alloc(0));

/** RFC 6962: SHA-256(0x00 ‖ leaf). @param {Uint8Array} leaf */
const leafHash = (leaf) => sha256(Buffer.concat([Buffer.of(0), leaf]));

const pair = Buffer.alloc(1 + 2 * HASH, 1);
/** RFC 6962: SHA-256(0x01 ‖ left ‖ right). @param {Uint8Array} left @param {Uint8Array} right */
const nodeHash = (left, right) => {
  pair.set(left, 1);
  pair.set(right, 1 + HASH);
  return sha256(pair);
};

/** Canonical base64 of RFC 4648 section 4, or undefined. @param {string} text */
const fromBase64 = (text) => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** @param {Buffer} bytes @returns {string | undefined} */
const utf8 = (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : undefined);

/** A decimal without leading zeroes that a double holds, or undefined. @param {string} text */
const decimal = (text) =>
  /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;

/** The tree over 2^k hashes. @param {readonly Buffer[]} hashes @returns {Buffer} */
const perfect = (hashes) => {
  let row = hashes;
  while (row.length > 1) {
    const above = [];
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(at(row, i), at(row, i + 1)));
    row = above;
  }
  return at(row, 0);
};

/** @template T @param {readonly T[]} list @param {number} i @returns {T} */
const at = (list, i) => {
  const value = list[i];
  if (value === undefined) throw new RangeError(`no element ${i} of ${list.length}`);
  return value;
};

/** The root over tiles of which the rightmost of each level hold these hashes. @param {readonly (readonly Buffer[])[]} levels */
const rootOfLevels = (levels) => {
  /** @type {Buffer[]} */
  const peaks = [];
  for (const row of levels.toReversed()) {
    let from = 0;
    for (let width = WIDE; width >= 1; width /= 2) {
      if (row.length - from < width) continue;
      peaks.push(perfect(row.slice(from, from + width)));
      from += width;
    }
  }
  return peaks.length === 0
    ? EMPTY_ROOT
    : peaks.reduceRight((right, left) => nodeHash(left, right));
};

// --- Signed notes, keys, checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature) ---------------------------

const MOST_SIGNATURES = 100;
const LOG_KEY = 1;
const WITNESS_KEY = 4;
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
/** What a name may not hold: Unicode spaces and plus. */
const NAME = /^[^\p{White_Space}+]+$/u;

/** `<name>+<8 hex key id>+<base64(type ‖ public key)>`. @param {string} text @returns {Vkey} */
export const parseVkey = (text) => {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text);
  const [, name = '', id = '', coded = ''] = parts ?? [];
  const key = fromBase64(coded);
  if (parts === null || !NAME.test(name) || key === undefined || key.length < 2)
    throw new Wrong('usage', `Not a verifier key (name+id+base64): ${text.slice(0, 80)}`);
  const seen = sha256(Buffer.concat([Buffer.from(`${name}\n`), key])).subarray(0, 4);
  if (seen.toString('hex') !== id)
    throw new Wrong(
      'usage',
      `The verifier key of ${name} does not fit its id ${id}: it was copied wrongly or altered`,
    );
  const type = key[0] ?? 0;
  if (type <= WITNESS_KEY && key.length !== 1 + HASH)
    throw new Wrong('usage', `The verifier key of ${name} is not one of Ed25519 (32 bytes)`);
  return { name, id, type, key: key.subarray(1), text };
};

/** @param {Vkey} vkey @param {string} message @param {Buffer} signature */
const isSigned = (vkey, message, signature) => {
  try {
    const key = crypto.createPublicKey({
      key: Buffer.concat([SPKI_ED25519, vkey.key]),
      format: 'der',
      type: 'spki',
    });
    return signature.length === 64 && crypto.verify(null, Buffer.from(message), key, signature);
  } catch {
    return false;
  }
};

/** @param {string} text @param {Kind} kind */
const signatureLines = (text, kind) => {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length === 0)
    throw new Wrong(kind, 'The note does not end in whole signature lines');
  if (lines.length > MOST_SIGNATURES)
    throw new Wrong(
      kind,
      `The note has ${lines.length} signature lines; at most ${MOST_SIGNATURES} are read`,
    );
  return lines.map((line, i) => {
    const [, name = '', coded = ''] = /^— ([^ ]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
    const bytes = fromBase64(coded);
    if (!NAME.test(name) || bytes === undefined || bytes.length < 5)
      throw new Wrong(kind, `Signature line ${i + 1} of the note is malformed`);
    return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
  });
};

/** @param {Buffer} bytes @param {Kind} [kind] what it is a fault of @returns {Checkpoint} */
export const parseCheckpoint = (bytes, kind = 'checkpoint') => {
  const text = utf8(bytes);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (text === undefined || /[\u0000-\u0009\u000b-\u001f]/.test(text))
    throw new Wrong(
      kind,
      'The checkpoint is no signed note: not UTF-8, or with control characters',
    );
  const split = text.lastIndexOf('\n\n');
  if (split < 0)
    throw new Wrong(kind, 'The checkpoint is no signed note: no blank line before signatures');
  const body = text.slice(0, split + 1);
  const [origin = '', size = '', root = '', ...rest] = body.split('\n');
  const extensions = rest.slice(0, -1);
  const hash = fromBase64(root);
  const entries = decimal(size);
  if (origin === '' || rest.length === 0 || extensions.includes(''))
    throw new Wrong(kind, 'The checkpoint has not the lines of one: origin, size, root');
  if (entries === undefined)
    throw new Wrong(
      kind,
      `The checkpoint's second line is no size from 0 to ${Number.MAX_SAFE_INTEGER}`,
    );
  if (hash?.length !== HASH)
    throw new Wrong(kind, "The checkpoint's third line is no root of 32 bytes in base64");
  const signatures = signatureLines(text.slice(split + 2), kind);
  return {
    text,
    body,
    origin,
    size: entries,
    root: hash,
    extensions: extensions.length,
    signatures,
  };
};

/** The key, among those, by which the log signed. @param {Checkpoint} checkpoint @param {readonly Vkey[]} keys @param {Kind} kind @param {string} what */
const signedBy = (checkpoint, keys, kind, what) => {
  const ours = keys.filter(({ name }) => name === checkpoint.origin);
  if (ours.length === 0)
    throw new Wrong(
      kind === 'signature' ? 'checkpoint' : kind,
      `${what} is of the origin ${checkpoint.origin}, the key is for ${keys.map(({ name }) => name).join(', ')}`,
    );
  const signers = ours.filter((key) => {
    const lines = checkpoint.signatures.filter(
      ({ name, id }) => name === key.name && id === key.id,
    );
    for (const line of lines)
      if (!isSigned(key, checkpoint.body, line.signature))
        throw new Wrong(
          kind,
          `${what} has a signature line of ${key.name} (${key.id}) that does not verify`,
        );
    return lines.length > 0;
  });
  if (signers.length === 0)
    throw new Wrong(
      kind,
      `${what} is not signed by ${ours.map(({ name, id }) => `${name}+${id}`).join(' or ')}`,
    );
  return at(signers, 0);
};

/** @param {Checkpoint} checkpoint @param {Vkey} key */
const isSignedBy = ({ signatures, body }, key) =>
  signatures.some(
    ({ name, id, signature }) =>
      name === key.name && id === key.id && isSigned(key, body, signature),
  );

// --- Policy (C2SP tlog-policy) ---------------------------------------------------------------------------------------

/** @param {Buffer} bytes @returns {Policy} */
export const parsePolicy = (bytes) => {
  const text = bytes.toString('latin1'); // octets: names are compared, never read
  const bad = (/** @type {number} */ n, /** @type {string} */ why) =>
    new Wrong('usage', `Policy, line ${n}: ${why}`);
  /** @type {Map<string, (witnessed: ReadonlySet<string>) => boolean>} */
  const names = new Map([['none', () => true]]);
  const [members, keys] = [new Set(), new Set()];
  /** @type {Policy} */
  const policy = { logs: [], witnesses: [], quorum: '', isMet: () => false };
  const keyOf = (
    /** @type {number} */ n,
    /** @type {string} */ coded,
    /** @type {string} */ as,
  ) => {
    const key = parseVkey(Buffer.from(coded, 'latin1').toString('utf8'));
    if (keys.has(as + key.key.toString('hex'))) throw bad(n, 'the same key a second time');
    keys.add(as + key.key.toString('hex'));
    return key;
  };
  const define = (
    /** @type {number} */ n,
    /** @type {string} */ name,
    /** @type {(witnessed: ReadonlySet<string>) => boolean} */ rule,
  ) => {
    if (names.has(name)) throw bad(n, `the name ${name} a second time`);
    names.set(name, rule);
  };
  const group = (
    /** @type {number} */ n,
    /** @type {string[]} */ [name = '', told = '', ...of],
  ) => {
    const k = told === 'all' ? of.length : told === 'any' ? 1 : decimal(told);
    if (k === undefined || k < 1 || k > of.length)
      throw bad(n, 'a group is: name, all, any or a number, members');
    const rules = of.map((member) => {
      const rule = names.get(member);
      if (member === 'none' || rule === undefined) throw bad(n, `${member} is not defined above`);
      if (members.has(member)) throw bad(n, `${member} is a member already`);
      members.add(member);
      return rule;
    });
    define(n, name, (witnessed) => rules.filter((rule) => rule(witnessed)).length >= k);
  };
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) throw bad(1, 'control characters');
  text.split('\n').forEach((line, i) => {
    const [word, ...rest] = line.split(/[ \t]+/).filter((part) => part !== '');
    const n = i + 1;
    if (word === undefined || word.startsWith('#')) return;
    if (word === 'log' && (rest.length === 1 || rest.length === 2)) {
      const key = keyOf(n, at(rest, 0), 'log');
      if (key.type !== LOG_KEY) throw bad(n, 'a log signs by Ed25519 (type 1)');
      policy.logs.push(key);
    } else if (word === 'witness' && (rest.length === 2 || rest.length === 3)) {
      const [name = '', vkey] = [rest[0], keyOf(n, at(rest, 1), 'witness')];
      if (vkey.type !== WITNESS_KEY && vkey.type !== 6)
        throw bad(n, 'a witness signs by a key of type 4 or 6');
      define(n, name, (witnessed) => witnessed.has(name));
      policy.witnesses.push({ name, vkey, url: rest[2] });
    } else if (word === 'group') group(n, rest);
    else if (word === 'quorum' && rest.length === 1 && policy.quorum === '') {
      const rule = names.get(at(rest, 0));
      if (rule === undefined) throw bad(n, `${at(rest, 0)} is not defined above`);
      [policy.quorum, policy.isMet] = [at(rest, 0), rule];
    } else throw bad(n, `not a line of a policy: ${word.slice(0, 20)}`);
  });
  if (policy.quorum === '') throw new Wrong('usage', 'The policy has no quorum line');
  return policy;
};

/** When that witness signed, in seconds since 1970; undefined: it did not. @param {Checkpoint} checkpoint @param {Vkey} vkey @param {string} what */
const cosignedAt = (checkpoint, vkey, what) => {
  /** @type {number | undefined} */
  let newest;
  for (const { name, id, signature } of checkpoint.signatures) {
    if (name !== vkey.name || id !== vkey.id) continue;
    const time = signature.length === 72 ? signature.readBigUInt64BE(0) : -1n;
    const message = `cosignature/v1\ntime ${time}\n${checkpoint.body}`;
    if (time < 0n || time >= 2n ** 63n || !isSigned(vkey, message, signature.subarray(8)))
      throw new Wrong(
        'policy',
        `${what} has a cosignature of the witness ${vkey.name} that does not verify`,
      );
    newest = Math.max(newest ?? 0, Number(time));
  }
  return newest;
};

/** When each known witness signed, in seconds since 1970. @param {Checkpoint} checkpoint @param {Policy} policy @param {string} what */
const witnessed = (checkpoint, policy, what) => {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const { name, vkey } of policy.witnesses) {
    const time = vkey.type === WITNESS_KEY ? cosignedAt(checkpoint, vkey, what) : undefined;
    if (time !== undefined) times.set(name, time);
  }
  if (!policy.isMet(new Set(times.keys())))
    throw new Wrong(
      'policy',
      `${what} has not the quorum ${policy.quorum}: cosigned by ${times.size === 0 ? 'no witness of the policy' : [...times.keys()].join(', ')}. A witness may be away, or this is a history that the witnesses were not shown: --ask-witnesses compares with what they hold`,
    );
  return times;
};

// --- Where the log is read from --------------------------------------------------------------------------------------

const LIMIT = {
  checkpoint: 1 << 17,
  vkey: 1 << 13,
  tile: WIDE * HASH,
  bundle: WIDE * (2 + 65_535),
  file: 1 << 20,
  state: 1 << 29,
};

/** @param {string} place @returns {Source} */
const directory = (place) => ({
  place,
  get: (path, limit, kind) => {
    const file = join(place, path);
    const size = fs.statSync(file, { throwIfNoEntry: false });
    if (size === undefined || !size.isFile()) return Promise.resolve(null);
    if (size.size > limit) throw new Wrong(kind, `${path} is longer than ${limit} bytes`, { path });
    return fs.promises.readFile(file);
  },
});

/** @param {string} place @param {number} seconds patience for one file @returns {Source} */
const server = (place, seconds) => ({
  place,
  get: async (path, limit, kind) => {
    const url = `${place.replace(/\/+$/, '')}/${path}`;
    try {
      const signal = AbortSignal.timeout(seconds * 1000);
      const answer = await fetch(url, { redirect: 'manual', signal });
      if (answer.status !== 200) await answer.body?.cancel();
      if (answer.status === 404 || answer.status === 410) return null;
      if (answer.status !== 200)
        throw new Wrong(
          'unreachable',
          `${url} answered ${answer.status}${answer.status < 400 ? '; redirects are not followed, give the address itself' : ''}`,
        );
      /** @type {Uint8Array[]} */
      const parts = [];
      let length = 0;
      for await (const part of /** @type {AsyncIterable<Uint8Array>} */ (answer.body ?? [])) {
        length += part.length;
        if (length > limit) throw new Wrong(kind, `${url} is longer than ${limit} bytes`, { path });
        parts.push(part);
      }
      return Buffer.concat(parts);
    } catch (error) {
      if (error instanceof Wrong) throw error;
      const { name, message, cause } = /** @type {Error} */ (error);
      const why =
        name === 'TimeoutError'
          ? `no whole answer within ${seconds} s`
          : cause instanceof Error
            ? cause.message
            : message;
      throw new Wrong('unreachable', `${url}: ${why}`);
    }
  },
});

/** @param {string} place @param {number} seconds patience for one file of a server */
const sourceAt = (place, seconds) => {
  if (/^https?:\/\//.test(place)) return server(place, seconds);
  if (fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Wrong('unreachable', `There is no directory ${place}`);
  return directory(place);
};

/** `x001/x234/067` of tlog-tiles. @param {number} n */
const pathOf = (n) => {
  const digits =
    String(n)
      .padStart(Math.ceil(String(n).length / 3) * 3, '0')
      .match(/.{3}/g) ?? [];
  return digits.map((three, i) => (i < digits.length - 1 ? `x${three}` : three)).join('/');
};

/** Number of hashes in a tile of a tree; 0: there is none. @param {number} level @param {number} index @param {number} size */
const widthOf = (level, index, size) =>
  Math.max(0, Math.min(WIDE, Math.floor(size / WIDE ** level) - index * WIDE));

/** A tile or bundle; where a partial one is gone because the log grew, the whole one. @param {Source} source @param {string} path @param {number} width @param {Kind} kind */
const resource = async (source, path, width, kind) => {
  const limit = kind === 'tile' ? LIMIT.tile : LIMIT.bundle;
  const name = width < WIDE ? `${path}.p/${width}` : path;
  const bytes = await source.get(name, limit, kind);
  if (bytes !== null) return { name, bytes, isWhole: width === WIDE };
  const whole = width < WIDE ? await source.get(path, limit, kind) : null;
  if (whole === null)
    throw new Wrong('missing', `${name} is not there, and the signed size requires it`, {
      path: name,
    });
  return { name: path, bytes: whole, isWhole: true };
};

/** The tiles of a tree of this size, each as long as it must be; a few are kept. @param {Source} source @param {number} size @returns {Tiles} */
const tilesOf = (source, size) => {
  /** @type {Map<string, Buffer>} */
  const kept = new Map();
  return {
    tile: async (level, index) => {
      const path = `tile/${level}/${pathOf(index)}`;
      const before = kept.get(path);
      if (before !== undefined) return before;
      const width = widthOf(level, index, size);
      const { name, bytes, isWhole } = await resource(source, path, width, 'tile');
      const length = (isWhole ? WIDE : width) * HASH;
      if (bytes.length !== length)
        throw new Wrong('tile', `${name} has ${bytes.length} bytes, and must have ${length}`, {
          path: name,
        });
      const tile = bytes.subarray(0, width * HASH);
      if (kept.size > 64) kept.delete([...kept.keys()][0] ?? '');
      kept.set(path, tile);
      return tile;
    },
  };
};

/** @param {Buffer} tile */
const hashesIn = (tile) =>
  Array.from({ length: tile.length / HASH }, (_, i) => tile.subarray(i * HASH, (i + 1) * HASH));

/** @typedef {ReadonlyMap<string, Buffer>} Nodes hashes of perfect subtrees, by the range of seqs `from-to`, `to` left out */

/** RFC 6962 2.1 over a range, made of those hashes; undefined: they do not suffice. @param {Nodes} nodes @param {number} from @param {number} to @returns {Buffer | undefined} */
const fold = (nodes, from, to) => {
  const known = nodes.get(`${from}-${to}`);
  if (known !== undefined || to - from < 2) return known;
  const middle = from + 2 ** (Math.ceil(Math.log2(to - from)) - 1);
  const left = fold(nodes, from, middle);
  const right = left === undefined ? undefined : fold(nodes, middle, to);
  return left === undefined || right === undefined ? undefined : nodeHash(left, right);
};

/**
 * The roots of the first `old` leaves and of all `size`, made of the same hashes from the tiles: if both are the signed
 * ones, the second tree extends the first (RFC 6962 2.1.2); if only the second one is, the first is of another history.
 * @param {Tiles} tiles @param {number} old @param {number} size
 */
const rootsOf = async (tiles, old, size) => {
  /** @type {Map<string, Buffer>} */
  const nodes = new Map();
  const node = async (/** @type {number} */ height, /** @type {number} */ index) => {
    const wide = 2 ** (height % 8);
    const from = (index * wide) % WIDE;
    const tile = await tiles.tile(Math.floor(height / 8), Math.floor((index * wide) / WIDE));
    return perfect(hashesIn(tile).slice(from, from + wide));
  };
  /** @type {(from: number, to: number) => Promise<void>} */
  const gather = async (from, to) => {
    const height = Math.ceil(Math.log2(to - from));
    const middle = from + 2 ** (height - 1);
    if (to - from === 2 ** height && (to <= old || from >= old))
      return void nodes.set(`${from}-${to}`, await node(height, from / (to - from)));
    await gather(from, middle);
    await gather(middle, to);
  };
  if (size > 0) await gather(0, size);
  return {
    nodes,
    old: fold(nodes, 0, old) ?? EMPTY_ROOT,
    whole: fold(nodes, 0, size) ?? EMPTY_ROOT,
  };
};

// --- Entries: canonical leaves, dense ---------------------------------------------------------------------------------

const MOST_DEPTH = 64;
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const STREAM = /^ledger_([a-z0-9]{1,16})_[a-z]+-[0-9a-z-]+$/;
const FIELDS = 'commit,id,public,recordedOn,revision,signature,stream,type,v,version';

/** RFC 8785. JSON.stringify writes texts and numbers as it asks; only names are put in order here. @param {unknown} value @param {number} [depth] @returns {string} */
export const canonical = (value, depth = 0) => {
  if (depth > MOST_DEPTH) throw new RangeError('nested too deep');
  if (typeof value === 'string' && !value.isWellFormed()) throw new RangeError('a lone surrogate');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`;
  const names = Object.keys(value).toSorted(); // by UTF-16 units, as RFC 8785 asks
  const inner = /** @type {Record<string, unknown>} */ (value);
  return `{${names.map((name) => `${canonical(name)}:${canonical(inner[name], depth + 1)}`).join(',')}}`;
};

/** @param {unknown} value @param {number} depth @returns {boolean} */
const isInOrder = (value, depth) => {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MOST_DEPTH) throw new RangeError('nested too deep');
  if (Array.isArray(value)) return value.every((one) => isInOrder(one, depth + 1));
  let last = '';
  for (const name of Object.keys(value)) {
    if (name < last || !isInOrder(/** @type {Record<string, unknown>} */ (value)[name], depth + 1))
      return false;
    last = name;
  }
  return true;
};

/** @param {string} text @returns {unknown} the value, if the text is canonical JSON */
const parseCanonical = (text) => {
  const value = /** @type {unknown} */ (JSON.parse(text));
  const isPlain = !text.includes('\\ud') && isInOrder(value, 0); // three times faster than sorting
  if ((isPlain ? JSON.stringify(value) : canonical(value)) !== text)
    throw new SyntaxError('not canonical JSON (RFC 8785)');
  return value;
};

/** Ids seen, 16 bytes each, in open addressing: a million take 32 MiB at most. */
class Ids {
  size = 0;
  #words = new Uint32Array(4 << 10);

  /** False when it is there already. @param {Buffer} id 16 bytes */
  add(id) {
    if (this.size * 2 >= this.#words.length / 4) this.#grow();
    this.size += this.#put(
      id.readUInt32LE(0),
      id.readUInt32LE(4),
      id.readUInt32LE(8),
      id.readUInt32LE(12),
    )
      ? 1
      : 0;
    return this.size;
  }

  /** @param {number} a @param {number} b @param {number} c @param {number} d */
  #put(a, b, c, d) {
    const words = this.#words;
    const mask = words.length / 4 - 1;
    for (let slot = (a ^ Math.imul(d, 0x9e3779b1)) & mask; ; slot = (slot + 1) & mask) {
      const i = slot * 4;
      if ((words[i] ?? 0) === 0 && words[i + 1] === 0 && words[i + 2] === 0 && words[i + 3] === 0) {
        words.set([a, b, c, d], i);
        return true;
      }
      if (words[i] === a && words[i + 1] === b && words[i + 2] === c && words[i + 3] === d)
        return false;
    }
  }

  #grow() {
    const old = this.#words;
    this.#words = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 4)
      if (old[i] !== 0 || old[i + 1] !== 0 || old[i + 2] !== 0 || old[i + 3] !== 0)
        this.#put(old[i] ?? 0, old[i + 1] ?? 0, old[i + 2] ?? 0, old[i + 3] ?? 0);
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value @param {number} least */
const isCount = (value, least) => Number.isSafeInteger(value) && Number(value) >= least;
/** @type {Set<unknown>} */
const days = new Set();
/** @param {unknown} value a day of the calendar, `YYYY-MM-DD` */
const isDay = (value) => {
  if (days.has(value)) return true;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const ms = Date.parse(value);
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(value)) return false;
  if (days.size < 1000) days.add(value);
  return true;
};

/** What is wrong with a leaf taken by itself (docs/reference/leaf.md), or undefined. @param {unknown} leaf */
const leafFault = (leaf) => {
  if (!isObject(leaf)) return 'it is no JSON object';
  if (Object.keys(leaf).join() !== FIELDS) return `its fields are not ${FIELDS}`;
  const { commit, id, stream, type, recordedOn } = leaf;
  if (leaf['v'] !== 1) return 'its v is not 1';
  if (typeof id !== 'string' || !UUID.test(id)) return 'its id is no UUIDv8';
  if (typeof stream !== 'string' || !STREAM.test(stream))
    return 'its stream has no name of a stream';
  if (!isCount(leaf['revision'], 0)) return 'its revision is no whole number';
  if (typeof type !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(type))
    return 'its type is no name of a type';
  if (!isCount(leaf['version'], 1)) return 'its version is no whole number from 1';
  if (!isDay(recordedOn)) return 'its recordedOn is no day';
  if (leaf['signature'] !== null) return 'its signature is not null';
  if (!isObject(leaf['public'])) return 'its public face is no object';
  if (
    !isObject(commit) ||
    Object.keys(commit).join() !== 'official,personal' ||
    !isObject(commit['personal'])
  )
    return 'its commit has not the two parts official and personal';
  const digests = [commit['official'], ...Object.values(commit['personal'])];
  return digests.every((one) => typeof one === 'string' && DIGEST.test(one))
    ? undefined
    : 'a digest in its commit is none';
};

/** Holds the entries of one log to each other: streams dense from revision 0, no id twice, one ledger. */
class Entries {
  /** @type {Map<string, number>} */
  streams = new Map();
  ids = new Ids();
  /** Ids that came in this run, 16 bytes each, for the state. */
  added = Buffer.alloc(1 << 12);
  count = 0;
  /** @type {string | undefined} what kind of ledger seq 0 opens */
  kind = undefined;
  /** @type {string | undefined} the day on which the newest entry says that it was recorded */
  recordedOn = undefined;
  /** The latest such day of all entries. */
  latest = '';
  /** @type {number[]} seqs of this run whose day is before that of an entry before them: the first ten */
  wentBack = [];

  /** @param {string} origin */
  constructor(origin) {
    this.origin = origin;
    this.prefix = '';
  }

  /** @param {Buffer} bytes @param {number} seq @returns {string | undefined} what is wrong */
  take(bytes, seq) {
    let leaf;
    try {
      const text = utf8(bytes);
      if (text === undefined) return 'it is not UTF-8';
      leaf = parseCanonical(text);
    } catch (error) {
      return `it is ${error instanceof RangeError ? error.message : 'not canonical JSON (RFC 8785)'}`;
    }
    return leafFault(leaf) ?? this.#place(/** @type {Record<string, unknown>} */ (leaf), seq);
  }

  /** @param {Record<string, unknown>} leaf @param {number} seq */
  #place({ id, stream, revision, type, recordedOn, public: open }, seq) {
    const [name, number] = [String(stream), Number(revision)];
    const prefix = name.slice(0, name.indexOf('_', 7) + 1);
    this.prefix ||= prefix;
    if (prefix !== this.prefix)
      return `its stream ${name} is of another ledger than ${this.prefix}…`;
    const next = this.streams.get(name) ?? 0;
    if (number !== next)
      return `revision ${number} of ${name} stands where ${next} is due: an event was ${number > next ? 'left out or moved' : 'repeated or moved'}`;
    this.streams.set(name, next + 1);
    const raw = Buffer.from(String(id).replaceAll('-', ''), 'hex');
    const before = this.ids.size;
    if (this.ids.add(raw) === before) return `its id ${String(id)} is that of an earlier entry`;
    if (16 * this.count === this.added.length)
      this.added = Buffer.concat([this.added], 2 * this.added.length);
    raw.copy(this.added, 16 * this.count++);
    const { origin, kind } = /** @type {Record<string, unknown>} */ (open);
    if (seq === 0 && (type !== 'LedgerOpened' || origin !== this.origin))
      return `it does not open the ledger ${this.origin}, as the first one must`;
    if (seq === 0) this.kind = String(kind).slice(0, 80);
    this.recordedOn = String(recordedOn);
    if (this.recordedOn >= this.latest) this.latest = this.recordedOn;
    else if (this.wentBack.length < 10) this.wentBack.push(seq);
    return undefined;
  }
}

/** The entries of a bundle, with the byte where each begins. @param {Buffer} bytes @param {number} width @param {{ name: string, first: number }} where */
const entriesIn = (bytes, width, { name, first }) => {
  /** @type {{ start: number, end: number }[]} */
  const entries = [];
  let start = 0;
  while (entries.length < width) {
    const seq = first + entries.length;
    const end = start + 2 <= bytes.length ? start + 2 + bytes.readUInt16BE(start) : Infinity;
    if (end > bytes.length)
      throw new Wrong(
        'entry',
        `${name} ends at byte ${bytes.length}, inside or before the entry of seq ${seq}`,
        { path: name, seq },
      );
    entries.push({ start: start + 2, end });
    start = end;
  }
  return { entries, rest: bytes.length - start };
};

// --- Walking the log --------------------------------------------------------------------------------------------------

const AHEAD = 8;

/** Fetches a few ahead, gives them in order. @template T @param {number} from @param {number} to @param {(n: number) => Promise<T>} get @returns {AsyncGenerator<T>} */
async function* inOrder(from, to, get) {
  /** @type {Promise<T>[]} */
  const waiting = [];
  const ask = (/** @type {number} */ n) => {
    const one = get(n);
    one.catch(() => undefined); // told when its turn comes
    waiting.push(one);
  };
  for (let n = from; n < to; n++) {
    ask(n);
    const [first] = waiting.length >= AHEAD ? waiting.splice(0, 1) : [];
    if (first !== undefined) yield await first;
  }
  for (const one of waiting) yield await one;
}

/** Recomputes a log from its entries: leaf hashes, every tile, the root. Holds one tile of each level. */
class Walk {
  /** @param {{ source: Source, checkpoint: Checkpoint, entries: Entries, from: number, seek: Buffer | undefined }} what */
  constructor({ source, checkpoint, entries, from, seek }) {
    this.source = source;
    this.checkpoint = checkpoint;
    this.size = checkpoint.size;
    this.entries = entries;
    this.from = from;
    this.seek = seek;
    /** @type {number | undefined} where the leaf that is looked for lies */
    this.found = undefined;
    this.tiles = tilesOf(source, checkpoint.size);
    /** @type {Buffer[][]} hashes of the unfinished tile of each level */
    this.levels = [[]];
  }

  async run() {
    if (this.from < this.size) {
      await this.#resume();
      const [first, end] = [Math.floor(this.from / WIDE), Math.ceil(this.size / WIDE)];
      const both = inOrder(first, end, (n) =>
        Promise.all([
          resource(this.source, `tile/entries/${pathOf(n)}`, widthOf(0, n, this.size), 'entry'),
          this.tiles.tile(0, n),
        ]),
      );
      let n = first;
      for await (const [bundle, tile] of both) {
        await this.#bundle(n, bundle, tile);
        n++;
      }
    } else if (this.size > 0) await this.#resume(0);
    await this.#finish();
  }

  /** The unfinished tiles at the size from which we go on. @param {number} [least] */
  async #resume(least = 1) {
    for (let level = least; WIDE ** level <= this.from; level++) {
      const count = Math.floor(this.from / WIDE ** level);
      const width = count % WIDE;
      this.levels[level] =
        width === 0
          ? []
          : hashesIn(await this.tiles.tile(level, Math.floor(count / WIDE))).slice(0, width);
    }
  }

  /** @param {number} n @param {{ name: string, bytes: Buffer, isWhole: boolean }} bundle @param {Buffer} tile */
  async #bundle(n, { name, bytes, isWhole }, tile) {
    const first = n * WIDE;
    const width = widthOf(0, n, this.size);
    const { entries, rest } = entriesIn(bytes, width, { name, first });
    if (rest > 0 && !(isWhole && width < WIDE))
      throw new Wrong(
        'entry',
        `${name} holds ${rest} bytes after its last entry (seq ${first + width - 1})`,
        { path: name },
      );
    this.levels[0] = entries.map(({ start, end }) => leafHash(bytes.subarray(start, end)));
    if (!Buffer.concat(this.levels[0]).equals(tile)) await this.#blame(0, n);
    entries.forEach(({ start, end }, i) =>
      this.#entry(bytes.subarray(start, end), first + i, { name, start, end }),
    );
    if (width === WIDE) await this.#carry(0, n);
  }

  /** @param {Buffer} entry @param {number} seq @param {{ name: string, start: number, end: number }} where */
  #entry(entry, seq, { name, start, end }) {
    if (this.seek?.equals(entry)) this.found = seq;
    if (seq < this.from) return;
    const fault = this.entries.take(entry, seq);
    if (fault !== undefined)
      throw new Wrong(
        'entry',
        `The entry of seq ${seq} (${name}, bytes ${start}-${end - 1}): ${fault}`,
        { path: name, seq, bytes: [start, end - 1] },
      );
  }

  /** A tile is full: its root goes one level up. @param {number} level @param {number} index @returns {Promise<void>} */
  async #carry(level, index) {
    const above = (this.levels[level + 1] ??= []);
    above.push(perfect(this.levels[level] ?? []));
    this.levels[level] = [];
    if (above.length < WIDE) return;
    const parent = Math.floor(index / WIDE);
    if (!Buffer.concat(above).equals(await this.tiles.tile(level + 1, parent)))
      await this.#blame(level + 1, parent);
    await this.#carry(level + 1, parent);
  }

  /** Entries and a served tile differ. Which of them leads to the signed root? @param {number} level @param {number} index @returns {Promise<never>} */
  async #blame(level, index) {
    const ours = this.levels[level] ?? [];
    const theirs = hashesIn(await this.tiles.tile(level, index));
    const i = ours.findIndex((hash, k) => !hash.equals(theirs[k] ?? Buffer.alloc(0)));
    const path = `tile/${level}/${pathOf(index)}${theirs.length < WIDE ? `.p/${theirs.length}` : ''}`;
    const first = (index * WIDE + i) * WIDE ** level;
    const seqs =
      level === 0
        ? `The entry of seq ${first}`
        : `The entries of seq ${first}-${first + WIDE ** level - 1}`;
    const where = { path, seq: first, bytes: [i * HASH, i * HASH + HASH - 1] };
    const leads = async (/** @type {Buffer[]} */ row) => {
      if (row.length < WIDE)
        return rootOfLevels(this.levels.map((one, l) => (l === level ? row : one))).equals(
          this.checkpoint.root,
        );
      const up = await this.tiles.tile(level + 1, Math.floor(index / WIDE));
      return perfect(row).equals(hashesIn(up)[index % WIDE] ?? Buffer.alloc(0));
    };
    if (await leads(ours))
      throw new Wrong(
        'tile',
        `Hash ${i} of ${path} (bytes ${i * HASH}-${i * HASH + HASH - 1}) is not that of its entries, which lead to the root: the tile was altered`,
        where,
      );
    if (await leads(theirs))
      throw new Wrong(
        'entry',
        `${seqs}: the hash is not hash ${i} of ${path}, which leads to the root: the entry was altered`,
        where,
      );
    throw new Wrong(
      'root',
      `${seqs} and hash ${i} of ${path} differ, and neither leads to the signed root`,
      where,
    );
  }

  async #finish() {
    const root = rootOfLevels(this.levels);
    const isRight = root.equals(this.checkpoint.root);
    for (const [level, row] of this.levels.entries()) {
      if (row === undefined || row.length === 0 || level === 0) continue; // its own was looked at
      const index = Math.floor(this.size / WIDE ** (level + 1));
      if (!Buffer.concat(row).equals(await this.tiles.tile(level, index)))
        await this.#blame(level, index);
    }
    if (!isRight)
      throw new Wrong(
        'root',
        `The ${this.size} entries hash to the root ${root.toString('base64')}, the checkpoint says ${this.checkpoint.root.toString('base64')}`,
      );
  }
}

// --- Receipts and opened fields (C2SP tlog-proof, RFC 9901) -----------------------------------------------------------

const noReceipt = (/** @type {string} */ why) =>
  new Wrong('receipt', `The receipt is no tlog-proof: ${why}`);
const noOpening = (/** @type {string} */ why) => new Wrong('opening', `The opening ${why}`);

/** @param {Buffer} bytes */
export const parseReceipt = (bytes) => {
  const split = bytes.indexOf('\n\n');
  const text = split < 0 ? undefined : utf8(bytes.subarray(0, split));
  if (text === undefined) throw noReceipt('it has no blank line before a checkpoint');
  const lines = text.split('\n');
  if (lines.shift() !== 'c2sp.org/tlog-proof@v1')
    throw noReceipt('its first line is not c2sp.org/tlog-proof@v1');
  const told =
    lines[0]?.startsWith('extra ') === true ? fromBase64(lines.shift()?.slice(6) ?? '') : null;
  if (told === undefined) throw noReceipt('its extra line is not base64');
  const first = lines.shift() ?? '';
  const index = first.startsWith('index ') ? decimal(first.slice(6)) : undefined;
  if (index === undefined) throw noReceipt('it has no index line');
  const proof = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH) throw noReceipt('a line of its proof is no hash in base64');
    return hash;
  });
  return {
    extra: told,
    index,
    proof,
    checkpoint: parseCheckpoint(bytes.subarray(split + 2), 'receipt'),
  };
};

/** RFC 9162 2.1.3.2. @param {{ index: number, size: number, leaf: Buffer, proof: readonly Buffer[] }} claim @returns {Buffer | undefined} the root it leads to */
export const rootOfInclusion = ({ index, size, leaf, proof }) => {
  if (index >= size) return undefined;
  let [fn, sn] = [BigInt(index), BigInt(size - 1)];
  let hash = leaf;
  for (const other of proof) {
    if (sn === 0n) return undefined;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = nodeHash(other, hash);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else hash = nodeHash(hash, other);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n ? hash : undefined;
};

/** The name and value that an opening shows, if this leaf has committed to it. @param {Buffer} leaf @param {Buffer} file */
export const openField = (leaf, file) => {
  const text = file.toString('latin1').trim();
  const bytes = Buffer.from(text, 'base64url');
  if (text === '' || bytes.toString('base64url') !== text)
    throw noOpening('is not base64url without padding');
  let value;
  let commit;
  try {
    value = parseCanonical(utf8(bytes) ?? '');
    commit = /** @type {{ commit: { official: string, personal: Record<string, string> } }} */ (
      parseCanonical(utf8(leaf) ?? '')
    ).commit;
  } catch {
    throw noOpening('or its leaf is not canonical JSON');
  }
  if (
    !Array.isArray(value) ||
    value.length !== 3 ||
    typeof value[0] !== 'string' ||
    typeof value[1] !== 'string'
  )
    throw noOpening('is not [salt, name, value]');
  const [salt, name, shown] = /** @type {[string, string, unknown]} */ (value);
  if (Buffer.from(salt, 'base64url').length !== 16)
    throw noOpening('has a salt that is not 16 bytes');
  const digest = sha256(Buffer.from(text)).toString('base64url');
  const personal =
    isObject(commit) && isObject(commit.personal) && Object.hasOwn(commit.personal, name)
      ? commit.personal[name]
      : undefined;
  if (digest !== (name === 'official' ? commit?.official : personal))
    throw noOpening(`of ${JSON.stringify(name)} is not what the leaf has committed to`);
  return { salt, name, value: shown };
};

// --- The file that opens one field to a court (POST /v1/openings) ------------------------------------------------------

/** @typedef {{ v: 1, kind: 'opened-field', ledger: string, origin: string, event: Record<string, unknown>, field: string, value: unknown, salt: string, opening: string, digest: string, leaf: string, receipt: string }} OpenedField */

const OPENED_FIELDS =
  'digest,event,field,kind,leaf,ledger,opening,origin,receipt,salt,v,value'.split(',');
const OPENED_EVENT = 'id,recordedOn,revision,seq,stream,type,version'.split(',');
const noFile = (/** @type {string} */ why) =>
  new Wrong('opening', `The file of an opened field ${why}`);

/** Names in JSON text, each time that one stands there: a name given twice would hide a value. @param {string} text */
const namesWritten = (text) =>
  [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;
/** @param {unknown} value @returns {number} */
const namesHeld = (value) =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce(
        (sum, one) => sum + namesHeld(one),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      );

/** The file, or undefined where it is a bare opening. @param {Buffer} bytes @returns {OpenedField | undefined} */
export const parseOpenedField = (bytes) => {
  const text = utf8(bytes)?.trim() ?? '';
  if (!text.startsWith('{')) return undefined;
  /** @type {Record<string, unknown>} */
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw noFile('is no JSON');
  }
  if (namesWritten(text) !== namesHeld(file)) throw noFile('holds a name twice');
  const told = Object.keys(file).toSorted();
  const extra = told.find((name) => !OPENED_FIELDS.includes(name));
  if (extra !== undefined)
    throw noFile(`holds ${JSON.stringify(extra)}: it may open more than its one field`);
  const lacking = OPENED_FIELDS.find((name) => !told.includes(name));
  if (lacking !== undefined) throw noFile(`lacks ${lacking}`);
  const { v, kind, ledger, event } = file;
  if (v !== 1 || kind !== 'opened-field' || (ledger !== 'live' && ledger !== 'demonstration'))
    throw noFile('is not one of version 1');
  if (!isObject(event) || Object.keys(event).toSorted().join() !== OPENED_EVENT.join())
    throw noFile(`says of the event other than ${OPENED_EVENT.join(', ')}`);
  for (const name of ['origin', 'field', 'salt', 'opening', 'digest', 'leaf', 'receipt'])
    if (typeof file[name] !== 'string') throw noFile(`has a ${name} that is no text`);
  return /** @type {OpenedField} */ (file);
};

/**
 * What the file opens, if everything it says is what the proven entry says.
 * @param {OpenedField} file @param {{ entry: Buffer, seq: number, origin: string }} proven
 */
const openFile = (file, { entry, seq, origin }) => {
  if (!entry.equals(Buffer.from(file.leaf)))
    throw noFile('shows another leaf than the one that its receipt proves');
  if (file.origin !== origin)
    throw noFile(`says the origin ${file.origin}, its receipt is of ${origin}`);
  const leaf = /** @type {Record<string, unknown>} */ (parseCanonical(file.leaf));
  for (const name of OPENED_EVENT) {
    const proven = name === 'seq' ? seq : leaf[name];
    if (file.event[name] !== proven)
      throw noFile(`says ${name} ${String(file.event[name])}, the proven entry ${String(proven)}`);
  }
  const { official, personal } =
    /** @type {{ official: string, personal: Record<string, string> }} */ (leaf['commit']);
  const commitments = new Map([...Object.entries(personal), ['official', official]]);
  if (!commitments.has(file.field))
    throw noFile(`names the field ${file.field}, which the entry does not commit to`);
  if (file.digest !== commitments.get(file.field))
    throw noFile(`shows a digest that is not the entry's commitment to ${file.field}`);
  const { salt, name, value } = openField(entry, Buffer.from(file.opening));
  if (name !== file.field) throw noFile(`names the field ${file.field}, its opening is of ${name}`);
  if (salt !== file.salt) throw noFile(`shows another salt than the one in its opening`);
  if (canonical(value) !== canonical(file.value))
    throw noFile(`shows another value than the one in its opening`);
  const closed = [...commitments.keys()].filter((one) => one !== name).toSorted();
  return { name, value, closed, type: String(leaf['type']) };
};

// --- Silence: what the entries hold, and hold not, for a filter and a period -------------------------------------------

/** @typedef {{ types: string[] | null, where: Record<string, string>, by: string, from: string, until: string }} Question */
/** @typedef {Record<string, unknown>} Json */

const MOST_SILENT_DAYS = 3660;
const MOST_SHOWN = 1000;
const MOST_CERTIFICATE_BYTES = 1 << 24;
const DAY_MS = 86_400_000;
const silent = (/** @type {string} */ why) => new Wrong('silence', `The certificate ${why}`);

/** Every day of a period. @param {string} from @param {string} until */
const calendar = (from, until) => {
  const all = [];
  for (let ms = Date.parse(from); ms <= Date.parse(until); ms += DAY_MS)
    all.push(new Date(ms).toISOString().slice(0, 10));
  return all;
};

/** The question, if it is one. @param {Question} asked @param {(why: string) => Wrong} wrong @returns {Question} */
const checkedQuestion = ({ types, where, by, from, until }, wrong) => {
  if (by !== 'occurredOn' && by !== 'recordedOn')
    throw wrong('asks neither by occurredOn nor by recordedOn');
  if (!isDay(from) || !isDay(until) || from > until) throw wrong('has a period that is none');
  if (calendar(from, until).length > MOST_SILENT_DAYS)
    throw wrong(`asks for more than ${MOST_SILENT_DAYS} days`);
  if (
    types !== null &&
    (!Array.isArray(types) || types.length === 0 || types.some((one) => typeof one !== 'string'))
  )
    throw wrong('has types that are none');
  if (
    !isObject(where) ||
    Object.entries(where).some(
      ([name, value]) => !/^[a-z][A-Za-z0-9]{0,39}$/.test(name) || typeof value !== 'string',
    )
  )
    throw wrong('has a filter that is none');
  return {
    types: types === null ? null : [...new Set(types)].toSorted(),
    where: Object.fromEntries(
      Object.keys(where)
        .toSorted()
        .map((name) => [name, where[name] ?? '']),
    ),
    by,
    from,
    until,
  };
};

/** Neighbours in a list of numbers as [first, last]. @param {readonly number[]} numbers @returns {[number, number][]} */
const runs = (numbers) => {
  /** @type {[number, number][]} */
  const found = [];
  for (const n of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  return found;
};

/** Days of a calendar for which something holds, as [first, last]. @param {readonly string[]} all @param {(day: string) => boolean} holds */
const stretches = (all, holds) =>
  runs([...all.keys()].filter((i) => holds(at(all, i)))).map(([a, b]) => [at(all, a), at(all, b)]);

/** The id at the end of the name of a stream. @param {unknown} stream */
const idIn = (stream) => String(stream).slice(-36);

/** How many numbers, and the first runs of them. @param {readonly number[]} numbers */
const shownNumbers = (numbers) => ({
  count: numbers.length,
  numbers: runs(numbers).slice(0, MOST_SHOWN),
});

/** A number with the words for one, or for any other number. @param {number} n @param {string} one @param {string} many */
const words = (n, one, many) => `${n} ${n === 1 ? one : many}`;

/** What an attestation counts, by the type of an entry: whatever has no place here is one of the others. */
const ATTESTED = {
  requests: ['RequestMade', 'RequestReceived'],
  lines: ['LineAdded'],
  responses: [
    'DeficiencyNoted',
    'RequestReturned',
    'LinesAccepted',
    'LinesRefused',
    'MatchDecided',
    'NoMatchReported',
    'DisclosureApproved',
  ],
  disclosures: ['Disclosed'],
  others: [],
};
const kindOf = (/** @type {string} */ type) =>
  Object.entries(ATTESTED).find(([, types]) => types.some((one) => one === type))?.[0] ?? 'others';

/** Where what an attestation states is not what its agency recorded on its days. @param {Json} face @param {string} from @param {string} until @param {readonly Counted[]} recorded by that agency @returns {Differing['differs']} */
const differingIn = (face, from, until, recorded) => {
  const through = recorded.filter(({ day }) => day <= until);
  const within = through.filter(({ day }) => day >= from);
  const stated = (/** @type {string} */ name) =>
    typeof face[name] === 'number' ? face[name] : null;
  const counts = Object.keys(ATTESTED).map((name) => ({
    in: name,
    attested: stated(name),
    logged: within.reduce((sum, { counts: of }) => sum + (of.get(name) ?? 0), 0),
  }));
  const numbers = /** @type {const} */ (['lastLetter', 'lastResponse']).map((name) => ({
    in: name,
    attested: stated(name),
    logged: through.reduce((last, one) => greater(last, one[name]), NO_NUMBER),
  }));
  const all = [...counts, ...numbers.filter(({ attested }) => attested !== null)];
  return all.filter(({ attested, logged }) => attested !== logged);
};

/** @type {number | null} */
const NO_NUMBER = null;
/** @param {number | null} a @param {number | null} b */
const greater = (a, b) => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** The entries of a log that is walked; of each it looks at what the question asks. */
class SilentEntries extends Entries {
  /** @type {{ fits: number[], may: number[], recorded: number[], unordered: number[] }} seqs */
  seqs = { fits: [], may: [], recorded: [], unordered: [] };
  /** The last day of recording that an entry bears. */
  newestDay = '';
  /** @type {Json[]} what the log itself recorded, in the order of its days, and attestations, with their seq */
  notable = [];
  /** @type {Map<string, Sender>} by series */
  senders = new Map();
  /** @type {[string, string][]} streams that hold one request */
  links = [];
  /** @type {Map<string, Map<string, Counted>>} what each agency recorded, by the day of recording */
  counted = new Map();
  types = new Set();
  recordedDays = new Set();
  /** @type {Map<string, { listed: boolean, without: Set<string>, holding: Set<string>, meeting: Set<string> }>} by field of the filter: the types that lack it, hold it, and have the value */
  fields = new Map();
  /** @type {unknown} */
  ledger = null;

  /** @param {string} origin @param {Question} question @param {number} [until] a seq: from it on entries are looked at apart */
  constructor(origin, question, until = Infinity) {
    super(origin);
    this.question = question;
    this.until = until;
    /** @type {SilentEntries | undefined} what fits after that */
    this.later = until === Infinity ? undefined : new SilentEntries(origin, question);
    for (const field of Object.keys(question.where))
      this.fields.set(field, {
        listed: false,
        without: new Set(),
        holding: new Set(),
        meeting: new Set(),
      });
  }

  /** @param {Buffer} bytes @param {number} seq @override */
  take(bytes, seq) {
    const fault = super.take(bytes, seq);
    if (fault !== undefined) return fault;
    const side = this.later !== undefined && seq >= this.until ? this.later : this;
    side.#look(/** @type {Json} */ (JSON.parse(bytes.toString('utf8'))), seq);
    return undefined;
  }

  /** @param {unknown} day */
  #isMeant(day) {
    return typeof day === 'string' && day >= this.question.from && day <= this.question.until;
  }

  /** @param {Json} leaf @param {number} seq */
  #look(leaf, seq) {
    const { types, by } = this.question;
    const [type, recordedOn, face] = [
      String(leaf['type']),
      String(leaf['recordedOn']),
      /** @type {Json} */ (leaf['public']),
    ];
    if (seq === 0 && typeof face['kind'] === 'string') this.ledger = face['kind'];
    this.types.add(type);
    const kind = types?.includes(type) === false ? null : this.#fit(type, face);
    if (kind !== null && this.#isMeant(by === 'recordedOn' ? recordedOn : face['occurredOn']))
      this.seqs[kind].push(seq);
    // An earlier day than one that stands before shows nothing of that day.
    const follows = recordedOn >= this.newestDay;
    if (follows) this.newestDay = recordedOn;
    else this.seqs.unordered.push(seq);
    if (follows && this.#isMeant(recordedOn)) {
      this.seqs.recorded.push(seq);
      this.recordedDays.add(recordedOn);
    }
    if (
      /^Attestation(Made|Overdue)$/.test(type) ||
      (follows && /^(DayClosed|Heartbeat)$/.test(type))
    )
      this.notable.push({ seq, type, recordedOn, face });
    this.#number(type, idIn(leaf['stream']), face, seq);
    if (type !== 'AttestationMade') this.#count(type, recordedOn, face);
  }

  /** @param {string} type @param {string} day @param {Json} face */
  #count(type, day, face) {
    const agency = typeof face['agency'] === 'string' ? face['agency'] : '';
    const number = typeof face['agencyNumber'] === 'number' ? face['agencyNumber'] : null;
    const byDay = this.counted.get(agency) ?? new Map();
    this.counted.set(agency, byDay);
    /** @type {Counted} */
    const of = byDay.get(day) ?? { day, counts: new Map(), lastLetter: null, lastResponse: null };
    byDay.set(day, of);
    const kind = kindOf(type);
    of.counts.set(kind, (of.counts.get(kind) ?? 0) + 1);
    if (type === 'RequestMade') of.lastLetter = greater(of.lastLetter, number);
    if (kind === 'responses') of.lastResponse = greater(of.lastResponse, number);
  }

  /** @param {string} type @param {string} stream @param {Json} face @param {number} seq */
  #number(type, stream, face, seq) {
    const { agencyNumber: number, linkedRequest } = face;
    if (type === 'RequestsLinked' && typeof linkedRequest === 'string')
      this.links.push([stream, linkedRequest]);
    const byReceiver = type === 'RequestReceived';
    const agency = face[byReceiver ? 'requestingAgency' : 'agency'];
    if (typeof agency !== 'string' || !Object.hasOwn(face, 'agencyNumber')) return;
    // What the receiver left out says nothing of the sender.
    if (byReceiver && !isCount(number, 1)) return;
    const series = byReceiver || type === 'RequestMade' ? 'letters' : 'responses';
    const key = `${agency} ${series}`;
    /** @type {Sender} */
    const fresh = { agency, series, own: new Map(), received: new Set(), bare: [] };
    const sender = this.senders.get(key) ?? fresh;
    this.senders.set(key, sender);
    if (!isCount(number, 1)) sender.bare.push(seq);
    else if (byReceiver) sender.received.add(Number(number));
    else sender.own.set(Number(number), (sender.own.get(Number(number)) ?? new Set()).add(stream));
  }

  /** @param {string} type @param {Json} face @returns {'fits' | 'may' | null} */
  #fit(type, face) {
    let [fits, may] = [true, true];
    for (const [field, seen] of this.fields) {
      const has = Object.hasOwn(face, field);
      const told = has ? face[field] : undefined;
      (has ? seen.holding : seen.without).add(type);
      if (typeof told === 'object' && told !== null) seen.listed = true;
      const isEqual =
        ['string', 'number', 'boolean'].includes(typeof told) &&
        String(told) === this.question.where[field];
      if (isEqual) seen.meeting.add(type);
      else fits = false;
      if (!isEqual && told !== null) may = false;
    }
    return fits ? 'fits' : may ? 'may' : null;
  }

  /** Why equality of public fields cannot answer it. */
  unanswerable() {
    for (const [field, { listed, without, holding }] of this.fields) {
      if (listed) return `${field} is a list or an object, which has no single value`;
      if (holding.size === 0 && without.size > 0)
        return `no entry of these types has a public field ${field}: it is misspelt, or the log only commits to it`;
    }
    return undefined;
  }

  /** The first `DayClosed` of each day of the period. */
  #closings() {
    /** @type {Map<unknown, Json>} */
    const closings = new Map();
    for (const one of this.notable) {
      const { day } = /** @type {{ day?: unknown }} */ (one['face']);
      if (one['type'] === 'DayClosed' && this.#isMeant(day) && !closings.has(day))
        closings.set(day, one);
    }
    return closings;
  }

  /** @param {Checkpoint} checkpoint */
  certificate({ origin, text, size, signatures }) {
    const { types, where, by, from, until } = this.question;
    const every = calendar(from, until);
    const { fits, may, recorded, unordered } = this.seqs;
    const shown = (/** @type {readonly number[]} */ seqs) => ({
      count: seqs.length,
      seqs: runs(seqs).slice(0, MOST_SHOWN),
    });
    const closings = this.#closings();
    const closed = every.filter((day) => closings.has(day));
    const isLate = (/** @type {string} */ day) =>
      /** @type {Json | undefined} */ (closings.get(day)?.['face'])?.['late'] === true;
    const empty = stretches(every, (day) => !this.recordedDays.has(day));
    const attestations = this.#attestations(every);
    const heartbeats = this.notable.filter(
      (one) => one['type'] === 'Heartbeat' && this.#isMeant(one['recordedOn']),
    ).length;
    const facts = {
      size,
      every: every.length,
      fits: fits.length,
      may: may.length,
      closed: closed.length,
      open: stretches(every, (day) => !closings.has(day)),
      unordered,
      empty,
      heartbeats,
      ...attestations,
      numbers: this.#series(),
      cosignatures: signatures.filter(({ name }) => name !== origin),
    };
    return {
      v: 1,
      kind: 'silence',
      ledger: this.ledger,
      origin,
      filter: { types, where },
      period: { by, from, until },
      matches: shown(fits),
      undecided: shown(may),
      coverage: {
        firstSeq: 0,
        lastSeq: size - 1,
        closed: closed.map((day) => [day, closings.get(day)?.['seq']]),
        closedLate: stretches(every, isLate),
        notClosed: facts.open,
        recorded: {
          count: recorded.length,
          firstSeq: recorded[0] ?? null,
          lastSeq: recorded.at(-1) ?? null,
        },
        outOfOrder: shown(unordered),
        daysWithoutEntries: empty,
        longestWithoutEntries: Math.max(
          0,
          ...empty.map(([a = '', b = '']) => 1 + (Date.parse(b) - Date.parse(a)) / DAY_MS),
        ),
        heartbeats,
        attestations: {
          count: attestations.attestations.length,
          listed: attestations.attestations.slice(0, MOST_SHOWN),
          differing: attestations.differing.slice(0, MOST_SHOWN),
        },
        numbers: facts.numbers,
      },
      proven: this.#proven(facts),
      notProven: this.#notProven(facts),
      checkpoint: text,
    };
  }

  /** Agencies of the filter: whose record it is, and who asks. Not who was told: whoever told has that record. */
  #asked() {
    const { agency, requestingAgency } = this.question.where;
    return [...new Set([agency, requestingAgency])]
      .flatMap((one) => (one === undefined ? [] : [one]))
      .toSorted();
  }

  /** Those of the agencies asked about that concern a day of the period. @param {readonly string[]} every */
  #attestations(every) {
    const asked = this.#asked();
    /** @type {Map<unknown, Map<string, number>>} by agency and day, the seq of what it attested last */
    const covered = new Map();
    const attestations = this.notable.flatMap(({ seq, type, face }) => {
      if (type !== 'AttestationMade' && type !== 'AttestationOverdue') return [];
      const open = /** @type {Json} */ (face);
      if (
        asked.length > 0 &&
        !Object.values(open).some((told) => asked.some((one) => one === told))
      )
        return [];
      const day = open['day'] ?? open['occurredOn'];
      const [first, last] = [open['from'] ?? day, open['until'] ?? day];
      if (typeof first !== 'string' || typeof last !== 'string') return [];
      const meant = every.filter((one) => one >= first && one <= last);
      if (type === 'AttestationMade') {
        const whose = covered.get(open['agency']) ?? new Map();
        for (const one of meant) covered.set(open['agency'], whose.set(one, seq));
      }
      return meant.length === 0 ? [] : [{ seq, type, public: open }];
    });
    return {
      attestations,
      differing: this.#differing(attestations, covered),
      overdue: attestations.filter(({ type }) => type === 'AttestationOverdue').length,
      unattested: asked.map((one) => ({
        agency: one,
        days: stretches(every, (day) => covered.get(one)?.has(day) !== true),
      })),
    };
  }

  /** Of what still holds of a day, what the log contradicts. @param {readonly Json[]} attestations @param {ReadonlyMap<unknown, ReadonlyMap<string, number>>} covered @returns {Differing[]} */
  #differing(attestations, covered) {
    const holding = new Set([...covered.values()].flatMap((byDay) => [...byDay.values()]));
    return attestations
      .filter((one) => holding.has(Number(one['seq'])))
      .flatMap(({ seq, public: open }) => {
        const face = /** @type {Json} */ (open);
        const { agency } = face;
        if (typeof agency !== 'string') return [];
        const day = face['day'] ?? face['occurredOn'];
        const [from, until] = [String(face['from'] ?? day), String(face['until'] ?? day)];
        const recorded = [...(this.counted.get(agency)?.values() ?? [])];
        const differs = differingIn(face, from, until, recorded);
        return differs.length === 0 ? [] : [{ seq: Number(seq), agency, from, until, differs }];
      })
      .toSorted((a, b) => (a.agency === b.agency ? a.seq - b.seq : a.agency < b.agency ? -1 : 1));
  }

  /** Of each stream that was linked, one that stands for all that hold the request. */
  #requests() {
    /** @type {Map<string, Set<string>>} */
    const groups = new Map();
    for (const [one, other] of this.links) {
      const [a = new Set(), b = new Set()] = [groups.get(one), groups.get(other)];
      const [all, fewer] = a.size < b.size ? [b, a] : [a, b];
      for (const stream of [one, other, ...fewer]) groups.set(stream, all.add(stream));
    }
    return (/** @type {string} */ stream) => groups.get(stream) ?? stream;
  }

  /** Of each sender, what it numbered itself, what is missing there, and what the receiver alone recorded. */
  #series() {
    const asked = this.#asked();
    const requestOf = this.#requests();
    return [...this.senders]
      .filter(([, { agency }]) => asked.length === 0 || asked.includes(agency))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { agency, series, own, received, bare }]) => {
        const held = [...own.keys()].toSorted((a, b) => a - b);
        const found = runs([0, ...held]);
        /** @type {[number, number][]} */
        const missing = found.slice(1).map(([start], i) => [at(found, i)[1] + 1, start - 1]);
        const foreign = [...received].filter((n) => !own.has(n)).toSorted((a, b) => a - b);
        const last = held.at(-1) ?? null;
        const doubled = held.filter((n) => (own.get(n)?.size ?? 0) > 1);
        const linked = doubled.filter(
          (n) => new Set([...(own.get(n) ?? [])].map(requestOf)).size === 1,
        );
        return {
          agency,
          series,
          first: held[0] ?? null,
          last,
          count: held.length,
          missing: {
            count: missing.reduce((sum, [a, b]) => sum + b - a + 1, 0),
            numbers: missing.slice(0, MOST_SHOWN),
            received: foreign.filter((n) => last !== null && n < last).length,
          },
          doubled: { ...shownNumbers(doubled), linked: linked.length },
          unnumbered: { count: bare.length, seqs: runs(bare).slice(0, MOST_SHOWN) },
          onlyReceived: shownNumbers(foreign),
        };
      });
  }

  /** @param {SilenceFacts} facts */
  #proven({ size, fits, may, closed, every, heartbeats, attestations, overdue, numbers }) {
    const attested = attestations.length - overdue;
    /** @type {Said[]} */
    const all = [
      [
        true,
        'every-entry',
        `Every entry was looked at: seq 0 to ${size - 1}, under the root of this checkpoint.`,
      ],
      [fits === 0 && may === 0, 'none', 'None of them fits the filter with a day in the period.'],
      [
        fits > 0,
        'some',
        `This is no silence: ${words(fits, 'of them fits', 'of them fit')} the filter with a day in the period.`,
      ],
      [
        closed > 0,
        'days-closed',
        `Days of the period that are closed in the log: ${closed} of ${every}. What was due by the end of such a day and does not stand before its closing was not recorded by then.`,
      ],
      [
        heartbeats > 0,
        'heartbeats',
        `${words(heartbeats, 'heartbeat was', 'heartbeats were')} recorded on days of the period. A heartbeat says that the ledger ran and had seen nothing recorded for an hour; not that nobody was kept from recording.`,
      ],
      [
        attested > 0,
        'attested',
        `${words(attested, 'attestation concerns', 'attestations concern')} the period. What an attestation says is the word of the agency that made it.`,
      ],
      ...numbers.map(
        /** @returns {Said} */ ({ agency, series, first, last, count, missing, onlyReceived }) => [
          count > 0 && missing.count + onlyReceived.count === 0,
          'numbers-dense',
          `The numbers that ${agency} gave its ${series} run from ${first} to ${last} in its own record and none is missing there.`,
        ],
      ),
    ];
    return all.filter(([is]) => is).map(([, code, text]) => ({ code, text }));
  }

  /** @param {SilenceFacts} facts */
  #notProven(facts) {
    const all = [
      ...this.#misspelt(),
      ...this.#neverProven(facts),
      ...this.#doubts(facts),
      ...this.#watchNotKept(facts),
      ...this.#numbersInDoubt(facts),
    ];
    return all.filter(([is]) => is).map(([, code, text]) => ({ code, text }));
  }

  /** It may make void all that follows. */
  #misspelt() {
    const { where, types } = this.question;
    const unseen = (types ?? [])
      .filter((type) => !this.types.has(type))
      .map((type) => ['type', type]);
    const unmet = Object.entries(where).filter(
      ([field]) => this.fields.get(field)?.meeting.size === 0,
    );
    const ways =
      ' If another agency records these, ask by another field, such as requestingAgency (who asks) or recipientAgency (who is told).';
    return [
      ...[...unseen, ...unmet].map(
        /** @returns {Said} */ ([field, value]) => [
          true,
          'never-seen',
          `Anything at all, if ${field} ${value} is a misspelling: no entry of the log that the filter looks at has ${field} ${value}, and a misspelt filter fits nothing, whatever was recorded.`,
        ],
      ),
      ...(types ?? []).flatMap((type) =>
        [...this.fields].map(
          /** @returns {Said} */ ([field, { holding, meeting }]) => [
            holding.has(type) && !meeting.has(type),
            'never-in-type',
            `Anything about entries of the type ${type}: none of the log has ${field} ${where[field]}.${field === 'agency' ? ways : ''}`,
          ],
        ),
      ),
    ];
  }

  /** @param {SilenceFacts} facts @returns {Said[]} */
  #neverProven({ cosignatures }) {
    const byAct = this.question.by === 'occurredOn';
    return [
      [
        true,
        'outside',
        'That nothing was asked, answered or disclosed past the ledger, such as by telephone: only what was recorded can be found.',
      ],
      [
        true,
        'committed',
        'Anything about fields that the log only commits to, such as offices, matters, items, names and addresses: no filter can ask for them.',
      ],
      [
        byAct,
        'as-stated',
        'That the days are right: each is the day of the act as stated by whoever recorded it.',
      ],
      [
        !byAct,
        'day-of-recording',
        'That the acts were done in the period: its days are those (UTC) on which the ledger learnt of them, by its own clock.',
      ],
      [
        true,
        'later',
        `That nothing with a day in the period is recorded after this checkpoint, nor how old it is. ${newestTime(cosignatures)}`,
      ],
      [true, 'same-log', `That others are shown the same log. ${linesClaimed(cosignatures)}`],
    ];
  }

  /** @param {SilenceFacts} facts @returns {Said[]} */
  #doubts({ may }) {
    const without = [...this.fields].filter(([, { without: some }]) => some.size > 0);
    return [
      [
        this.ledger !== 'live',
        'demonstration',
        'Anything about real agencies: this is a demonstration ledger, its data is invented and its clock may have been set.',
      ],
      [
        may > 0,
        'undecided',
        `That ${words(may, 'further entry does', 'further entries do')} not fit: a field of the filter is not recorded there.`,
      ],
      ...without.map(
        /** @returns {Said} */ ([field, { without: some }]) => [
          true,
          'field-absent',
          `Anything about entries of the types ${[...some].toSorted().join(', ')}: they have no public field ${field}.`,
        ],
      ),
    ];
  }

  /** @param {SilenceFacts} facts @returns {Said[]} */
  #watchNotKept({ open, empty, heartbeats, unordered, unattested, differing, overdue }) {
    const byRecording =
      this.question.by === 'recordedOn' ? ' The filter goes by the day that they bear.' : '';
    return [
      [
        open.length > 0,
        'days-open',
        `That all days are over for the ledger. Not closed: ${tenOf(open)}.`,
      ],
      [
        empty.length > 0,
        'days-without-entries',
        `That the ledger could record on ${tenOf(empty)}: no entry of any kind shows that it did.`,
      ],
      [
        heartbeats === 0,
        'no-heartbeats',
        'That the ledger could record at every hour of the period: no heartbeat was recorded in it.',
      ],
      [
        unordered.length > 0,
        'recorded-out-of-order',
        `That the days of recording are right: ${words(unordered.length, 'entry bears', 'entries bear')} an earlier day of recording than an entry before: seq ${tenOf(runs(unordered).slice(0, MOST_SHOWN))}. None of these shows that the ledger recorded on the day that it bears, and none counts as a heartbeat or as a closing. A clock that was set back, or that had run ahead, looks the same as entries made up afterwards.${byRecording}`,
      ],
      ...unattested.map(
        /** @returns {Said} */ ({ agency, days: some }) => [
          some.length > 0,
          'not-attested',
          `That ${agency} itself says so: it has attested nothing for ${tenOf(some)}.`,
        ],
      ),
      ...[...new Set(differing.map(({ agency }) => agency))].map((agency) =>
        contradicted(
          agency,
          differing.filter((one) => one.agency === agency),
        ),
      ),
      [
        overdue > 0,
        'attestation-overdue',
        `That each attestation came when it was due: ${words(overdue, 'was', 'were')} recorded as overdue.`,
      ],
    ];
  }

  /** @param {SilenceFacts} facts @returns {Said[]} */
  #numbersInDoubt({ numbers }) {
    const without = this.#asked().filter((one) => !numbers.some(({ agency }) => agency === one));
    const nobody = numbers.length + without.length === 0;
    return [
      ...numbers.flatMap(doubtsOfSeries),
      ...without.map(
        /** @returns {Said} */ (agency) => [
          true,
          'no-numbers',
          `That nothing was left out: ${agency} recorded no numbers of what it sent.`,
        ],
      ),
      [nobody, 'no-numbers', 'That nothing was left out: the log holds no numbers of any sender.'],
    ];
  }
}

/** @param {string} agency @param {readonly Differing[]} all its own @returns {Said} */
const contradicted = (agency, all) => {
  const told = all.slice(0, 10).map(({ seq, from, until, differs }) => {
    const numbers = differs.map(
      ({ in: name, attested, logged }) =>
        `${name} ${attested ?? 'none'} (the log: ${logged ?? 'none'})`,
    );
    return `seq ${seq} (${tenOf([[from, until]])}) states ${numbers.join(', ')}`;
  });
  if (all.length > 10) told.push(`and ${all.length - 10} more`);
  return [
    true,
    'attestation-differs',
    `That ${agency} itself says so: ${words(all.length, 'attestation of it differs', 'attestations of it differ')} from what the log holds of the same days: ${told.join('; ')}. Which of the two is right is not said here.`,
  ];
};

/** What the numbers of one sender do not prove. @param {Series} of @returns {Said[]} */
const doubtsOfSeries = ({
  agency,
  series,
  count,
  last,
  missing,
  doubled,
  unnumbered,
  onlyReceived: alone,
}) => {
  const [both, letters] = [missing.received, alone.count];
  const inBoth =
    both === 0 ? '' : ` Of these, ${words(both, 'stands', 'stand')} in the record of the receiver.`;
  const although =
    letters === 0
      ? ''
      : `, although the receiver recorded ${words(letters, 'number', 'numbers')} of it`;
  const several = doubled.count === 1 ? ['number', 'stands'] : ['numbers', 'stand'];
  const asOne =
    doubled.linked === 0
      ? ''
      : ` Of these, ${words(doubled.linked, 'stands', 'stand')} in requests that were linked as one, which either side can do at any time.`;
  return [
    [
      missing.count > 0,
      'numbers-missing',
      `That ${agency} recorded all that it sent: of the numbers of its ${series} from 1 to ${last}, ${words(missing.count, 'is', 'are')} missing in its own record: ${tenOf(missing.numbers)}.${inBoth}`,
    ],
    [
      letters > 0,
      'numbers-received',
      `That ${agency} recorded all that it sent: ${words(letters, 'number of its letters stands', 'numbers of its letters stand')} in the record of the receiver and not in its own: ${tenOf(alone.numbers)}.`,
    ],
    [
      doubled.count > 0,
      'numbers-doubled',
      `That ${agency} gave each request a number of its own: ${doubled.count} ${several[0]} of its ${series} ${several[1]} in several requests: ${tenOf(doubled.numbers)}.${asOne}`,
    ],
    [
      unnumbered.count > 0,
      'unnumbered',
      `That the numbers of ${agency} tell of all that it sent: ${unnumbered.count} of its entries that can bear one ${unnumbered.count === 1 ? 'bears' : 'bear'} none: seq ${tenOf(unnumbered.seqs)}.`,
    ],
    [
      count === 0,
      'no-numbers',
      `That nothing was left out: ${agency} recorded no numbers of what it sent${although}.`,
    ],
  ];
};

/** @typedef {readonly [is: boolean, code: string, text: string]} Said */
/** @typedef {{ agency: string, series: 'letters' | 'responses', own: Map<number, Set<string>>, received: Set<number>, bare: number[] }} Sender streams by its own number; numbers by the receiver's record; seqs of what bears none */
/** @typedef {{ count: number, numbers: number[][] }} Numbers */
/** @typedef {{ day: string, counts: Map<string, number>, lastLetter: number | null, lastResponse: number | null }} Counted what an agency recorded on a day; the highest of its numbers */
/** @typedef {{ seq: number, agency: string, from: string, until: string, differs: { in: string, attested: number | null, logged: number | null }[] }} Differing an attestation */
/** @typedef {{ agency: string, series: string, first: number | null, last: number | null, count: number, missing: Numbers & { received: number }, doubled: Numbers & { linked: number }, unnumbered: { count: number, seqs: number[][] }, onlyReceived: Numbers }} Series */
/** @typedef {{ size: number, every: number, fits: number, may: number, closed: number, open: string[][], unordered: number[], empty: string[][], heartbeats: number, attestations: Json[], differing: Differing[], overdue: number, unattested: { agency: string, days: string[][] }[], cosignatures: SignatureLine[], numbers: Series[] }} SilenceFacts */

/** The first ten stretches. @param {readonly (readonly (string | number)[])[]} list */
const tenOf = (list) =>
  list
    .slice(0, 10)
    .map(([a, b]) => (a === b ? `${a}` : `${a} to ${b}`))
    .join(', ') +
  (list.length > 10 ? ` and ${words(list.length - 10, 'more stretch', 'more stretches')}` : '');

/** The newest time that such lines state; none of them is verified here, and anyone can write one. @param {readonly SignatureLine[]} lines */
const newestTime = (lines) => {
  const times = lines
    .filter(({ signature }) => signature.length === 72)
    .map(({ signature }) => Number(signature.readBigUInt64BE()))
    .filter((time) => time > 0 && time < Date.UTC(10_000, 0) / 1000);
  return times.length === 0
    ? 'No line in it states a time.'
    : `An unverified line in it states the time ${timeText(Math.max(...times))}; a check with --policy says who signed, and when.`;
};

/** @param {readonly SignatureLine[]} lines */
const linesClaimed = ({ length }) =>
  length === 0
    ? 'No line in this checkpoint claims to be a cosignature.'
    : `${words(length, 'line in this checkpoint claims to be a cosignature', 'lines in this checkpoint claim to be cosignatures')}. None was verified for this certificate; a check with --policy says which of your witnesses signed.`;

/** @param {unknown} certificate */
const certificateText = (certificate) => `${JSON.stringify(certificate, null, 2)}\n`;

/** Question and checkpoint of a certificate; nothing of it is proven yet. @param {Buffer} bytes */
const readCertificate = (bytes) => {
  const text = utf8(bytes) ?? '';
  /** @type {Json} */
  let told;
  try {
    told = /** @type {Json} */ (JSON.parse(text));
  } catch {
    throw silent('is no JSON');
  }
  const { filter, period, checkpoint } = isObject(told) ? told : /** @type {Json} */ ({});
  if (!isObject(told) || told['v'] !== 1 || told['kind'] !== 'silence')
    throw silent('is none of silence, version 1');
  if (!isObject(filter) || !isObject(period) || typeof checkpoint !== 'string')
    throw silent('lacks its filter, its period or its checkpoint');
  const asked = /** @type {Question} */ ({ ...filter, ...period });
  return { text, told, checkpoint, question: checkedQuestion(asked, silent) };
};

/** Where two values first differ. @param {unknown} ours @param {unknown} theirs @param {string} path @returns {{ path: string, ours: unknown, theirs: unknown } | undefined} */
const difference = (ours, theirs, path = '') => {
  if (typeof ours !== 'object' || ours === null || typeof theirs !== 'object' || theirs === null)
    return ours === theirs ? undefined : { path, ours, theirs };
  if (Array.isArray(ours) !== Array.isArray(theirs)) return { path, ours, theirs };
  const [a, b] = [/** @type {Json} */ (ours), /** @type {Json} */ (theirs)];
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const here = Array.isArray(ours) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    const found = difference(a[name], b[name], here);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** @param {ReturnType<typeof readCertificate>} certificate @param {Json} ours what the entries say @param {string | undefined} fault why they cannot answer it */
const mustSay = ({ told, text }, ours, fault) => {
  if (fault !== undefined) throw silent(`asks what the log cannot answer: ${fault}`);
  const differs = difference(ours, told);
  if (differs !== undefined)
    throw new Wrong(
      'silence',
      `The certificate says ${brief(differs.theirs)} at ${differs.path}, the entries say ${brief(differs.ours)}`,
      { path: differs.path },
    );
  if (certificateText(ours) !== text)
    throw silent('says what the entries say, and is not written as certificates are');
};

/** @param {SilentEntries} entries @param {number} size of the certificate's checkpoint */
const mustNotBeOvertaken = ({ later }, size) => {
  const { fits = [], may = [] } = later?.seqs ?? {};
  const seqs = [...fits, ...may].toSorted((a, b) => a - b);
  if (seqs.length === 0) return;
  const open =
    may.length === 0 ? '' : ` (${words(may.length, 'leaves', 'leave')} a field of it unsaid)`;
  throw new Wrong(
    'overtaken',
    `The certificate is right as of its checkpoint of ${words(size, 'entry', 'entries')}. Of the entries since, ${words(seqs.length, 'fits', 'fit')} the filter with a day in the period${open}: seq ${tenOf(runs(seqs))}. Make a new one`,
    { seq: seqs[0] },
  );
};

/** @param {unknown} value */
const brief = (value) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200));

const SILENCE_HELP = `ledger-verify silence make --log URL|DIRECTORY --from DAY --until DAY --out FILE [filter]
ledger-verify silence check FILE [--log URL|DIRECTORY]

  --agency CODE      filter: the agency whose record it is
  --type TYPE        filter: a type of events; may be given several times
  --authority CODE   filter: the paragraph relied on
  --where NAME:VALUE filter: any other public field; may be given several times
  --by FIELD         occurredOn (the day of the act as stated) or recordedOn; occurredOn when left out
  --vkey, --policy, --state, --max-age, --ask-witnesses, --evidence, --timeout, --json as for a log
`;

/** @param {{ agency?: string, authority?: string, where?: string[], type?: string[], by?: string, from?: string, until?: string }} values */
const questionOf = ({
  agency,
  authority,
  where = [],
  type,
  by = 'occurredOn',
  from = '',
  until = '',
}) => {
  /** @type {Map<string, string>} */
  const conditions = new Map();
  const named = [`agency:${agency ?? ''}`, `authority:${authority ?? ''}`].filter(
    (one) => !one.endsWith(':'),
  );
  for (const one of [...named, ...where]) {
    const colon = one.indexOf(':');
    if (colon < 1 || conditions.has(one.slice(0, colon)))
      throw new TypeError('--where: NAME:VALUE, each name once');
    conditions.set(one.slice(0, colon), one.slice(colon + 1));
  }
  const asked = { types: type ?? null, where: Object.fromEntries(conditions), by, from, until };
  return checkedQuestion(asked, (why) => misused(`The question ${why}`));
};

/** Without what is undefined. @param {{ vkey: string | undefined, policy: string | undefined, state: string | undefined }} told @returns {{ vkey?: string, policy?: string, state?: string }} */
const defined = ({ vkey, policy, state }) => ({
  ...(vkey === undefined ? {} : { vkey }),
  ...(policy === undefined ? {} : { policy }),
  ...(state === undefined ? {} : { state }),
});

/** @param {{ 'ask-witnesses': boolean, place?: string | undefined, policy?: string | undefined }} options */
const mustKnowWitnesses = ({ 'ask-witnesses': isAsked, place, policy }) => {
  if (isAsked && (place === undefined || policy === undefined))
    throw new TypeError('--ask-witnesses needs a log, and a --policy with their addresses');
};

/** @param {string | undefined} told @param {string} name of the option */
const secondsIn = (told, name) => {
  const number = told === undefined ? undefined : decimal(told);
  if (told !== undefined && (number === undefined || number === 0))
    throw new TypeError(`--${name}: a whole number of seconds`);
  return number;
};

/** Node's own advice after the first sentence is of arguments that no command here has. @param {unknown} error */
const whyMisused = (error) => /** @type {Error} */ (error).message.replace(/\. To specify .*/s, '');

const misused = (/** @type {string} */ why) =>
  new Wrong('usage', `${why}. ledger-verify silence --help tells more`);

/** @param {readonly string[]} args what follows the word silence */
const silenceOptionsOf = (args) => {
  const text = /** @type {const} */ ({ type: 'string' });
  const several = /** @type {const} */ ({ type: 'string', multiple: true });
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        log: text,
        vkey: text,
        policy: text,
        state: text,
        'max-age': text,
        'ask-witnesses': flag,
        evidence: text,
        timeout: text,
        agency: text,
        type: several,
        authority: text,
        where: several,
        from: text,
        until: text,
        by: text,
        out: text,
        json: flag,
        help: flag,
      },
    });
    const [action, file, ...more] = positionals;
    const { vkey, policy, state, json, help } = values;
    /** @type {Options} */
    const options = {
      ...defined({ vkey, policy, state }),
      json,
      help,
      place: values.log,
      timeout: secondsIn(values.timeout, 'timeout') ?? 30,
      maxAge: secondsIn(values['max-age'], 'max-age'),
      ...(values.evidence === undefined ? {} : { evidence: values.evidence }),
      'ask-witnesses': values['ask-witnesses'],
      full: true,
      certificate: file ?? values.out,
    };
    if (values.log === undefined && (state ?? values['max-age']) !== undefined)
      throw new TypeError('--state and --max-age need --log');
    mustKnowWitnesses(options);
    const isMake =
      action === 'make' &&
      file === undefined &&
      values.log !== undefined &&
      values.out !== undefined;
    const isCheck =
      action === 'check' && file !== undefined && more.length === 0 && values.out === undefined;
    if (!values.help && !isMake && !isCheck)
      throw new TypeError('silence make needs --log and --out; silence check needs one FILE');
    if (!isMake) return { options, file, out: undefined, question: undefined };
    const question = questionOf(values);
    return { options, file: undefined, out: values.out, question };
  } catch (error) {
    throw error instanceof Wrong ? error : misused(whyMisused(error));
  }
};

/** @typedef {ReturnType<typeof silenceOptionsOf>} SilenceOptions */

// --- What was seen before ----------------------------------------------------------------------------------------------

/** @param {string} file @returns {State | undefined} */
const readState = (file) => {
  if (!fs.existsSync(file)) return undefined;
  try {
    const state = /** @type {State & { v: number }} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
    if (
      state.v !== 1 ||
      !isCount(state.size, 0) ||
      !isCount(state.ids, 0) ||
      fromBase64(state.root)?.length !== HASH ||
      !isObject(state.streams)
    )
      throw new SyntaxError();
    const note = parseCheckpoint(Buffer.from(state.note));
    signedBy(note, [parseVkey(state.vkey)], 'usage', 'The note');
    if (note.size !== state.size || note.root.toString('base64') !== state.root)
      throw new SyntaxError();
    return state;
  } catch {
    throw new Wrong(
      'usage',
      `${file} is no state of this program, or was changed: it must say what its signed note says. Keep it and name a new file`,
    );
  }
};

/** Whole or not at all, also when the machine stops. @param {string} file @param {string | Buffer} data */
const writeWhole = (file, data) => {
  fs.writeFileSync(`${file}.tmp`, data, { flush: true });
  fs.renameSync(`${file}.tmp`, file);
};

/** Entries of the earlier runs; undefined: they are lost and all must be read. @param {string} file @param {State} state */
const seenBefore = (file, state) => {
  const entries = new Entries(state.origin);
  const raw = fs.existsSync(`${file}.ids`) ? fs.readFileSync(`${file}.ids`) : Buffer.alloc(0);
  if (state.ids !== state.size || raw.length < 16 * state.ids) return undefined;
  for (let i = 0; i < state.ids; i++) entries.ids.add(raw.subarray(16 * i, 16 * i + 16));
  entries.streams = new Map(Object.entries(state.streams));
  entries.kind = state.kind;
  entries.recordedOn = state.recordedOn;
  entries.latest = state.latest ?? state.recordedOn ?? '';
  const [name = ''] = entries.streams.keys();
  entries.prefix = name.slice(0, name.indexOf('_', 7) + 1);
  return entries;
};

/** @param {State} state */
const stateText = (state) => `${JSON.stringify({ v: 1, ...state })}\n`;

/** @param {string} file @param {State} state @param {Entries} entries @param {number} kept ids that the file holds already */
const writeState = (file, state, entries, kept) => {
  const ids = `${file}.ids`;
  const handle = fs.openSync(ids, kept > 0 ? 'r+' : 'w');
  try {
    fs.ftruncateSync(handle, 16 * kept);
    fs.writeSync(handle, entries.added, 0, 16 * entries.count, 16 * kept);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  writeWhole(file, stateText(state));
};

/**
 * Runs alone among the runs that share a state: a full check takes long, and another run may end before it. A lock that
 * is ten minutes old is of a run that died. @template T
 * @param {string} file @param {number} seconds patience @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>} undefined: another run held it all the time
 */
const alone = async (file, seconds, work) => {
  const lock = `${file}.lock`;
  const until = Date.now() + seconds * 1000;
  for (;;) {
    try {
      fs.writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const { mtimeMs = 0 } = fs.statSync(lock, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < Date.now() - DEAD_MS) fs.rmSync(lock, { force: true });
    else if (Date.now() >= until) return undefined;
    else await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
};

/**
 * Keeps the signed notes that show what the log's key signed, and the hashes that hold them to each other.
 * @param {string | undefined} beside the file beside which they are kept
 * @param {string[]} notes @param {string} [hashes] a file of hashes (docs/reference/verify.md)
 * @returns {{ kept: string, at: Record<string, unknown> }} a clause that says where
 */
const keepEvidence = (beside, notes, hashes) => {
  const what = notes.length > 1 ? 'both signed notes' : 'the signed note';
  const shown = `with --json ${what} stand${notes.length > 1 ? '' : 's'} in at.notes`;
  const where = { notes, ...(hashes === undefined ? {} : { hashes }) };
  if (beside === undefined) return { kept: `; ${shown}`, at: where };
  const bodies = notes.map((note) => note.slice(0, note.lastIndexOf('\n\n')));
  const digest = sha256(Buffer.from(bodies.join('\n\n'))).toString('hex');
  const name = `${beside}.evidence-${digest.slice(0, 12)}`;
  const files = new Map(notes.map((note, i) => [`${name}-${i + 1}`, note]));
  const proof = hashes === undefined ? [] : [`${name}-hashes`];
  for (const file of proof) files.set(file, hashes ?? '');
  try {
    fs.mkdirSync(dirname(name), { recursive: true });
    for (const [file, text] of files) writeWhole(file, text);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return { kept: `; the evidence could NOT be kept (${message}), ${shown}`, at: where };
  }
  const evidence = [...files.keys()].slice(0, notes.length);
  const second = notes.length > 1 ? ' and -2' : '';
  const third = proof.length > 0 ? ', with the hashes that prove it to anyone in -hashes' : '';
  return {
    kept: `; ${what} ${notes.length > 1 ? 'are' : 'is'} kept in ${name}-1${second}${third}`,
    at: { evidence, ...(proof.length > 0 ? { proof: proof[0] } : {}), ...where },
  };
};

// --- One run -----------------------------------------------------------------------------------------------------------

const DAY_USAGE =
  'day-findings FILE [--receipt FILE --vkey FILE|KEY] [--policy FILE] [--root ROOT]';
const EVIDENCE_USAGE =
  'evidence NOTE NOTE [--hashes FILE | --log URL|DIRECTORY [--out FILE]] --vkey FILE|KEY';
const HELP = `ledger-verify [url or directory of /log] [options]
ledger-verify silence make|check ...   (silence --help)

  --vkey FILE|KEY    the log's verifier key, from a source that you trust
  --policy FILE      logs and witnesses that you trust, and the quorum (C2SP tlog-policy)
  --state FILE       remembers what was seen; the log must extend it. Checks only what is new
  --full             with --state: check all entries again
  --ask-witnesses    ask each witness of the policy for the newest checkpoint that it cosigned, and compare
  --evidence DIR     where both signed notes are kept when the log is caught; else beside the state or the file given
  --max-age SECONDS  the log must have been witnessed since then, and grown within an hour more; without witnesses, grown
  --receipt FILE     a tlog-proof of one entry; works without a log as well
  --leaf FILE        the entry, where the receipt has none in it
  --opening FILE     an opened field of that entry; or a file of POST /v1/openings, which holds its receipt
  --timeout SECONDS  patience for one file of a server (30)
  --json             one JSON object instead of sentences

ledger-verify ${DAY_USAGE}
  a list of the findings of a closed day, or the proof of one, against the root that the closing says

ledger-verify ${EVIDENCE_USAGE}
  two signed notes (or states) that were kept: do they prove a fork to you; --out: hashes that prove it to others

Exit codes: ${Object.entries(EXIT)
  .map(([kind, code]) => `${code} ${kind}`)
  .join(', ')}
`;

/** @param {readonly string[]} args */
const optionsOf = (args) => {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        vkey: text,
        policy: text,
        state: text,
        receipt: text,
        leaf: text,
        opening: text,
        timeout: text,
        'max-age': text,
        'ask-witnesses': flag,
        evidence: text,
        full: flag,
        json: flag,
        help: flag,
      },
    });
    if (positionals.length > 1) throw new TypeError('more than one log is named');
    const options = {
      ...values,
      /** @type {string | undefined} of silence */
      certificate: undefined,
      place: positionals[0],
      timeout: secondsIn(values.timeout, 'timeout') ?? 30,
      maxAge: secondsIn(values['max-age'], 'max-age'),
    };
    if (options.help) return options;
    const { place, receipt, opening } = options;
    if (place === undefined && receipt === undefined && opening === undefined)
      throw new TypeError('name a log, or a receipt');
    if (options.place === undefined && options.maxAge !== undefined)
      throw new TypeError('--max-age needs a log');
    mustKnowWitnesses(options);
    return options;
  } catch (error) {
    throw new Wrong('usage', `${whyMisused(error)}. ledger-verify --help tells more`);
  }
};

/** @param {string} file @param {number} [most] bytes */
const readFile = (file, most = LIMIT.file) => {
  const size = fs.statSync(file, { throwIfNoEntry: false });
  if (size === undefined || !size.isFile()) throw new Wrong('usage', `There is no file ${file}`);
  if (size.size > most) throw new Wrong('usage', `${file} is longer than ${most} bytes`);
  return fs.readFileSync(file);
};

/** @typedef {ReturnType<typeof optionsOf>} Options */
/** @typedef {{ checked: string[], notChecked: string[], gaps: string[], notes: string[], log?: { origin: string, size: number, root: string, kind?: string | undefined }, found?: Record<string, unknown>, proven?: string[], notProven?: string[] }} Report */

/** @typedef {{ what: string, checkpoint: Checkpoint, time: number | undefined }} Held */

/** Everything that one run knows. */
class Run {
  /** @type {Report} what was checked; what was not, and need not be; what was asked for and could not be; what a reader should know */
  report = { checked: [], notChecked: [], gaps: [], notes: [] };
  /** @type {Checkpoint | undefined} */
  receipted = undefined;
  /** @type {Wrong | undefined} */
  unproven = undefined;
  /** @type {Wrong | undefined} what a witness serves is no checkpoint of this log that it cosigned */
  unheld = undefined;
  /** @type {{ wrong: Wrong, checkpoint: Checkpoint } | undefined} a checkpoint lacks the quorum; told after what shows two histories */
  unmet = undefined;
  /** The log's key was given from outside, now or in an earlier run. */
  isCompared = false;
  /** @type {Checkpoint | undefined} the newest one of the log, signed by its key */
  signed = undefined;

  /** @param {Options} options @param {number} now seconds since 1970 */
  constructor(options, now) {
    this.options = options;
    this.now = now;
    this.state = options.state === undefined ? undefined : readState(options.state);
    this.policy = options.policy === undefined ? undefined : parsePolicy(readFile(options.policy));
    /** @type {Vkey[]} */
    this.keys = this.#keys();
  }

  /** Keys from outside the log. */
  #keys() {
    const { vkey } = this.options;
    const told =
      vkey === undefined
        ? []
        : [
            parseVkey(
              (vkey.includes('+') && !fs.existsSync(vkey)
                ? vkey
                : readFile(vkey).toString('utf8')
              ).trim(),
            ),
          ];
    const logs = this.policy?.logs ?? [];
    const remembered = this.state === undefined ? [] : [parseVkey(this.state.vkey)];
    this.isCompared = told.length + logs.length > 0 || this.state?.compared === true;
    const [first, ...others] = [told, logs, remembered].filter((list) => list.length > 0);
    const keys = (first ?? []).filter((key) =>
      others.every((list) => list.some(({ text }) => text === key.text)),
    );
    if (first !== undefined && keys.length === 0)
      throw new Wrong(
        'usage',
        '--vkey, the policy and the state name different keys of the log. If the key was changed, learn why, and begin a new state',
      );
    if (keys.some(({ type }) => type !== LOG_KEY))
      throw new Wrong('usage', 'The key of a log is one of Ed25519 (type 1)');
    return keys;
  }

  /** Whatever turns out wrong once the log has signed: the note is kept. @param {() => Promise<void>} work */
  async keeping(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Wrong) || error.at['notes'] !== undefined || this.signed === undefined)
        throw error;
      if (OF_OTHERS.has(error.kind)) throw error;
      const beside = this.#beside();
      const { kept, at: where } = keepEvidence(beside, [this.signed.text]);
      const clause = beside === undefined ? '' : kept;
      throw new Wrong(error.kind, `${error.message}${clause}`, { ...error.at, ...where });
    }
  }

  async all() {
    const { place, receipt, leaf, opening } = this.options;
    const file = opening === undefined ? undefined : parseOpenedField(readFile(opening));
    if (file !== undefined) await this.#openedFile(file);
    else {
      const isAlone = opening !== undefined && receipt === undefined && leaf === undefined;
      if (isAlone && !/^[\w-]+\s*$/.test(readFile(opening).toString('latin1')))
        throw noFile('is neither JSON nor an opening by itself');
      if (isAlone) throw new Wrong('usage', '--opening needs --leaf or a --receipt that holds it');
      const proven = receipt === undefined ? undefined : await this.#receipt(readFile(receipt));
      const entry = proven ?? (leaf === undefined ? undefined : withoutNewline(readFile(leaf)));
      if (place !== undefined) await this.#log(place, proven === undefined ? entry : undefined);
      if (opening !== undefined && entry !== undefined) {
        const field = openField(entry, readFile(opening));
        this.report.found = { ...this.report.found, [field.name]: field.value };
        this.report.checked.push(
          `the opened field ${field.name} is what the entry committed to; it opens no other`,
        );
      }
    }
    this.#witnesses();
  }

  #witnesses() {
    if (this.policy === undefined)
      this.report.notChecked.push('witnesses (no --policy): others may be shown another log');
    else
      this.report.notChecked.push(
        ...this.policy.witnesses
          .filter(({ vkey }) => vkey.type !== WITNESS_KEY)
          .map(({ name }) => `cosignatures of ${name}: ML-DSA is not known to this program`),
      );
    if (this.policy?.quorum === 'none')
      this.report.notChecked.push(
        'witnesses (the policy asks for none): others may be shown another log',
      );
  }

  /** @param {OpenedField} file */
  async #openedFile(file) {
    const { place, receipt, leaf } = this.options;
    if (receipt !== undefined || leaf !== undefined)
      throw new Wrong('usage', 'That opening holds its receipt: leave --receipt and --leaf out');
    const entry = await this.#receipt(Buffer.from(file.receipt));
    if (place !== undefined) await this.#log(place, undefined);
    const seq = Number(this.report.found?.['seq']);
    const origin = this.receipted?.origin ?? '';
    const { name, value, closed, type } = openFile(file, { entry, seq, origin });
    this.report.found = { seq, [name]: value };
    this.report.checked.push(
      name === 'official'
        ? `the whole official face of ${type} is what the entry committed to; it opens nothing else`
        : `the opened field ${name} of ${type} is what the entry committed to; it opens no other`,
      `still closed: ${closed.join(', ')}`,
    );
    const kind = this.report.log?.kind;
    if (kind === undefined)
      this.report.notChecked.push(
        `that the ledger is ${file.ledger}, as the file says: seq 0 of the log tells`,
      );
    else if (kind === file.ledger)
      this.report.checked.push(`the ledger is ${kind}, as the file says: so does seq 0`);
    else
      throw new Wrong(
        'opening',
        `The opening says the ledger is ${file.ledger}, seq 0 says ${kind}`,
      );
  }

  /** @param {Buffer} bytes @returns {Promise<Buffer>} the entry that it proves */
  async #receipt(bytes) {
    const { checkpoint, index, proof, extra } = parseReceipt(bytes);
    await this.#trust();
    const what = 'The checkpoint of the receipt';
    const key = signedBy(checkpoint, this.keys, 'receipt', what);
    const times = this.#cosigned(checkpoint, what);
    this.report.checked.push(
      `${what}: signature of ${key.name}+${key.id}${times === undefined ? '' : ` and the quorum of the policy${witnessedAt(times)}`}`,
    );
    const told =
      this.options.leaf === undefined ? undefined : withoutNewline(readFile(this.options.leaf));
    const entry = told ?? extra ?? undefined;
    if (entry === undefined)
      throw new Wrong('usage', 'The receipt holds no entry: give it with --leaf');
    if (extra !== null && !extra.equals(entry))
      throw new Wrong('receipt', 'The entry in the receipt is another one than that of --leaf');
    const root = rootOfInclusion({ index, size: checkpoint.size, leaf: leafHash(entry), proof });
    if (root === undefined || !root.equals(checkpoint.root))
      throw new Wrong(
        'receipt',
        `The receipt does not prove this entry at seq ${index} of ${checkpoint.size}`,
        { seq: index },
      );
    const fault = shownLeaf(entry);
    if (fault !== undefined)
      throw new Wrong('entry', `The entry of the receipt (seq ${index}): ${fault}`, { seq: index });
    if (
      this.state?.size === checkpoint.size &&
      this.state.root !== checkpoint.root.toString('base64')
    )
      throw this.#caught(
        'fork',
        `The receipt's checkpoint and the one remembered have the size ${checkpoint.size} and different roots`,
        { note: this.state.note, checkpoint },
      );
    this.receipted = checkpoint;
    if (
      this.state !== undefined &&
      this.state.size !== checkpoint.size &&
      this.options.place === undefined
    )
      this.report.notChecked.push(
        'that the receipt and what was seen before are of one history: that needs the log',
      );
    this.report.found = { seq: index };
    this.report.checked.push(
      `the receipt proves the entry at seq ${index} of the ${checkpoint.size} under its checkpoint`,
      entryText(entry),
    );
    if (this.options.place === undefined) {
      this.#mustBeMet();
      this.report.notChecked.push('the log itself: only this one entry');
    }
    return entry;
  }

  /** Without a key from outside, the log's own is taken: then nothing shows whose log it is. */
  async #trust() {
    if (this.keys.length > 0) {
      if (!this.isCompared) this.#doubtKey('in an earlier run');
      return;
    }
    const { place } = this.options;
    if (place === undefined)
      throw new Wrong('usage', 'A receipt alone needs --vkey or a --policy with the log');
    const bytes = await this.#source(place).get('vkey', LIMIT.vkey, 'signature');
    if (bytes === null) throw new Wrong('usage', 'The log serves no key: give it with --vkey');
    try {
      this.keys.push(parseVkey(bytes.toString('utf8').trim()));
    } catch (error) {
      throw new Wrong('signature', /** @type {Error} */ (error).message);
    }
    this.#doubtKey('');
  }

  /** @param {string} when */
  #doubtKey(when) {
    const gap = `whose log this is: the key came from the log itself${when && ` ${when}`}. Compare it with another source, and give it with --vkey: ${this.keys[0]?.text ?? ''}`;
    if (!this.report.gaps.includes(gap)) this.report.gaps.push(gap);
  }

  /** When each known witness signed; what is wrong there waits until histories are compared. @param {Checkpoint} checkpoint @param {string} what */
  #cosigned(checkpoint, what) {
    try {
      return this.policy === undefined ? undefined : witnessed(checkpoint, this.policy, what);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      this.unmet ??= { wrong: error, checkpoint };
      return undefined;
    }
  }

  /** A checkpoint that the policy does not trust is kept: it is signed by the log. */
  #mustBeMet() {
    if (this.unmet === undefined) return;
    const { wrong, checkpoint } = this.unmet;
    const evident = keepEvidence(this.#beside(), [checkpoint.text]);
    throw new Wrong(wrong.kind, `${wrong.message}${evident.kept}`, evident.at);
  }

  /** @param {string} place */
  #source(place) {
    return sourceAt(place, this.options.timeout);
  }

  /** @param {string} place @param {Buffer | undefined} seek */
  async #log(place, seek) {
    const source = this.#source(place);
    const newest = await this.#newest(source, this.receipted, 'of the receipt');
    const entries = await this.#entries(source, newest.checkpoint, seek);
    this.#tells(newest.times, entries);
    if (this.unproven !== undefined) throw this.unproven;
    this.#age(newest.times, await this.#remember(source, newest, entries), entries);
  }

  /**
   * The newest checkpoint of the log. It is held to all that was signed before: two histories are told before whatever
   * else is wrong. @param {Source} source @param {Checkpoint} [given] one that came with the question @param {string} [what]
   */
  async #newest(source, given, what = '') {
    const { checkpoint, held, key } = await this.#signed(source);
    await this.#extends(source, checkpoint);
    if (given !== undefined) {
      // A policy may name several logs.
      signedBy(given, [key], 'usage', `The checkpoint ${what}`);
      await this.#extendsRoot(source, checkpoint, { ...seenIn(given), what });
      if (this.unproven === undefined)
        this.report.checked.push(`the log extends the checkpoint ${what}`);
    }
    await this.#agrees(source, checkpoint, held, key);
    const times = this.#cosigned(checkpoint, 'The checkpoint');
    this.#mustBeMet();
    if (this.unheld !== undefined) throw this.unheld;
    if (times !== undefined && this.policy?.quorum !== 'none')
      this.report.checked.push(
        `quorum ${this.policy?.quorum}: cosigned by ${[...times.keys()].join(', ')}`,
      );
    return { checkpoint, key, times };
  }

  /** The newest checkpoint of the log, signed by its key. @param {Source} source */
  async #signed(source) {
    await this.#trust();
    const { checkpoint, held } = await this.#read(source);
    const { origin, size, root } = checkpoint;
    this.report.log = { origin, size, root: root.toString('base64') };
    const key = signedBy(checkpoint, this.keys, 'signature', 'The checkpoint');
    this.signed = checkpoint;
    this.report.checked.push(`signature of ${key.name}+${key.id}`);
    if (checkpoint.extensions > 0)
      this.report.notChecked.push(
        `${checkpoint.extensions} extension lines of the checkpoint: they are opaque`,
      );
    return { checkpoint, held, key };
  }

  /** The log goes on from what was seen before. @param {Source} source @param {Checkpoint} checkpoint */
  async #extends(source, checkpoint) {
    if (this.state === undefined)
      return void this.report.notChecked.push(
        'that it extends what was seen before (no --state, or its first run)',
      );
    await this.#extendsRoot(source, checkpoint, { ...this.state, what: 'remembered' });
    if (this.unproven === undefined)
      this.report.checked.push(`it extends the ${this.state.size} entries seen before`);
  }

  /** @param {Source} source @param {Checkpoint} checkpoint @param {{ size: number, root: string, note: string, what: string }} old */
  async #extendsRoot(source, checkpoint, old) {
    const both = { note: old.note, checkpoint };
    const root = checkpoint.root.toString('base64');
    if (checkpoint.size < old.size)
      throw this.#caught(
        'rollback',
        `The log has ${checkpoint.size} entries, the checkpoint ${old.what} has ${old.size}: ${old.size - checkpoint.size} are missing, from seq ${checkpoint.size} on. This is an older copy, or another history`,
        both,
        { seq: checkpoint.size },
      );
    if (checkpoint.size === old.size) {
      if (root === old.root) return;
      throw this.#caught(
        'fork',
        `The log and the checkpoint ${old.what} have the size ${old.size} and different roots: ${root} and ${old.root}`,
        both,
      );
    }
    const roots = await rootsOf(tilesOf(source, checkpoint.size), old.size, checkpoint.size);
    if (roots.old.toString('base64') === old.root && roots.whole.equals(checkpoint.root)) return;
    if (!roots.whole.equals(checkpoint.root)) {
      // The tiles are wrong. The walk names the place, unless other tiles were served then.
      this.unproven = new Wrong(
        'root',
        `The tiles do not lead to the signed root ${root}, so nothing shows that the log extends the checkpoint ${old.what}`,
      );
      return;
    }
    throw this.#caught(
      'fork',
      `The first ${old.size} entries of the log hash to ${roots.old.toString('base64')}, the checkpoint ${old.what} says ${old.root}: both are signed, history was changed`,
      { ...both, hashes: hashesText(old.size, checkpoint.size, roots.nodes) },
    );
  }

  /** The log's key signed two histories. @param {Kind} kind @param {string} message @param {{ note: string, checkpoint: Checkpoint, hashes?: string }} both @param {Record<string, unknown>} [where] */
  #caught(kind, message, { note, checkpoint, hashes }, where) {
    const evident = keepEvidence(this.#beside(), [note, checkpoint.text], hashes);
    return new Wrong(kind, `${message}${evident.kept}`, { ...where, ...evident.at });
  }

  /** The file beside which evidence is kept. */
  #beside() {
    const { evidence, state, receipt, opening, certificate, policy } = this.options;
    const given = state ?? receipt ?? opening ?? certificate ?? policy;
    if (evidence === undefined) return given;
    return join(evidence, given === undefined ? 'log' : basename(given));
  }

  /** What each witness has cosigned last. @param {string} origin @returns {Promise<Held[]>} */
  async #held(origin) {
    /** @type {Held[]} */
    const all = [];
    const path = `${sha256(Buffer.from(origin)).toString('hex')}/checkpoint`;
    for (const { name, vkey, url } of this.policy?.witnesses ?? []) {
      const what = `the witness ${name}`;
      try {
        if (url === undefined) throw new Wrong('unreachable', 'the policy names no address');
        const bytes = await server(url, this.options.timeout).get(path, LIMIT.checkpoint, 'policy');
        if (bytes === null) throw new Wrong('unreachable', 'it holds no checkpoint of this log');
        const checkpoint = parseCheckpoint(bytes, 'policy');
        const served = `The checkpoint that ${what} serves`;
        signedBy(checkpoint, this.keys, 'policy', served);
        // The log signed it: it is compared, whatever the witness did.
        /** @type {Held} */
        const held = { what, checkpoint, time: undefined };
        all.push(held);
        held.time = vkey.type === WITNESS_KEY ? cosignedAt(checkpoint, vkey, served) : undefined;
        if (held.time === undefined && vkey.type === WITNESS_KEY)
          throw new Wrong('policy', `${served} does not bear its cosignature`);
      } catch (error) {
        if (!(error instanceof Wrong)) throw error;
        if (error.kind === 'unreachable') this.report.gaps.push(`${what}: ${error.message}`);
        else
          this.unheld ??= new Wrong(
            'policy',
            error.message.includes(what) ? error.message : `${what}: ${error.message}`,
          );
      }
    }
    return all;
  }

  /** What the witnesses hold is the beginning of this log. @param {Source} source @param {Checkpoint} checkpoint @param {readonly Held[]} held @param {Vkey} key */
  async #agrees(source, checkpoint, held, key) {
    for (const { what, checkpoint: cosigned, time } of held) {
      if (cosigned.origin !== key.name || !isSignedBy(cosigned, key)) {
        this.unheld ??= new Wrong('policy', `${what} serves a checkpoint of another log or key`);
        continue;
      }
      const { size } = cosigned;
      const seen = {
        ...seenIn(cosigned),
        what: `that ${what} ${time === undefined ? 'serves' : 'cosigned'}`,
      };
      await this.#extendsRoot(source, checkpoint, seen);
      const when =
        time === undefined
          ? 'its cosignature was not checked (ML-DSA)'
          : `cosigned ${Math.max(0, Math.floor(this.now - time))} s ago (${timeText(time)})`;
      if (this.unproven === undefined)
        this.report.checked.push(`${what} holds ${size} entries, ${when}: the same history`);
    }
  }

  /**
   * The log's newest checkpoint, after those of the witnesses were read. A witness cosigns before the log publishes, so
   * a log that has less is given the time of one file to show it. @param {Source} source @returns {Promise<{ checkpoint: Checkpoint, held: readonly Held[] }>}
   */
  async #read(source) {
    const read = async () => {
      const bytes = await source.get('checkpoint', LIMIT.checkpoint, 'checkpoint');
      if (bytes === null)
        throw new Wrong('missing', `${source.place} serves no checkpoint`, { path: 'checkpoint' });
      return parseCheckpoint(bytes);
    };
    let checkpoint = await read();
    if (!this.options['ask-witnesses']) return { checkpoint, held: [] };
    const held = await this.#held(checkpoint.origin);
    const until = Date.now() + this.options.timeout * 1000;
    while (held.some(({ checkpoint: { size } }) => size > checkpoint.size) && Date.now() < until) {
      await new Promise((resolve) => void setTimeout(resolve, 250));
      checkpoint = await read();
    }
    return { checkpoint, held };
  }

  /** @param {Source} source @param {Checkpoint} checkpoint @param {Buffer | undefined} seek */
  async #entries(source, checkpoint, seek) {
    const { state: file, full } = this.options;
    const before =
      this.state === undefined || full || seek !== undefined || file === undefined
        ? undefined
        : seenBefore(file, this.state);
    const from = before === undefined ? 0 : (this.state?.size ?? 0);
    const entries = before ?? new Entries(checkpoint.origin);
    const walk = new Walk({ source, checkpoint, entries, from, seek });
    await walk.run();
    const { size } = checkpoint;
    this.report.checked.push(
      from === 0
        ? `all ${size} entries, every tile and the root`
        : `${size - from} new entries, their tiles and the root`,
    );
    if (from > 0)
      this.report.notChecked.push(
        `the ${from} entries of earlier runs, again (--full does): ${this.#lastFull()}`,
      );
    if (seek !== undefined) {
      const { found } = walk;
      if (found === undefined)
        throw new Wrong('entry', 'The log does not hold the entry given with --leaf');
      this.report.found = { seq: found };
      this.report.checked.push(`the log holds the entry given with --leaf, at seq ${found}`);
    }
    return entries;
  }

  /** When the entries that a state lets us skip were last read together. */
  #lastFull() {
    const { fullAt, fullSize } = this.state ?? {};
    if (fullAt === undefined) return 'the state does not know when they were last read together';
    const ago = Math.floor((this.now - Date.parse(fullAt) / 1000) / 86_400);
    return `all entries were last read together ${fullAt}, ${ago} days ago, when there were ${fullSize}`;
  }

  /** What kind of ledger it is; and where its clock was set, or is wrong, or stands still. @param {Map<string, number> | undefined} times @param {Entries} entries */
  #tells(times, { kind, recordedOn, wentBack }) {
    if (this.report.log !== undefined) this.report.log.kind = kind;
    if (wentBack.length > 0)
      this.report.notes.push(
        `entries say that they were recorded on a day before that of an entry before them: seq ${wentBack.join(', ')}${wentBack.length < 10 ? '' : ' and perhaps more'}. The ledger's clock went back, or they were put in later`,
      );
    if (times === undefined || times.size === 0 || recordedOn === undefined) return;
    const signed = Math.max(...times.values());
    const day = Date.parse(recordedOn) / 1000; // its first second
    if (signed >= day - DAYS_APART && signed < day + 86_400 + DAYS_APART) return;
    this.report.notes.push(
      `the newest entry says that it was recorded on ${recordedOn}, a witness signed on ${timeText(signed)}: the ledger's clock was set (a demonstration's may be) or is wrong, or nothing was recorded in between, not even the hourly sign of life`,
    );
  }

  /**
   * Remembers what was seen, beside what another run with this state has seen meanwhile.
   * @param {Source} source @param {{ key: Vkey, checkpoint: Checkpoint }} newest @param {Entries} entries
   * @returns {Promise<number | undefined>} when the log was last seen to have grown
   */
  async #remember(source, { key, checkpoint }, entries) {
    const { state: file, timeout } = this.options;
    if (file === undefined) return undefined;
    const { origin, size, text, root } = checkpoint;
    const now = new Date(this.now * 1000).toISOString();
    const kept = entries.ids.size - entries.count;
    const state = await alone(file, timeout, async () => {
      const there = readState(file);
      if (there !== undefined && there.note !== this.state?.note)
        await this.#holdsBeside(source, checkpoint, there);
      const full = kept === 0 ? { fullAt: now, fullSize: size } : there;
      const seen = {
        compared: this.isCompared || there?.compared === true,
        fullAt: full?.fullAt,
        fullSize: full?.fullSize,
      };
      if (there !== undefined && there.size > size) {
        const longer = { ...there, ...seen };
        writeWhole(file, stateText(longer));
        return longer;
      }
      /** @type {State} */
      const ours = {
        vkey: key.text,
        origin,
        size,
        root: root.toString('base64'),
        note: text,
        grewAt: there?.size === size ? there.grewAt : now,
        ids: size,
        streams: Object.fromEntries(entries.streams),
        kind: entries.kind,
        recordedOn: entries.recordedOn,
        latest: entries.latest,
        ...seen,
      };
      writeState(file, ours, entries, kept);
      return ours;
    });
    if (state === undefined)
      this.report.gaps.push(`remembering this run: another one holds ${file}.lock`);
    return this.state === undefined ? undefined : Date.parse((state ?? this.state).grewAt) / 1000;
  }

  /** Another run saw this log too while we read: both saw one history. @param {Source} source @param {Checkpoint} ours @param {State} there */
  async #holdsBeside(source, ours, there) {
    const theirs = parseCheckpoint(Buffer.from(there.note));
    const [older, newer] = theirs.size > ours.size ? [ours, theirs] : [theirs, ours];
    const what = older === ours ? 'of this run' : 'that another run saw meanwhile';
    try {
      await this.#extendsRoot(source, newer, { ...seenIn(older), what });
    } catch (error) {
      if (!(error instanceof Wrong) || error.kind !== 'missing') throw error;
      throw this.#caught(
        'rollback',
        `Another run with this state saw ${theirs.size} entries meanwhile, and this log, which shows ${ours.size}, does not have them (${error.message}). This is an older copy, or another history`,
        { note: there.note, checkpoint: ours },
      );
    }
    if (this.unproven !== undefined) throw this.unproven;
  }

  /** @param {Map<string, number> | undefined} times @param {number | undefined} grewAt @param {Entries} entries */
  #age(times, grewAt, entries) {
    const { maxAge } = this.options;
    if (maxAge === undefined)
      return void this.report.notChecked.push(
        `age (no --max-age): the log may have stood still${witnessedAt(times)}`,
      );
    if (times !== undefined && this.policy !== undefined && this.policy.quorum !== 'none') {
      const fresh = new Set(
        [...times]
          .filter(([, time]) => time >= this.now - maxAge && time <= this.now + CLOCKS_DIFFER)
          .map(([name]) => name),
      );
      if (!this.policy.isMet(fresh))
        throw new Wrong(
          'stale',
          `The quorum ${this.policy.quorum} has not signed within ${maxAge} s${witnessedAt(times)}`,
        );
      this.report.checked.push(
        `witnessed within ${maxAge} s; an older copy of at most that age would pass${this.options['ask-witnesses'] ? ', did the witnesses not hold the same' : ' (--ask-witnesses finds one)'}`,
      );
      this.#mustGrow({ maxAge, more: SIGN_OF_LIFE }, grewAt, entries);
    } else if (grewAt === undefined)
      this.report.gaps.push('age: neither witnesses nor an earlier run tell how old this is');
    else this.#mustGrow({ maxAge, more: 0 }, grewAt, entries);
  }

  /** Witnesses cosign a log that stands still as well. @param {{ maxAge: number, more: number }} most seconds @param {number | undefined} grewAt @param {Entries} entries */
  #mustGrow({ maxAge, more }, grewAt, { kind, recordedOn }) {
    const most = `at most ${maxAge} s were asked for${more > 0 ? ', and an hour more is given: a ledger with nothing to record records that, each hour' : ''}`;
    const dayEnds = Date.parse(recordedOn ?? '') / 1000 + 86_400;
    if (kind === 'live' && dayEnds > this.now + 86_400 + DAYS_APART)
      return void this.report.gaps.push(
        `age: the newest entry says that it was recorded on ${recordedOn}, a day that has not come by this clock`,
      );
    if (grewAt !== undefined && this.now - grewAt > maxAge + more)
      throw new Wrong(
        'stale',
        `The log has not grown since ${timeText(grewAt)}, ${Math.floor(this.now - grewAt)} s ago by this clock; ${most}`,
      );
    // The clock of a live ledger cannot be set.
    if (kind === 'live' && this.now - dayEnds > maxAge + more)
      throw new Wrong(
        'stale',
        `The newest entry was recorded on ${recordedOn}, a day that ended ${Math.floor(this.now - dayEnds)} s ago by this clock; ${most}`,
      );
    if (grewAt === undefined)
      this.report.notChecked.push(
        'that the log still grows: only an earlier run with --state tells',
      );
    else this.report.checked.push(`grown within ${maxAge + more} s, by this clock`);
  }

  // Silence.

  /** @param {SilenceOptions} asked */
  async silence({ file, out, question }) {
    if (file !== undefined) await this.#silenceChecked(file);
    else if (out !== undefined && question !== undefined) await this.#silenceMade(out, question);
    this.#witnesses();
  }

  /** @param {string} out @param {Question} question */
  async #silenceMade(out, question) {
    const source = this.#source(this.options.place ?? '');
    const newest = await this.#newest(source);
    const entries = await this.#silentWalk(source, newest.checkpoint, question);
    this.#tells(newest.times, entries);
    this.#age(newest.times, await this.#remember(source, newest, entries), entries);
    const fault = entries.unanswerable();
    if (fault !== undefined) throw new Wrong('usage', `The log cannot answer this: ${fault}`);
    const certificate = entries.certificate(newest.checkpoint);
    writeWhole(out, certificateText(certificate));
    this.#silenceSays(certificate);
  }

  /** @param {string} file */
  async #silenceChecked(file) {
    const certificate = readCertificate(readFile(file, MOST_CERTIFICATE_BYTES));
    const checkpoint = parseCheckpoint(Buffer.from(certificate.checkpoint));
    const what = 'The checkpoint of the certificate';
    await this.#trust();
    const key = signedBy(checkpoint, this.keys, 'signature', what);
    const times = this.#cosigned(checkpoint, what);
    const { place } = this.options;
    if (place !== undefined) await this.#silenceInLog(this.#source(place), checkpoint, certificate);
    else {
      this.#mustBeMet();
      this.report.gaps.push(
        'the entries: without the log (--log) the certificate is only as good as whoever made it',
      );
    }
    this.report.checked.push(
      `${what}: signature of ${key.name}+${key.id}${times === undefined ? '' : ` and the quorum of the policy${witnessedAt(times)}`}`,
    );
  }

  /** @param {Source} source @param {Checkpoint} checkpoint that of the certificate @param {ReturnType<typeof readCertificate>} certificate */
  async #silenceInLog(source, checkpoint, certificate) {
    const newest = await this.#newest(source, checkpoint, 'of the certificate');
    const { size } = checkpoint;
    // What it was made from are the first entries of the log as it is now.
    const entries = await this.#silentWalk(source, newest.checkpoint, certificate.question, size);
    this.#tells(newest.times, entries);
    const grewAt = await this.#remember(source, newest, entries);
    const ours = entries.certificate(checkpoint);
    mustSay(certificate, ours, entries.unanswerable());
    this.#silenceSays(ours);
    mustNotBeOvertaken(entries, size);
    if (newest.checkpoint.size > size)
      this.report.checked.push(
        `none of the ${newest.checkpoint.size - size} entries since the certificate's checkpoint fits`,
      );
    this.#age(newest.times, grewAt, entries);
  }

  /** @param {Source} source @param {Checkpoint} checkpoint @param {Question} question @param {number} [until] a seq, itself left out */
  async #silentWalk(source, checkpoint, question, until) {
    const { origin, size } = checkpoint;
    const entries = new SilentEntries(origin, question, until);
    await new Walk({ source, checkpoint, entries, from: 0, seek: undefined }).run();
    this.report.checked.push(`all ${size} entries, every tile and the root`);
    if (this.unproven !== undefined) throw this.unproven;
    return entries;
  }

  /** @param {ReturnType<SilentEntries['certificate']>} certificate */
  #silenceSays({ filter, period, matches, undecided, proven, notProven }) {
    this.report.found = { filter, period, matches: matches.count, undecided: undecided.count };
    this.report.proven = proven.map(({ text }) => text);
    this.report.notProven = notProven.map(({ text }) => text);
    // Before what is proven: a filter that nothing can fit proves nothing.
    const doubted = notProven.filter(({ code }) => /^never-(seen|in-type)$/.test(code));
    this.report.notes.push(...doubted.map(({ text }) => `NOT proven: ${text}`));
  }
}

// --- Two notes of a log that was caught: for whoever was not there -------------------------------------------------------

const HASHES = 'disclosure-ledger/fork@v1';

/** The file of hashes. @param {number} old @param {number} size @param {Nodes} nodes */
const hashesText = (old, size, nodes) => {
  const lines = [...nodes].map(
    ([range, hash]) => `${range.replace('-', ' ')} ${hash.toString('base64')}`,
  );
  return [HASHES, `${old} ${size}`, ...lines, ''].join('\n');
};

/** The hashes of neighbouring ranges, from seq 0 to the size: each leaf is under one of them alone, so that both roots are made of the same. @param {Buffer} bytes */
const parseHashes = (bytes) => {
  const [first, sizes = '', ...lines] = (utf8(bytes) ?? '').split('\n');
  const [old, size] = sizes.split(' ').map(decimal);
  if (first !== HASHES || old === undefined || size === undefined || lines.pop() !== '')
    throw new Wrong('usage', 'The file of hashes is none');
  /** @type {Map<string, Buffer>} */
  const nodes = new Map();
  let next = 0;
  for (const line of lines) {
    const [from = '', to = '', coded = '', ...more] = line.split(' ');
    const hash = fromBase64(coded);
    const end = decimal(to) ?? 0;
    if (decimal(from) !== next || end <= next || hash?.length !== HASH || more.length > 0)
      throw new Wrong(
        'usage',
        `The file of hashes has a line that is none, or is not the next: ${line.slice(0, 80)}`,
      );
    nodes.set(`${from}-${to}`, hash);
    next = end;
  }
  return { old, size, nodes };
};

/** @param {readonly string[]} args */
const evidenceOptionsOf = (args) => {
  const text = /** @type {const} */ ({ type: 'string' });
  const known = { hashes: text, log: text, out: text, vkey: text, policy: text };
  const options = { ...known, json: /** @type {const} */ ({ type: 'boolean' }) };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new Wrong('usage', `${whyMisused(error)}. ${EVIDENCE_USAGE}`);
  }
  const [one, two, ...more] = parsed.positionals;
  const { vkey, policy, hashes, log, out } = parsed.values;
  if (one === undefined || two === undefined || more.length > 0 || (vkey ?? policy) === undefined)
    throw new Wrong('usage', EVIDENCE_USAGE);
  if ((hashes !== undefined && log !== undefined) || (out !== undefined && log === undefined))
    throw new Wrong('usage', EVIDENCE_USAGE);
  return { files: [one, two], vkey, policy, hashes, log, out };
};

/** A signed note, or the one in whatever else people hold: a state, a receipt, an opened field, a certificate of silence. @param {string} file */
const noteIn = (file) => {
  const bytes = readFile(file, LIMIT.state);
  if (bytes.toString('latin1', 0, 9) === 'c2sp.org/') return parseReceipt(bytes).checkpoint;
  if (bytes[0] !== 0x7b) return parseCheckpoint(bytes);
  try {
    const { note, checkpoint, receipt } = /** @type {Json} */ (JSON.parse(bytes.toString('utf8')));
    return typeof receipt === 'string'
      ? parseReceipt(Buffer.from(receipt)).checkpoint
      : parseCheckpoint(Buffer.from(String(note ?? checkpoint)));
  } catch {
    throw new Wrong('usage', `${file} holds no signed note of a log`);
  }
};

/** @typedef {{ older: Checkpoint, newer: Checkpoint, hashes: string | undefined, log: string | undefined, out: string | undefined }} Pair */

/** What the entries under the newer note make of the size of the older one; undefined: it cannot be told. @param {Pair} pair */
const rootBefore = async ({ older, newer, hashes, log, out }) => {
  if (older.size === newer.size) return newer.root;
  if (log !== undefined) {
    const source = sourceAt(log, 30);
    const newest = await source.get('checkpoint', LIMIT.checkpoint, 'checkpoint');
    // A mirror has the partial tiles of its own size, which begin with those of a smaller one.
    const size = Math.max(newer.size, newest === null ? 0 : parseCheckpoint(newest).size);
    const roots = await rootsOf(tilesOf(source, size), older.size, newer.size);
    if (!roots.whole.equals(newer.root))
      throw new Wrong(
        'root',
        `The tiles of ${log} do not lead to the root of the longer note: they prove nothing. Ask whoever showed it, or holds a copy`,
      );
    if (out !== undefined) writeWhole(out, hashesText(older.size, newer.size, roots.nodes));
    return roots.old;
  }
  if (hashes === undefined) return undefined;
  const { old, size, nodes } = parseHashes(readFile(hashes));
  if (old !== older.size || size !== newer.size)
    throw new Wrong(
      'usage',
      `${hashes} is for the sizes ${old} and ${size}, the notes are of ${older.size} and ${newer.size}`,
    );
  if (fold(nodes, 0, size)?.equals(newer.root) !== true)
    throw new Wrong(
      'usage',
      `The hashes of ${hashes} do not lead to the root of the longer note: they prove nothing`,
    );
  const root = old === 0 ? EMPTY_ROOT : fold(nodes, 0, old);
  if (root === undefined)
    throw new Wrong('usage', `The hashes of ${hashes} tell nothing of the first ${old} entries`);
  return root;
};

/**
 * Whether two notes, each signed by the log's key, are of one history.
 * @param {readonly string[]} args @param {number} now seconds since 1970 @returns {Promise<Report>}
 */
const evidence = async (args, now) => {
  const { files, vkey, policy, hashes, log, out } = evidenceOptionsOf(args);
  const given = Object.entries({ vkey, policy }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  const { keys } = new Run(optionsOf(['--receipt', at(files, 0), ...given]), now);
  /** @type {Report} */
  const report = { checked: [], notChecked: [], gaps: [], notes: [] };
  const signed = files.map((file) => {
    const note = noteIn(file);
    return { file, note, key: signedBy(note, keys, 'signature', file) };
  });
  const whose = signed.map(
    ({ file, note, key }) => `${file}: ${note.size} entries, signature of ${key.name}+${key.id}`,
  );
  if (new Set(signed.map(({ key }) => key.text)).size > 1)
    throw new Wrong(
      'usage',
      `The notes are signed by two keys, which contradicts nothing: ${whose.join('; ')}`,
    );
  report.checked.push(...whose);
  const notes = signed.map(({ note }) => note);
  const [older, newer] = /** @type {[Checkpoint, Checkpoint]} */ (
    notes.toSorted((a, b) => a.size - b.size)
  );
  const root = await rootBefore({ older, newer, hashes, log, out });
  if (root === undefined)
    report.gaps.push(
      'whether the longer note extends the shorter one: two sizes prove nothing by themselves, for an old note is no wrong. --hashes tells, or --log with a copy of the log under the longer note',
    );
  else if (root.equals(older.root))
    report.checked.push('both notes are of one history: this is no fork');
  else
    throw new Wrong(
      'fork',
      `${at(signed, 0).key.name}+${at(signed, 0).key.id} signed two histories: the first ${older.size} entries of the one hash to ${root.toString('base64')}, of the other to ${older.root.toString('base64')}. Anyone can check this with the key`,
    );
  return report;
};

// --- The list of findings of a closed day (docs/reference/day-findings.md) ----------------------------------------------

const HEAD = 'day,judgedAfter,judgedThrough,packs,salt';
const LISTED = 'fromSeq,id,readings,salt';
const FINDING_ID = /^[A-Z0-9-]{1,64}~[0-9a-f-]{36}~\d{1,15}~\d{1,9}$/;

/** A line of the list: the head, or a finding. @param {string} text @param {string} where @param {string} fields */
const listedIn = (text, where, fields) => {
  let line;
  try {
    line = parseCanonical(text);
  } catch {
    throw new Wrong('entry', `${where} is not canonical JSON (RFC 8785)`);
  }
  if (!isObject(line) || Object.keys(line).join() !== fields)
    throw new Wrong('entry', `${where} has other fields than ${fields}`);
  const { id, fromSeq, readings, salt } = line;
  if (typeof salt !== 'string' || Buffer.from(salt, 'base64url').length !== 16)
    throw new Wrong('entry', `${where} has a salt that is not 16 bytes`);
  const isFinding =
    typeof id === 'string' && FINDING_ID.test(id) && isCount(fromSeq, 0) && isObject(readings);
  if (fields === LISTED && !isFinding) throw new Wrong('entry', `${where} names no finding`);
  return line;
};

/** Root, length and head of a list of whatever length. @param {string} file */
const rootOfList = async (file) => {
  /** @type {{ level: number, hash: Buffer }[]} */
  const peaks = [];
  /** @type {Record<string, unknown> | undefined} */
  let head;
  let size = 0;
  for await (const line of createInterface({ input: fs.createReadStream(file) })) {
    size += 1;
    const told = listedIn(line, `Line ${size} of ${file}`, size === 1 ? HEAD : LISTED);
    head ??= told;
    let peak = { level: 0, hash: leafHash(Buffer.from(line)) };
    for (let left = peaks.at(-1); left?.level === peak.level; left = peaks.at(-1)) {
      peaks.pop();
      peak = { level: left.level + 1, hash: nodeHash(left.hash, peak.hash) };
    }
    peaks.push(peak);
  }
  if (head === undefined) throw new Wrong('entry', `${file} is empty: a list has a first line`);
  const hashes = peaks.map(({ hash }) => hash);
  return { size, head, root: hashes.reduceRight((right, left) => nodeHash(left, right)) };
};

/** A proof of one entry, or undefined where the file is a list. @param {string} file */
const dayProofIn = (file) => {
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT.file) return undefined;
  try {
    const proof = /** @type {unknown} */ (JSON.parse(readFile(file).toString('utf8')));
    return isObject(proof) && 'path' in proof ? proof : undefined;
  } catch (error) {
    if (error instanceof Wrong) throw error;
    return undefined;
  }
};

/** The root to which a proof leads. @param {Record<string, unknown>} proof */
const rootOfDayProof = ({ entry, index, size, path }) => {
  const hashes = Array.isArray(path)
    ? path.map((one) => (DIGEST.test(String(one)) ? Buffer.from(String(one), 'base64url') : null))
    : [null];
  if (typeof entry !== 'string' || !isCount(index, 0) || !isCount(size, 1) || hashes.includes(null))
    throw new Wrong('usage', 'The proof holds no entry, index, size and path of hashes');
  listedIn(entry, 'The entry of the proof', LISTED);
  return rootOfInclusion({
    index: Number(index),
    size: Number(size),
    leaf: leafHash(Buffer.from(entry)),
    proof: hashes.filter((one) => one !== null),
  });
};

/** What the `DayClosed` says that a receipt proves. @param {Buffer} bytes @returns {Record<string, unknown>} its public face */
const closedDayIn = (bytes) => {
  const {
    type,
    stream,
    public: face,
  } = /** @type {{ type: string, stream: string, public: Record<string, unknown> }} */ (
    parseCanonical(utf8(parseReceipt(bytes).extra ?? Buffer.of()) ?? '')
  );
  if (type !== 'DayClosed' || !/^ledger_[a-z0-9]+_day-/.test(stream))
    throw new Wrong('receipt', `The receipt is of a ${type}, not of the closing of a day`);
  if (typeof face['findingsRoot'] !== 'string')
    throw new Wrong('receipt', 'That day was closed without a list of findings');
  return face;
};

/** @param {readonly string[]} args */
const dayOptionsOf = (args) => {
  const text = /** @type {const} */ ({ type: 'string' });
  const known = { receipt: text, vkey: text, policy: text, root: text };
  const options = { ...known, json: /** @type {const} */ ({ type: 'boolean' }) };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new Wrong('usage', `${whyMisused(error)}. ${DAY_USAGE}`);
  }
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) throw new Wrong('usage', DAY_USAGE);
  return { file, ...parsed.values };
};

/**
 * The closing of a day, proven by its receipt.
 * @param {string} receipt @param {Record<string, string | undefined>} keys @param {number} now
 */
const closingOf = async (receipt, keys, now) => {
  const given = Object.entries(keys).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  const run = new Run(optionsOf(['--receipt', receipt, ...given]), now);
  await run.all();
  return { report: run.report, face: closedDayIn(readFile(receipt)) };
};

/** A list of findings, or a proof of one. @param {string} file */
const dayListIn = async (file) => {
  const proof = dayProofIn(file);
  if (proof !== undefined)
    return {
      root: rootOfDayProof(proof)?.toString('base64url') ?? 'no root',
      told: [/** @type {[string, unknown]} */ (['the proof itself', proof['root']])],
      what: 'entry leads',
      said: { day: proof['day'] },
      found: { entry: JSON.parse(String(proof['entry'])) },
      checked: `the finding is line ${Number(proof['index']) + 1} of the list of the day`,
    };
  const { root, head, size } = await rootOfList(file);
  return {
    root: root.toString('base64url'),
    told: [],
    what: 'list leads',
    said: head,
    found: { findings: size - 1 },
    checked: 'the findings of the list, in their order, lead to the root',
  };
};

/**
 * Checks a list of findings, or a proof of one, against the root that the closing of the day says.
 * @param {readonly string[]} args @param {number} now seconds since 1970 @returns {Promise<Report>}
 */
const dayFindings = async (args, now) => {
  const { file, receipt, root: told, vkey, policy } = dayOptionsOf(args);
  const list = await dayListIn(file);
  const closing =
    receipt === undefined ? undefined : await closingOf(receipt, { vkey, policy }, now);
  /** @type {Report} */
  const report = { checked: [], notChecked: [], gaps: [], notes: [], ...closing?.report };
  /** @type {[what: string, root: unknown][]} */
  const roots = [];
  if (closing !== undefined)
    roots.push([`the closing of ${String(closing.face['day'])}`, closing.face['findingsRoot']]);
  if (told !== undefined) roots.push(['--root', told]);
  if (roots.length === 0)
    report.gaps.push(
      'whose list it is: give the --receipt of the closing of the day, or its --root',
    );
  for (const [what, expected] of [...roots, ...list.told])
    if (list.root !== expected)
      throw new Wrong('root', `The ${list.what} to ${list.root}; ${what} says ${String(expected)}`);
  for (const [name, value] of Object.entries(list.said))
    if (closing && name !== 'salt' && canonical(value) !== canonical(closing.face[name]))
      throw new Wrong('receipt', `The receipt is of another closing: it says another ${name}`);
  report.found = { ...report.found, day: list.said['day'], root: list.root, ...list.found };
  report.checked.push(list.checked);
  return report;
};

/** Seconds by which the day of the newest entry and a cosignature may lie apart: time zones, and a quiet day. */
const DAYS_APART = 86_400;

/** Seconds by which a witness's clock may be ahead of ours. */
const CLOCKS_DIFFER = 300;

/** What says nothing against the log: a question that cannot be asked, a file that somebody made. @type {ReadonlySet<Kind>} */
const OF_OTHERS = new Set(['fault', 'usage', 'receipt', 'opening', 'silence', 'overtaken']);

/** Seconds within which a ledger that runs records something, be it that there was nothing to record. */
const SIGN_OF_LIFE = 3600;

/** A lock as old as this is of a run that died, in milliseconds. */
const DEAD_MS = 600_000;

/** @param {Checkpoint} checkpoint */
const seenIn = ({ size, root, text }) => ({ size, root: root.toString('base64'), note: text });

/** @param {number} seconds */
const timeText = (seconds) =>
  seconds < 8.64e12 ? new Date(seconds * 1000).toISOString() : `${seconds} s`;

/** When each witness signed last. @param {Map<string, number> | undefined} times */
const witnessedAt = (times) =>
  times === undefined || times.size === 0
    ? ''
    : `: ${[...times].map(([name, time]) => `${name} signed last at ${timeText(time)}`).join(', ')}`;

/** A canonical leaf ends in a brace; a file may end its line. @param {Buffer} bytes */
const withoutNewline = (bytes) => (bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes);

/** What anyone may know of an entry. @param {Buffer} entry */
const entryText = (entry) => {
  const leaf = /** @type {Json} */ (JSON.parse(entry.toString('utf8')));
  return `the entry is ${String(leaf['type'])}, recorded on ${String(leaf['recordedOn'])}, revision ${String(leaf['revision'])} of ${String(leaf['stream'])}: ${JSON.stringify(leaf['public'])}`;
};

/** @param {Buffer} entry */
const shownLeaf = (entry) => {
  try {
    const text = utf8(entry);
    return text === undefined ? 'it is not UTF-8' : leafFault(parseCanonical(text));
  } catch {
    return 'it is not canonical JSON (RFC 8785)';
  }
};

/** A server's words may not write a line of ours, nor steer a terminal. @param {string} text */
const plain = (text) =>
  text.replace(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** @param {string} kind */
const kindText = (kind) =>
  kind === 'live'
    ? 'a live ledger'
    : kind === 'demonstration'
      ? 'a demonstration ledger. What it holds is invented, and its clock may have been set'
      : `a ledger of the kind ${kind}, which this program does not know`;

/** Sentences for a person. `OK` stands only where nothing was left unchecked. @param {Report} report @param {Wrong | undefined} wrong */
const sentences = (
  { checked, notChecked, gaps, notes, log, found, proven = [], notProven = [] },
  wrong,
) => {
  const name = log === undefined ? '' : ` ${log.origin}, ${log.size} entries, root ${log.root}`;
  const verdict =
    gaps.length > 0 ? 'INCOMPLETE' : notChecked.length > 0 ? 'SOUND as far as checked' : 'OK';
  const lines =
    wrong === undefined ? [`${verdict}:${name}`] : [`WRONG (${wrong.kind}): ${wrong.message}`];
  if (wrong === undefined && found !== undefined) lines.push(`shown: ${JSON.stringify(found)}`);
  if (log?.kind !== undefined) lines.push(`seq 0 says: ${kindText(log.kind)}`);
  lines.push(
    ...notes.map((one) => `note: ${one}`),
    ...checked.map((one) => `checked: ${one}`),
    ...[...gaps, ...notChecked].map((one) => `NOT checked: ${one}`),
    ...proven.map((one) => `proven: ${one}`),
    ...notProven.map((one) => `NOT proven: ${one}`),
  );
  return `${lines.map(plain).join('\n')}\n`;
};

/** What is to be done. @param {readonly string[]} args @returns {{ options: Options, help: string, silence?: SilenceOptions }} */
const taskOf = (args) => {
  if (args[0] !== 'silence') return { options: optionsOf(args), help: HELP };
  const silence = silenceOptionsOf(args.slice(1));
  return { options: silence.options, help: SILENCE_HELP, silence };
};

/**
 * One run. The exit code says what was found; every word goes to `out`.
 * @param {readonly string[]} args @param {Io} [io] @returns {Promise<number>}
 */
export const main = async (
  args,
  { out = (text) => void process.stdout.write(text), now = Date.now } = {},
) => {
  /** @type {Report} */
  let report = { checked: [], notChecked: [], gaps: [], notes: [] };
  /** @type {Wrong | undefined} */
  let wrong;
  try {
    if (args[0] === 'evidence') report = await evidence(args.slice(1), now() / 1000);
    else if (args[0] === 'day-findings') report = await dayFindings(args.slice(1), now() / 1000);
    else {
      const { options, help, silence } = taskOf(args);
      if (options.help) {
        out(help);
        return EXIT.ok;
      }
      const run = new Run(options, now() / 1000);
      report = run.report;
      await run.keeping(() => (silence === undefined ? run.all() : run.silence(silence)));
    }
  } catch (error) {
    const { message, stack = message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    const why = code === undefined ? stack : message;
    wrong =
      error instanceof Wrong
        ? error
        : new Wrong('fault', `This program failed, nothing is proven: ${why}`);
  }
  const kind = wrong?.kind ?? (report.gaps.length > 0 ? 'incomplete' : 'ok');
  const json = {
    kind,
    exit: EXIT[kind],
    message: wrong?.message ?? null,
    at: wrong?.at ?? null,
    ...report,
  };
  out(args.includes('--json') ? `${JSON.stringify(json)}\n` : sentences(report, wrong));
  return EXIT[kind];
};

if (
  process.argv[1] !== undefined &&
  fs.existsSync(process.argv[1]) &&
  fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
)
  process.exitCode = await main(process.argv.slice(2));
