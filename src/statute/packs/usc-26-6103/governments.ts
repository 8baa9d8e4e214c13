import { agencyOf } from '../../agency-names.js';

/** Of which government an agency is; `unknown`: its code does not tell. */
export type Government = 'federal' | 'state' | 'local' | 'unknown';

/** Departments and agencies of the Federal government beside those of agency-names.ts. Not complete. */
const FEDERAL: ReadonlySet<string> = new Set(
  'DOC DOD DOE DOI DOL DOS DOT ED EPA GAO GSA HHS HUD NASA OPM SBA USDA USPS VA'.split(' '),
);

/** `US-NY` and `US-NY:State Police` are of a State, by ISO 3166-2; `US-IL/Cook County` of a place in it. */
const OF_A_STATE = /^US-[A-Z]{2}(?<rest>[:/].*)?$/;

export const governmentOf = (agency: string): Government => {
  if (agencyOf(agency) !== undefined || FEDERAL.has(agency)) return 'federal';
  const found = OF_A_STATE.exec(agency);
  if (found === null) return 'unknown';
  return found.groups?.['rest']?.startsWith('/') === true ? 'local' : 'state';
};
