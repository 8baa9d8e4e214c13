import type { Keys } from '../privacy/keys.js';
import type { Envelope } from './command.js';

/**
 * The one stream of a kind for what a body names, such as an agency: its id follows from the name. The
 * scope of the Idempotency-Key ends with that id, as where an address holds it: otherwise one key, used
 * for two names, would give two events the same id.
 */
export const namedStream = (
  keys: Keys,
  envelope: Envelope,
  category: string,
  name: string,
): { readonly streamId: string; readonly scoped: Envelope } => {
  const streamId = keys.id({ agency: 'ledger', key: name, route: category }, 0);
  return { streamId, scoped: { ...envelope, route: `${envelope.route}/${streamId}` } };
};
