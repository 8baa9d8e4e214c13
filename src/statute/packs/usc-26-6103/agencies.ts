/** Whose agency a code names; `unknown`: the code does not tell. */
export type Level = 'federal' | 'state' | 'local' | 'unknown';

/** Departments and independent agencies, by the codes under which they are recorded. Not complete. */
const FEDERAL: ReadonlySet<string> = new Set(
  'DHS DOJ DOC DOD DOE DOI DOL DOS DOT ED EOP EPA GSA HHS HUD IRS NASA SSA Treasury USDA USPS VA'.split(
    ' ',
  ),
);

/** `US-NY` or `US-NY:State Police` is of a State, by ISO 3166-2; `US-IL/Cook County` of a place in it. */
const OF_A_STATE = /^US-[A-Z]{2}(?<rest>[:/].*)?$/;

export const levelOf = (agency: string): Level => {
  if (FEDERAL.has(agency)) return 'federal';
  const found = OF_A_STATE.exec(agency);
  if (found === null) return 'unknown';
  return found.groups?.['rest']?.startsWith('/') === true ? 'local' : 'state';
};
