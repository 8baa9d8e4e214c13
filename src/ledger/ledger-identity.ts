/** Which ledger this is: the short id stands in every stream name, the uuid-free id in every box. */
export abstract class LedgerIdentity {
  abstract readonly id: string;
  abstract readonly origin: string;
  abstract readonly kind: 'live' | 'demonstration';
}
