import { COSIGNATURE_V1, ED25519, NoteError, parseVkey, type VerifierKey } from './note.js';

// Whose signatures make a checkpoint count: C2SP tlog-policy.

type Witness = {
  /** Octets of the file, each as one character: it means nothing outside of the policy. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string | undefined;
};

/** A witness, or at least `k` of the members; `undefined` in a policy: no cosignature is asked for. */
export type Quorum = Witness | { readonly k: number; readonly members: readonly Quorum[] };

export type Policy = {
  readonly logs: readonly { readonly key: VerifierKey; readonly url: string | undefined }[];
  readonly witnesses: readonly Witness[];
  readonly quorum: Quorum | undefined;
};

/** What is wrong with a policy file, and in which line of it, from 1; 0 where it is the whole. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly line: number;
  constructor(line: number, why: string, options?: ErrorOptions) {
    super(line === 0 ? why : `Line ${line}: ${why}`, options);
    this.line = line;
  }
}

/** A file has 64 KiB at most: room for some hundred witnesses. */
const MOST_BYTES = 65_536;

/** @throws PolicyError */
export const parsePolicy = (bytes: Uint8Array): Policy => {
  if (bytes.length > MOST_BYTES) throw new PolicyError(0, 'The policy is longer than 64 KiB');
  const draft = new Draft();
  for (const [n, line] of Buffer.from(bytes).toString('latin1').split('\n').entries())
    at(n + 1, () => draft.read(line));
  return draft.whole();
};

/** Whether these witnesses are enough. */
export const isMet = (quorum: Quorum | undefined, cosigned: ReadonlySet<Witness>): boolean => {
  if (quorum === undefined) return true;
  if (!('members' in quorum)) return cosigned.has(quorum);
  return quorum.members.filter((member) => isMet(member, cosigned)).length >= quorum.k;
};

/** Names stand for what was defined on lines before. */
class Draft {
  readonly #logs: Policy['logs'][number][] = [];
  readonly #witnesses: Witness[] = [];
  readonly #defined = new Map<string, Quorum>();
  readonly #members = new Set<string>();
  #quorum: { readonly rule: Quorum | undefined } | undefined;

  read(line: string): void {
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) throw new Error('A control character');
    const [kind = '', ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (kind === '' || kind.startsWith('#')) return;
    if (kind === 'log') this.#log(words);
    else if (kind === 'witness') this.#witness(words);
    else if (kind === 'group') this.#group(words);
    else if (kind === 'quorum') this.#setQuorum(words);
    else throw new Error('A line begins with log, witness, group or quorum');
  }

  whole(): Policy {
    if (this.#quorum === undefined) throw new PolicyError(0, 'There is no quorum line');
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum.rule };
  }

  #log(words: readonly string[]): void {
    const [vkey, url] = counted(words, [1, 2], 'log <vkey> [<url>]');
    this.#logs.push({ key: keyOf(vkey, ED25519, this.#logs), url });
  }

  #witness(words: readonly string[]): void {
    const [name = '', vkey, url] = counted(words, [2, 3], 'witness <name> <vkey> [<url>]');
    const witness = { name, key: keyOf(vkey, COSIGNATURE_V1, this.#witnesses), url };
    this.#define(name, witness);
    this.#witnesses.push(witness);
  }

  #group(words: readonly string[]): void {
    const [name = '', size = '', ...names] = words;
    if (names.length === 0) throw new Error('It should read: group <name> <k|all|any> <name>...');
    const k = threshold(size, names.length);
    const members = names.map((member) => this.#member(member));
    this.#define(name, { k, members });
  }

  #member(name: string): Quorum {
    const member = this.#defined.get(name);
    if (member === undefined) throw new Error('A member is not defined on a line before');
    if (this.#members.has(name)) throw new Error('A member is in a group already');
    this.#members.add(name);
    return member;
  }

  #setQuorum(words: readonly string[]): void {
    const [name = ''] = counted(words, [1], 'quorum <name>');
    if (this.#quorum !== undefined) throw new Error('There is a quorum line already');
    const rule = this.#defined.get(name);
    if (rule === undefined && name !== 'none')
      throw new Error('The quorum is not defined on a line before');
    this.#quorum = { rule };
  }

  #define(name: string, rule: Quorum): void {
    if (name === 'none') throw new Error('No witness or group is called none');
    if (this.#defined.has(name)) throw new Error('The name is defined already');
    this.#defined.set(name, rule);
  }
}

const counted = (
  words: readonly string[],
  counts: readonly number[],
  form: string,
): readonly string[] => {
  if (!counts.includes(words.length)) throw new Error(`It should read: ${form}`);
  return words;
};

const threshold = (word: string, members: number): number => {
  if (word === 'all') return members;
  if (word === 'any') return 1;
  const k = Number(word);
  if (!/^[1-9]\d{0,5}$/.test(word) || k > members)
    throw new Error('The number of a group is from 1 to that of its members');
  return k;
};

const keyOf = (
  word: string | undefined,
  type: number,
  others: readonly { readonly key: VerifierKey }[],
): VerifierKey => {
  const key = parseVkey(Buffer.from(word ?? '', 'latin1').toString());
  if (key.type !== type)
    throw new NoteError(`The key of a ${type === ED25519 ? 'log' : 'witness'} is of type ${type}`);
  if (others.some(({ key: { publicKey } }) => Buffer.compare(publicKey, key.publicKey) === 0))
    throw new NoteError('The same public key stands on a line before');
  return key;
};

const at = (line: number, read: () => void): void => {
  try {
    read();
  } catch (error) {
    throw new PolicyError(line, (error as Error).message, { cause: error });
  }
};
