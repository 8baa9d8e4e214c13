import type { Item } from '../../../facts.js';
import type { Cause, Verdict } from '../../../verdict.js';
import { undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isAddress } from '../items.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';

/**
 * Paragraphs under which what an act is about was obtained: of the disclosures before the act, else of the letter.
 * `null` among them: not recorded.
 */
export const obtainedUnder = (view: View): readonly (string | null)[] => {
  const told = view.before('Disclosed').map(({ data }) => data.authority);
  return told.length > 0 ? [...new Set(told)] : [view.letter('authority')];
};

/** Agencies told: by the disclosures before the act, else the one that asked. `null` among them: not recorded. */
export const toldBefore = (view: View): readonly (string | null)[] => {
  const told = view.before('Disclosed').map(({ data }) => data.recipientAgency);
  return told.length > 0 ? [...new Set(told)] : [view.letter('requestingAgency')];
};

/** What was obtained: of the disclosures before the act, else what was asked for. `null`: not recorded. */
export const itemsObtained = (view: View): readonly Item[] | null => {
  const told = view.before('Disclosed').map(({ data }) => data.items);
  if (told.length === 0) return view.stated('items');
  const known = told.flatMap((items) => items ?? []);
  return told.includes(null) && !known.some(({ code }) => isAddress(code)) ? null : known;
};

/** Judges what was obtained under these paragraphs and no other; of anything else it cannot tell. */
export const ofWhatWasObtained = (
  paragraphs: readonly string[],
  view: View,
  judge: () => Verdict,
): Verdict => {
  const causes = obtainedUnder(view).flatMap((authority) => doubtOn(authority, paragraphs));
  return causes.length === 0
    ? judge()
    : undetermined(
        causes,
        'Under which paragraph the information was obtained is not recorded, or what that one allows is not decided here.',
        view.evidence(...view.before('Disclosed')),
      );
};

/** Why it is in doubt whether an authority is one of these paragraphs; empty: it is. */
export const doubtOn = (
  authority: string | null,
  paragraphs: readonly string[],
): readonly Cause[] => {
  if (authority === null) return [{ kind: 'fact-not-recorded', field: 'authority' }];
  if (paragraphs.some((paragraph) => isWithin(authority, paragraph))) return [];
  return paragraphs.some((paragraph) => isTooVague(authority, paragraph))
    ? [PARAGRAPH_NOT_READ]
    : [{ kind: 'not-decided-here', why: 'what other paragraphs allow' }];
};
