import { Type } from 'typebox';
import { eventType, open } from '../../privacy/event-type.js';
import { Code, Digest, oneOf } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** seq 0 of every ledger. */
export const ledgerOpened = eventType('LedgerOpened', 1, 'The ledger began', {
  ledgerId: open(8, Code, 'Short id; part of every stream name'),
  origin: open(9, Type.String({ maxLength: 200 }), 'Name of the log, as in its checkpoints'),
  kind: open(10, oneOf('live', 'demonstration'), 'Only a demonstration may set the clock'),
  leafVersion: open(11, Type.Integer(), 'Version of the leaf format'),
  keyCheckValues: open(
    12,
    Type.Record(Type.String(), Digest),
    'One keyed check value for each master key, to notice a key file that does not fit',
  ),
});
