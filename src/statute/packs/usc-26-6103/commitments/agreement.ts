import { departmentOf } from '../../../agency-names.js';

/** Whether an agency is a party of the agreement of April 2025 with the IRS, or a part of one: Homeland Security alone. */
export const isOfTheAgreement = (agency: string | null): boolean =>
  agency !== null && departmentOf(agency) === 'DHS';
