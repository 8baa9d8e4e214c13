/** What became, or would become, of a record. `recorded` ones are not told one by one. */
export type Outcome = {
  /** From 1, over all parts. */
  readonly record: number;
  readonly outcome: 'malformed' | 'deficient';
  readonly problems: readonly { readonly field: string; readonly code: string }[];
};

/** One line each. */
export const outcomeText = (outcomes: readonly Outcome[]): string =>
  outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join('');
