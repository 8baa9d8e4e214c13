import { type Actor, sideOf } from '../kernel/role.js';
import { invalid } from './invalid.js';

/**
 * The agency that a fact of safeguards is about: an agency records of itself alone, the IRS says of whom.
 * @throws Problem request-invalid
 */
export const recipientOf = ({ role, agency }: Actor, stated: string | null | undefined): string => {
  const irs = sideOf(role) === 'irs';
  const recipient = stated ?? (irs ? null : agency);
  if (recipient === null)
    throw invalid('recipientAgency', 'is needed: which agency holds the information');
  if (!irs && recipient !== agency) throw invalid('recipientAgency', 'must be your own agency');
  return recipient;
};
