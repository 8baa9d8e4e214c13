/** What an attestation counts, each event once. */
export const COUNTS = ['requests', 'lines', 'responses', 'disclosures', 'others'] as const;
export type Counted = (typeof COUNTS)[number];

const COUNTED: ReadonlyMap<string, Counted> = new Map([
  ['RequestMade', 'requests'],
  ['RequestReceived', 'requests'],
  ['LineAdded', 'lines'],
  ['DeficiencyNoted', 'responses'],
  ['RequestReturned', 'responses'],
  ['LinesAccepted', 'responses'],
  ['LinesRefused', 'responses'],
  ['MatchDecided', 'responses'],
  ['NoMatchReported', 'responses'],
  ['DisclosureApproved', 'responses'],
  ['Disclosed', 'disclosures'],
]);

/** As what an event counts in version 1, by its type alone; also a type that comes later. `undefined`: it does not. */
export const countedAs = (type: string): Counted | undefined =>
  type === 'AttestationMade' ? undefined : (COUNTED.get(type) ?? 'others');

/** Of which of its sender's series an event bears the number: in a receipt stands the number of the agency whose letter it was. */
export const numberedAs = (type: string): 'letter' | 'response' | undefined => {
  if (countedAs(type) === 'responses') return 'response';
  return type === 'RequestMade' ? 'letter' : undefined;
};
