import { Type } from 'typebox';
import { eventType, open } from '../../privacy/event-type.js';
import { Code } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** A UTC hour, e.g. `2025-08-07T15`. */
const Hour = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}$' });

/** One stream. A missed one is never made up: where none is, nothing shows that the ledger ran. */
export const heartbeat = eventType(
  'Heartbeat',
  1,
  'The ledger ran, and had seen nothing recorded for an hour',
  {
    hour: open(8, Hour, 'The UTC hour in which it was recorded'),
    program: open(9, Code, 'Version of the program that ran; null: not known'),
  },
);
