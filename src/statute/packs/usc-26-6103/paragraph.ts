import type { Cause, Verdict } from '../../verdict.js';
import { notRecorded, undetermined } from '../../verdicts.js';
import type { View } from '../../view.js';

/** The Code and the section before the paragraph: `26 U.S.C. § 6103`, `IRC 6103`, `section 6103`. */
const LEAD =
  /^(?:26\s*U\.?\s*S\.?\s*C\.?\s*|I\.?\s*R\.?\s*C\.?\s*)?(?:§+\s*|sec(?:tion|\.)?\s*)?(?:(6103)\s*)?/i;
const PARTS = /^(?:\(\s*[a-z0-9]+\s*\)|[a-z0-9\s])*$/i;
const PART = /[ivx]{2,}|[a-z](?![a-z])|\d+/gi;

/** How each part of a pinpoint is written: (i)(2)(B)(iv)(I). */
const LEVELS: readonly (readonly [RegExp, 'lower' | 'upper'])[] = [
  [/^[a-z]$/i, 'lower'],
  [/^\d{1,2}$/, 'lower'],
  [/^[a-z]$/i, 'upper'],
  [/^[ivx]+$/i, 'lower'],
  [/^[ivx]+$/i, 'upper'],
];

/**
 * The paragraph of 6103 that a code names, however it is written: `6103(i)(2)(A)`, `26 USC 6103(I)2(a)`
 * and `(i)(2)(A)` all name `(i)(2)(A)`. Empty: the whole section. `undefined`: none that can be read.
 */
export const paragraphOf = (code: string): string | undefined => {
  if (!READ.has(code)) {
    if (READ.size >= MANY) READ.clear();
    READ.set(code, read(code));
  }
  return READ.get(code);
};

/** What was read before: a ledger holds few codes, each of them asked for by every rule. */
const READ = new Map<string, string | undefined>();
const MANY = 1_000;

const read = (code: string): string | undefined => {
  const text = code.trim();
  const [lead, section] = LEAD.exec(text) ?? [''];
  const rest = text.slice(lead.length);
  if (!PARTS.test(rest) || (section === undefined && !rest.startsWith('('))) return undefined;
  const parts = rest.match(PART) ?? [];
  const isWhole = parts.join('') === rest.replaceAll(/[\s()]/g, '');
  return isWhole && parts.every((part, n) => LEVELS[n]?.[0].test(part) === true)
    ? parts.map(asPrinted).join('')
    : undefined;
};

const asPrinted = (part: string, n: number): string =>
  `(${LEVELS[n]?.[1] === 'upper' ? part.toUpperCase() : part.toLowerCase()})`;

/** Whether a code names this paragraph or a part of it: `6103(i)(2)(A)` is within `(i)(2)`. */
export const isWithin = (code: string, paragraph: string): boolean =>
  paragraphOf(code)?.startsWith(paragraph) ?? false;

/** Whether one of the codes names what an authority names, or the whole of which that is a part. */
export const covers = (codes: readonly string[], authority: string): boolean =>
  codes.some((code) => code === authority || isWithin(authority, paragraphOf(code) ?? code));

/** Whether a code cannot be read, or names a whole of which the paragraph is but a part. */
export const isTooVague = (code: string, paragraph: string): boolean => {
  const named = paragraphOf(code);
  return named === undefined || (named !== paragraph && paragraph.startsWith(named));
};

export const PARAGRAPH_NOT_READ: Cause = {
  kind: 'text-not-understood',
  field: 'authority',
  classifier: 'paragraph@1',
};

/**
 * Judges what relies on one of these paragraphs, told by the authority relied on and the first of them that it is
 * within; without an authority that can be read it cannot tell.
 */
export const relyingOn = <P extends string>(
  paragraphs: readonly P[],
  view: View,
  judge: (authority: string, paragraph: P) => Verdict | undefined,
  authority = view.authority,
): Verdict | undefined => {
  if (authority === null)
    return notRecorded(
      'authority',
      'The paragraph of 6103 relied on is not recorded, so its limits cannot be checked.',
      view.evidence(),
    );
  const reliedOn = paragraphs.find((paragraph) => isWithin(authority, paragraph));
  if (reliedOn !== undefined) return judge(authority, reliedOn);
  return paragraphs.some((paragraph) => isTooVague(authority, paragraph))
    ? undetermined(
        [PARAGRAPH_NOT_READ],
        paragraphOf(authority) === undefined
          ? 'What is recorded as authority names no one paragraph of 6103, so its limits cannot be checked.'
          : 'Which part of the paragraph recorded as authority was relied on is not recorded, so its limits cannot be checked.',
        view.evidence(),
      )
    : undefined;
};
