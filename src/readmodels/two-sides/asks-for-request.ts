import { isWithin } from '../../statute/packs/usc-26-6103/paragraph.js';

/** Paragraphs of 6103 under which nothing is disclosed but on a written request, and the rules that judge it. */
const ASKING: ReadonlyMap<string, string> = new Map([
  ['(i)(2)', 'DISC-NO-AUTHORITY'],
  ['(i)(7)(A)', 'DISC-I7'],
  ['(i)(7)(B)', 'DISC-I7'],
]);

/** The rule that judges a disclosure without a request, where its paragraph asks for one; `undefined`: it asks for none. */
export const ruleOnRequest = (authority: string | null): string | undefined =>
  authority === null
    ? undefined
    : [...ASKING].find(([paragraph]) => isWithin(authority, paragraph))?.[1];

export const asksForRequest = (authority: string | null): boolean =>
  ruleOnRequest(authority) !== undefined;
