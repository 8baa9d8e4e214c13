import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  COSIGNATURE_V1,
  cosign,
  ED25519,
  formatNote,
  formatSignature,
  formatVkey,
  NoteError,
  parseNote,
  parseVkey,
  type Signer,
  signerOf,
  signText,
  verifiedBy,
} from './note.js';

// The example of C2SP signed-note, section "Verifier keys".
const VKEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

const TEXT = 'log.example/one\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';

const signer = (name: string, type: Signer['key']['type'] = ED25519): Signer =>
  signerOf(name, type, generateKeyPairSync('ed25519').privateKey);

describe('a signed note', () => {
  it('of the specification verifies under its key', () => {
    const key = parseVkey(VKEY);
    const [found] = verifiedBy(parseNote(NOTE), [key]);
    expect(found).toMatchObject({ key: { name: 'example.com/foo', id: '530d903a' } });
    expect(formatVkey(key)).toBe(VKEY);
    expect(formatNote(parseNote(Buffer.from(NOTE)))).toBe(NOTE);
  });

  it('is not believed with another text, or by another key', () => {
    expect(() => verifiedBy(parseNote(NOTE.replace('an', 'no')), [parseVkey(VKEY)])).toThrow(
      NoteError,
    );
    expect(verifiedBy(parseNote(NOTE), [signer('example.com/foo').key])).toEqual([]);
  });

  it('keeps a key by name and id: a wrong signature under both condemns the note', () => {
    const [log, other] = [signer('log.example/one'), signer('log.example/one')];
    const right = signText(TEXT, log);
    const wrong = { ...signText(TEXT, other), id: log.key.id };
    const note = (...signatures: readonly (typeof right)[]) => ({ text: TEXT, signatures });
    expect(verifiedBy(note(signText(TEXT, other), right), [log.key])).toHaveLength(1);
    expect(verifiedBy(note(right, right), [log.key])).toHaveLength(1);
    expect(() => verifiedBy(note(right, wrong), [log.key])).toThrow('is wrong');
  });

  it('is divided at its last blank line', () => {
    const log = signer('a');
    const text = 'one\n\ntwo\n';
    const note = parseNote(formatNote({ text, signatures: [signText(text, log)] }));
    expect(note.text).toBe(text);
    expect(verifiedBy(note, [log.key])).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['no signature', 'text\n\n'],
    ['no blank line', NOTE.replace('\n\n', '\n')],
    ['no newline at its end', NOTE.slice(0, -1)],
    ['a hyphen for the dash', NOTE.replace('—', '-')],
    ['a name with a plus', NOTE.replace('example.com/foo', 'example.com+foo')],
    ['a name with a no-break space', NOTE.replace('example.com/foo', 'example\u00a0foo')],
    ['a third word', NOTE.replace('=\n', '= more\n')],
    ['base64 of another form', NOTE.replace('aQM=', 'aQN=')],
    ['a carriage return', NOTE.replace('message.', 'message.\r')],
    ['a tab', NOTE.replace('an example', 'an\texample')],
    ['only a key id', 'text\n\n— a Uw2QOg==\n'],
    ['half a pair of UTF-16', NOTE.replace('message', '\ud800')],
  ])('with %s is none', (_, text) => {
    expect(() => parseNote(text)).toThrow(NoteError);
  });

  it('in bytes that are not UTF-8 is none; a byte order mark is part of the text', () => {
    expect(() => parseNote(Buffer.from(NOTE.replace('—', '\u0080'), 'latin1'))).toThrow(NoteError);
    expect(parseNote(Buffer.from(`\ufeff${NOTE}`)).text).toMatch(/^\ufeff/);
  });

  it('has up to 100 signatures', () => {
    const line = formatSignature(signText(TEXT, signer('a')));
    expect(parseNote(`${TEXT}\n${line.repeat(100)}`).signatures).toHaveLength(100);
    expect(() => parseNote(`${TEXT}\n${line.repeat(101)}`)).toThrow('100');
  });
});

