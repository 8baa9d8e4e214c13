import { Problem } from '../../kernel/problem.js';
import type { Rows } from '../rows.js';
import type { View } from '../view.js';
import { agencyScope, ALL, Cases, casesOf } from './cases.js';

/** Whose findings are asked for. */
export type Whose = {
  /** The agency that asked, or was told. */
  readonly agency?: string | undefined;
  /** Id of a request, or of a disclosure that answers none. */
  readonly request?: string | undefined;
  /** The only agency whose cases the asker may see. */
  readonly only?: View['agency'];
};

/** Cases [first, last] in the indexes, and the scope in which they are counted. */
export type Scopes = { readonly range: readonly [number, number]; readonly counted: number };

/**
 * `undefined`: there can be none.
 * @throws Problem not-found where nothing is recorded under the id: "no findings" would be read as good news.
 */
export const scopesOf = (rows: Rows, { agency, request, only }: Whose): Scopes | undefined => {
  const [code, other] = new Set([agency, only].filter((one) => one !== undefined));
  if (other !== undefined) return undefined;
  const cases = new Cases(rows);
  const within = scopesOfAgency(cases, code);
  if (request === undefined || within === undefined) return within;
  const scope = cases.byId(request)?.scope;
  if (scope === undefined)
    throw new Problem('not-found', 'No request or disclosure is recorded under this id.');
  const [first, last] = within.range;
  return scope < first || scope > last ? undefined : { range: [scope, scope], counted: scope };
};

const scopesOfAgency = (cases: Cases, code: string | undefined): Scopes | undefined => {
  if (code === undefined) return { range: [ALL, Number.MAX_SAFE_INTEGER], counted: ALL };
  const agency = cases.agency(code);
  if (agency === undefined) return undefined;
  const range = casesOf(agency);
  return { range, counted: agencyScope(range[0]) };
};
