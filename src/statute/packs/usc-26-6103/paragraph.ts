import { notRecorded } from '../../verdicts.js';
import type { Verdict } from '../../verdict.js';
import type { View } from '../../view.js';

/** `6103(i)(2)(A)`, `26 USC 6103(i)(2)(A)` and `(i)(2)(A)` all name `(i)(2)(A)`. */
const OF_6103 = /^(?:26\s?U\.?\s?S\.?\s?C\.?\s*)?(?:6103)?\s*(\(.+)$/i;

/** The paragraph of 6103 that a code names; `undefined`: it names none. */
export const paragraphOf = (code: string): string | undefined =>
  OF_6103.exec(code.trim())?.[1]?.replaceAll(' ', '');

/** Whether a code names this paragraph or a part of it: `6103(i)(2)(A)` is within `(i)(2)`. */
export const isWithin = (code: string, paragraph: string): boolean =>
  paragraphOf(code)?.startsWith(paragraph) ?? false;

/** Whether one of the codes names what an authority names, or the whole of which that is a part. */
export const covers = (codes: readonly string[], authority: string): boolean =>
  codes.some((code) => code === authority || isWithin(authority, paragraphOf(code) ?? code));

/** Judges what relies on one of these paragraphs; without a recorded authority it cannot tell. */
export const relyingOn = (
  paragraphs: readonly string[],
  view: View,
  judge: () => Verdict | undefined,
): Verdict | undefined => {
  const { authority } = view;
  if (authority === null)
    return notRecorded(
      'authority',
      'The paragraph of 6103 relied on is not recorded, so its limits cannot be checked.',
      view.evidence(),
    );
  return paragraphs.some((paragraph) => isWithin(authority, paragraph)) ? judge() : undefined;
};
