import type { Reading } from '../database.js';
import type { Case } from '../findings/cases.js';
import { knownVectors, wantedRules } from '../findings/vector.js';
import { vectorAt } from '../findings/walk.js';
import type { Rows } from '../rows.js';

/** What a list says once where it holds such a person. */
export const MAY_BE_ANOTHER =
  'Where mayBeAnother is true, the match may have taken the wrong person: the person named is the one the agency asked about, not the taxpayer whose information went out, whom this ledger does not record. Send no notice to that person from this list.';

const RULE = 'DISC-WRONG-PERSON';

/** Numbers of the vectors in which, under some reading, the person found may not be the person meant. */
export const wrongPersonVectors = (rows: Rows): ReadonlySet<number> =>
  new Set(
    knownVectors(rows)
      .filter((vector) => wantedRules({ rule: RULE, outcome: 'finding' }, vector).length > 0)
      .map(({ no }) => no),
  );

/**
 * Whether the match of a line, or of a disclosure that answers none, was called wrong, or a rule finds so of
 * any act on it, whichever findings are listed.
 */
export const isMaybeAnother = (
  { rows, lines }: Reading,
  { streamNo, scope }: Case,
  line: number,
  { at, wrongPerson }: { readonly at: number; readonly wrongPerson: ReadonlySet<number> },
): boolean =>
  [...new Set([line, 0])]
    .flatMap((one) => lines.touching(streamNo, [one, one], at))
    .some(
      ({ type, seq }) =>
        type === 'MatchFoundErroneous' ||
        wrongPerson.has(vectorAt(rows, [scope, line, seq], at) ?? 0),
    );
