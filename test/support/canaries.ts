import { createHash } from 'node:crypto';

/** Fixed, so that a leak found once is found again. */
const SEED = 'canary 1';

/** A text that occurs nowhere but where a test put it. */
export type Canary = {
  /** Where it was put. */
  readonly label: string;
  readonly text: string;
  /** The text and those parts of it that betray it alone. */
  readonly parts: readonly string[];
};

const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

const bytesOf = (label: string): readonly number[] => [
  ...createHash('sha512').update(`${SEED} ${label}`).digest(),
];

const word = (bytes: readonly number[]): string =>
  bytes.map((byte) => LETTERS[byte % LETTERS.length]).join('');

/** Two words of letters around what encodings treat apart: a quote, a blank, an accent. */
export const phrase = (label: string): Canary => {
  const bytes = bytesOf(label);
  const parts = [word(bytes.slice(0, 14)), word(bytes.slice(14, 28))];
  const text = parts.join(' "É/\n');
  return { label, text, parts: [text, ...parts] };
};

/** One word of letters, where nothing else may stand. */
export const plainWord = (label: string): Canary => {
  const text = word(bytesOf(label).slice(0, 24));
  return { label, text, parts: [text, text.slice(0, 14), text.slice(-14)] };
};

/** A taxpayer identifying number as people write it: of area 9xx, group 00, which was never issued. */
export const tin = (label: string): Canary => {
  const [a = 0, b = 0, c = 0] = bytesOf(label).map((byte) => 16 + (byte % 84));
  const text = `9${a}-00-${b}${c}`;
  return { label, text, parts: [text, text.replaceAll('-', '')] };
};

const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** The base64 letters that stand for these bytes alone, wherever they begin in what is encoded. */
const base64 = (text: string): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text, 'utf8')]);
    const encoded = padded
      .toString('base64')
      .slice(Math.ceil((offset * 4) / 3), Math.floor((padded.length * 4) / 3));
    return [encoded, urlSafe(encoded)];
  });

const urlSafe = (encoded: string): string =>
  encoded.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const hashed = (text: string): readonly string[] =>
  ['sha256', 'sha1', 'md5', 'sha512'].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(text, 'utf8').digest();
    const encoded = digest.toString('base64').replaceAll('=', '');
    return [digest.toString('hex'), digest.toString('latin1'), encoded, urlSafe(encoded)];
  });

const escaped = (text: string): string =>
  Array.from(JSON.stringify(text).slice(1, -1))
    .map((char) =>
      char < '\u0080' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .join('');

/** How a text can stand somewhere without being there to the eye. Each a text of bytes. */
const FORMS = {
  raw: (text) => [bytes(text)],
  'in JSON': (text) => [bytes(JSON.stringify(text).slice(1, -1)), escaped(text)],
  normalised: (text) => [bytes(text.normalize('NFD')), bytes(text.normalize('NFKD'))],
  'in UTF-16': (text) => [Buffer.from(text, 'utf16le').toString('latin1')],
  'percent-encoded': (text) => [encodeURIComponent(text)],
  reversed: (text) => [bytes(Array.from(text).toReversed().join(''))],
  hex: (text) => [Buffer.from(text, 'utf8').toString('hex')],
  base64,
  hashed,
} as const satisfies Readonly<Record<string, (text: string) => readonly string[]>>;

export type Form = keyof typeof FORMS;

/** As written, and as someone who compares texts may have folded them. */
const foldings = (text: string): readonly string[] => [
  text,
  text.toLowerCase(),
  text.toUpperCase(),
  text.toLowerCase().replaceAll(/\s+/g, ' '),
];

/** No form of a canary is shorter than this. */
const START = 8;

type Sought = { readonly label: string; readonly form: Form; readonly bytes: string };

/** Looks for all canaries in all forms at once. Letters are compared without their case. */
export class CanarySearch {
  readonly #byStart = new Map<string, Sought[]>();

  constructor(canaries: readonly Canary[]) {
    for (const { label, parts } of canaries)
      for (const [form, write] of Object.entries(FORMS))
        for (const text of new Set(parts.flatMap(foldings).flatMap(write)))
          this.#add({ label, form: form as Form, bytes: text.toLowerCase() });
  }

  #add(sought: Sought): void {
    const start = sought.bytes.slice(0, START);
    const alike = this.#byStart.get(start);
    if (alike === undefined) this.#byStart.set(start, [sought]);
    else alike.push(sought);
  }

  /** What is found, as `<label>, <form>`; the canary itself is not told. */
  in(haystack: string | Buffer): readonly string[] {
    const text = Buffer.from(haystack).toString('latin1').toLowerCase();
    const found = new Set<string>();
    for (let at = 0; at + START <= text.length; at += 1)
      for (const { label, form, bytes: sought } of this.#byStart.get(text.slice(at, at + START)) ??
        [])
        if (text.startsWith(sought, at)) found.add(`${label}, ${form}`);
    return [...found];
  }
}
