/** Asked for, and all that the asker may see. */
type Asked = { readonly of?: string | undefined; readonly agency?: string | undefined };

/** Of which agency to list: null: of all. An agency that asks for another one is shown what no agency is called: nothing. */
export const wantedAgency = ({ of, agency }: Asked): string | null => {
  if (agency === undefined) return of ?? null;
  return of === undefined || of === agency ? agency : '';
};