describe('a cosignature', () => {
  it('states its time, and holds at that time only', () => {
    const witness = signer('witness.example/w1', COSIGNATURE_V1);
    const signature = cosign(TEXT, witness, 1_679_315_147);
    const [found] = verifiedBy({ text: TEXT, signatures: [signature] }, [witness.key]);
    expect(found?.time).toBe(1_679_315_147);
    const later = Buffer.from(signature.bytes);
    later[7]! ^= 1;
    const note = { text: TEXT, signatures: [{ ...signature, bytes: later }] };
    expect(() => verifiedBy(note, [witness.key])).toThrow(NoteError);
  });

  it('counts once a key, the first in the note', () => {
    const witness = signer('w', COSIGNATURE_V1);
    const signatures = [7, 8].map((time) => cosign(TEXT, witness, time));
    const found = verifiedBy({ text: TEXT, signatures }, [witness.key]);
    expect(found.map(({ time }) => time)).toEqual([7]);
  });

  it('is refused at a time past 2^53, also where it is signed', () => {
    const witness = signer('w', COSIGNATURE_V1);
    const signatures = [cosign(TEXT, witness, 2 ** 60)];
    expect(() => verifiedBy({ text: TEXT, signatures }, [witness.key])).toThrow(NoteError);
  });

  it('has the bytes of the specification', () => {
    const seed = Buffer.from('302e020100300506032b657004220420', 'hex');
    const der = Buffer.concat([seed, Buffer.alloc(32, 7)]);
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const [log, witness] = [signerOf('w', ED25519, key), signerOf('w', COSIGNATURE_V1, key)];
    const message = `cosignature/v1\ntime 1679315147\n${TEXT}`;
    const { bytes } = cosign(TEXT, witness, 1_679_315_147);
    expect(Buffer.from(bytes.subarray(0, 8)).toString('hex')).toBe('00000000641850cb');
    expect(bytes.subarray(8)).toEqual(signText(message, log).bytes);
  });

  it('is not the signature of a log: the same key has another id for each', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const [log, witness] = [signerOf('w', ED25519, privateKey), signerOf('w', 4, privateKey)];
    expect(log.key.id).not.toBe(witness.key.id);
    expect(verifiedBy({ text: TEXT, signatures: [signText(TEXT, log)] }, [witness.key])).toEqual(
      [],
    );
  });

  it.each([0n, 2n ** 63n, 2n ** 64n - 1n])('is refused at a time that is none: %s', (time) => {
    const witness = signer('w', COSIGNATURE_V1);
    const bytes = Buffer.from(cosign(TEXT, witness, 5).bytes);
    bytes.writeBigUInt64BE(time);
    const signatures = [{ name: 'w', id: witness.key.id, bytes }];
    expect(() => verifiedBy({ text: TEXT, signatures }, [witness.key])).toThrow(NoteError);
  });
});

describe('a verifier key', () => {
  it.each([
    ['', 'nothing'],
    ['example.com/foo', 'a name only'],
    [VKEY.replace('530d903a', '530d903b'), 'the id of another'],
    [VKEY.replace('530d903a', '530D903A'), 'an id in capitals'],
    [VKEY.replace('example.com', 'example.org'), 'another name'],
    [VKEY.replace('+Ae', '+Ce'), 'another kind'],
    [`${VKEY}A`, 'more bytes'],
    [` ${VKEY}`, 'a space'],
  ])('is not %s (%s)', (text) => {
    expect(() => parseVkey(text)).toThrow(NoteError);
  });

  it('may have a plus in its base64', () => {
    for (;;) {
      const vkey = formatVkey(signer('w', COSIGNATURE_V1).key);
      if (vkey.split('+').length === 3) continue;
      expect(formatVkey(parseVkey(vkey))).toBe(vkey);
      break;
    }
  });
});
