import type { Matter } from '../../../facts.js';
import type { View } from '../../../view.js';
import { leftOpen, missing, type Point } from '../points.js';

/** How the matter of an act stands to the matter of the line. */
export type SameMatter = 'same' | 'other' | { readonly doubt: Point };

/** Matters are told apart by their numbers. */
export const matterOf = (matter: Matter | null, view: View): SameMatter => {
  const reference = matter?.reference ?? null;
  const own = view.stated('matter')?.reference ?? null;
  if (reference === null)
    return { doubt: missing('matter.reference', 'For which matter it was is not recorded.') };
  if (own === null)
    return {
      doubt: missing('line.matter.reference', 'The matter of the request is not recorded.'),
    };
  return reference === own ? 'same' : 'other';
};

export const OTHER_PROCEEDINGS =
  'whether (i)(4)(B), “any judicial or administrative proceeding”, reaches the proceedings of another matter';

/** Of what (i)(4) may allow, for a matter that is not the one of the request. */
export const IN_OTHER_PROCEEDINGS: Point = leftOpen(
  OTHER_PROCEEDINGS,
  'It was for a proceeding of another matter than the one it was disclosed for; whether (i)(4)(B) reaches that is not decided here.',
);
