/** Paragraphs of 6103 under which nothing is disclosed but on a written request, and the rules that judge it. */
const ASKING: ReadonlyMap<string, string> = new Map([
  ['6103(i)(2)', 'DISC-NO-AUTHORITY'],
  ['6103(i)(7)(A)', 'DISC-I7'],
  ['6103(i)(7)(B)', 'DISC-I7'],
]);

/** The rule that judges a disclosure without a request, where its paragraph asks for one; `undefined`: it asks for none. */
export const ruleOnRequest = (authority: string | null): string | undefined =>
  [...ASKING].find(([paragraph]) => authority?.startsWith(paragraph) === true)?.[1];

export const asksForRequest = (authority: string | null): boolean =>
  ruleOnRequest(authority) !== undefined;
