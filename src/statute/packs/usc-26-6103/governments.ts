/** Of which government an agency is; `unknown`: its code does not tell. */
export type Government = 'federal' | 'state' | 'local' | 'unknown';

/** Departments, independent agencies and parts that enforce the law, by their codes. Not complete. */
const FEDERAL: ReadonlySet<string> = new Set([
  ...'DHS DOC DOD DOE DOI DOJ DOL DOS DOT ED EOP EPA GSA HHS HUD NASA SSA Treasury USDA VA'.split(
    ' ',
  ),
  ...'ATF CBP DEA FBI ICE IRS TIGTA USMS USPS USSS'.split(' '),
]);

/** `US-NY` and `US-NY:State Police` are of a State, by ISO 3166-2; `US-IL/Cook County` of a place in it. */
const OF_A_STATE = /^US-[A-Z]{2}(?<rest>[:/].*)?$/;

export const governmentOf = (agency: string): Government => {
  if (FEDERAL.has(agency)) return 'federal';
  const found = OF_A_STATE.exec(agency);
  if (found === null) return 'unknown';
  return found.groups?.['rest']?.startsWith('/') === true ? 'local' : 'state';
};
