import { Problem } from '../kernel/problem.js';

/** A field that the schema lets pass and the ledger cannot take. `message` says what it must be. */
export const invalid = (field: string, message: string): Problem =>
  new Problem('request-invalid', `${field} ${message}.`, { errors: [{ field, message }] });
