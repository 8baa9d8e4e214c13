import { describe, expect, it } from 'vitest';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { NoteError } from './note.js';

// The example of C2SP tlog-checkpoint.
const TEXT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;

describe('a checkpoint', () => {
  it('is three lines', () => {
    const checkpoint = parseCheckpoint(TEXT);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
    expect(parseCheckpoint(`${TEXT}more\n`)).toEqual(checkpoint);
  });

  it.each([
    ['a size with a zero before it', TEXT.replace('208', '0208')],
    ['a size with a sign', TEXT.replace('208', '+208')],
    ['a size in hex', TEXT.replace('20852163', '0x1f')],
    ['a size of 2^63', TEXT.replace('20852163', '9223372036854775808')],
    ['a size of 2^53', TEXT.replace('20852163', '9007199254740992')],
    ['a root of 31 bytes', TEXT.replace('CsUY', '').replace('q2I=', 'q2IA')],
    ['a root in base64url', TEXT.replace('om/X', 'om_X')],
    ['an empty line', `${TEXT}\nmore\n`],
    ['no origin', TEXT.replace('example.com/behind-the-sofa', '')],
    ['two lines', TEXT.split('\n').slice(0, 2).join('\n').concat('\n')],
  ])('with %s is none', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(NoteError);
  });
});
