import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BREAK, tokenise } from './tokens.js';

/** Every step, whether or not the text holds what it looks for. */
const stepByStep = (folded: string): readonly string[] => {
  const tokens = folded
    .replaceAll(/(?<!\p{L})(\p{L})\. ?(?=\p{L}(?!\p{L}))/gu, '$1')
    .replaceAll(/(?<!\d)\.|\.(?!\d)/gu, ' ')
    .replaceAll(/(?<=[\p{L}\p{M}]{2})[-/](?=\p{L}{2})/gu, ' ')
    .replaceAll(/(?<![\p{L}\p{N}])[-/]|[-/](?![\p{L}\p{N}])/gu, ` ${BREAK} `)
    .replaceAll(/(?<=\d)(?=st(?:e|eet)? |apt|unit)/gu, ' ')
    .replaceAll(/(?<=[\p{L}])(?=#)/gu, ' ')
    .replaceAll(/#/gu, ' # ')
    .replaceAll(/[,;:|()[\]<>{}\u3001\u3002\u060c*\\=~\u2022\u00b7_!?\u00bf\u00a1]/gu, ` ${BREAK} `)
    .replaceAll(/[^\p{L}\p{M}\p{N},#&%@$/.'-]/gu, ' ')
    .split(' ')
    .map((token) => token.replaceAll(/^['.]+|(?<!['.])['.]+$/gu, ''))
    .filter((token) => token !== '');
  const single = tokens.filter((token, at) => token !== BREAK || tokens[at - 1] !== BREAK);
  return single.slice(single[0] === BREAK ? 1 : 0, single.at(-1) === BREAK ? -1 : undefined);
};

const piece = fc.constantFrom(
  ..."a|b|é|字|main|12|3|.|. |-|/|#| |,|;|(|'|st |ste |steet |apt|unit|st|_|%|\u0301|!".split('|'),
);

it('a text is cut as if each step were taken', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      expect(tokenise(text)).toEqual(stepByStep(text));
    }),
    { numRuns: 10_000, seed: 6103 },
  );
});
