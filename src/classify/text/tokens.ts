/** The token that stands between two parts of a text: a comma, a line end, a bracket. */
export const BREAK = ',';

/**
 * Cuts a folded text into words, numbers and `BREAK`s. Letters with dots between them become one
 * word; a hyphen or slash stays inside a token only where a digit or a single letter stands by it.
 */
export const tokenise = (folded: string): readonly string[] =>
  withoutEdgeBreaks(
    apart(folded)
      .replaceAll(
        /[,;:|()[\]<>{}\u3001\u3002\u060c*\\=~\u2022\u00b7_!?\u00bf\u00a1]/gu,
        ` ${BREAK} `,
      )
      .replaceAll(/[^\p{L}\p{M}\p{N},#&%@$/.'-]/gu, ' ')
      .split(' ')
      .map((token) =>
        HAS_EDGE.test(token) ? token.replaceAll(/^['.]+|(?<!['.])['.]+$/gu, '') : token,
      )
      .filter((token) => token !== ''),
  );

const HAS_EDGE = /^['.]|['.]$/;

/** Puts spaces and breaks around dots, hyphens, slashes, units and number signs; most texts have few of them. */
const apart = (folded: string): string => {
  let text = folded;
  if (text.includes('.'))
    text = text
      .replaceAll(/(?<!\p{L})(\p{L})\. ?(?=\p{L}(?!\p{L}))/gu, '$1')
      .replaceAll(/(?<!\d)\.|\.(?!\d)/gu, ' ');
  if (/[-/]/.test(text))
    text = text
      .replaceAll(/(?<=[\p{L}\p{M}]{2})[-/](?=\p{L}{2})/gu, ' ')
      .replaceAll(/(?<![\p{L}\p{N}])[-/]|[-/](?![\p{L}\p{N}])/gu, ` ${BREAK} `);
  if (/\d(?:st|apt|unit)/.test(text))
    text = text.replaceAll(/(?<=\d)(?=st(?:e|eet)? |apt|unit)/gu, ' ');
  if (text.includes('#'))
    text = text.replaceAll(/(?<=[\p{L}])(?=#)/gu, ' ').replaceAll(/#/gu, ' # ');
  return text;
};

const withoutEdgeBreaks = (tokens: readonly string[]): readonly string[] => {
  const single = tokens.filter((token, at) => token !== BREAK || tokens[at - 1] !== BREAK);
  const from = single[0] === BREAK ? 1 : 0;
  return single.slice(from, single.at(-1) === BREAK ? -1 : undefined);
};
