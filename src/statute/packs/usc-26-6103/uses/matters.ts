import type { Matter } from '../../../facts.js';
import type { View } from '../../../view.js';
import { missing, type Point } from '../points.js';

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
