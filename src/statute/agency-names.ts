/** Agencies by the names under which they are told, and the department of which each is a part. */
const AGENCIES: readonly (readonly [id: string, department: string | null, names: string])[] = [
  ['DHS', null, 'homeland security|department of homeland security'],
  ['ICE', 'DHS', 'immigration and customs enforcement'],
  ['CBP', 'DHS', 'customs and border protection'],
  ['USCIS', 'DHS', 'citizenship and immigration services'],
  ['USSS', 'DHS', 'secret service'],
  ['CISA', 'DHS', 'cybersecurity and infrastructure security agency'],
  ['TSA', 'DHS', 'transportation security administration'],
  ['FEMA', 'DHS', 'federal emergency management agency'],
  ['DOJ', null, 'justice|department of justice'],
  ['FBI', 'DOJ', 'federal bureau of investigation'],
  ['DEA', 'DOJ', 'drug enforcement administration'],
  ['ATF', 'DOJ', 'bureau of alcohol, tobacco, firearms and explosives'],
  ['USMS', 'DOJ', 'marshals service'],
  ['BOP', 'DOJ', 'bureau of prisons|federal bureau of prisons'],
  ['Treasury', null, 'department of the treasury|treasury department|secretary of the treasury'],
  ['IRS', 'Treasury', 'internal revenue service|commissioner of internal revenue'],
  ['TIGTA', 'Treasury', 'treasury inspector general for tax administration'],
  ['BFS', 'Treasury', 'bureau of the fiscal service|fiscal service'],
  ['FinCEN', 'Treasury', 'financial crimes enforcement network'],
  ['OCC', 'Treasury', 'office of the comptroller of the currency'],
  ['OFAC', 'Treasury', 'office of foreign assets control'],
  ['TTB', 'Treasury', 'alcohol and tobacco tax and trade bureau'],
  ['SSA', null, 'social security administration|commissioner of social security'],
  ['EOP', null, 'executive office of the president'],
];

/** `the U.S. Department of the Treasury` and `Department of the Treasury` read alike. */
const fold = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('.', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/^(?:us|united states) /, '');

const IDS: ReadonlyMap<string, string> = new Map(
  AGENCIES.flatMap(([id, , names]) => [id, ...names.split('|')].map((name) => [fold(name), id])),
);
const DEPARTMENTS: ReadonlyMap<string, string | null> = new Map(
  AGENCIES.map(([id, department]) => [id, department]),
);

/** The agency that a name means; `undefined`: none of those known here. */
export const agencyOf = (name: string): string | undefined => IDS.get(fold(name));

/** The department to which a name belongs; the name itself, folded, where it is not known here. */
export const departmentOf = (name: string): string => {
  const id = agencyOf(name);
  return id === undefined ? fold(name) : (DEPARTMENTS.get(id) ?? id);
};

/** Whether two names mean one agency, or parts of one department. The IRS is apart from the rest of the Treasury. */
export const isSameAgency = (one: string, other: string): boolean => {
  const ids = [agencyOf(one), agencyOf(other)];
  return ids.includes('IRS') ? ids[0] === ids[1] : departmentOf(one) === departmentOf(other);
};

/** Whether who is named as bound binds an agency: by its own name or by that of its department. */
export const bindsAgency = (bound: string, agency: string): boolean =>
  (agencyOf(bound) ?? fold(bound)) === (agencyOf(agency) ?? fold(agency)) ||
  agencyOf(bound) === departmentOf(agency);
