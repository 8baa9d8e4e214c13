import { eventType, open } from '../../privacy/event-type.js';
import { Code, Count, Digest } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** One stream a pack, named by its id. From here on findings of its rules are of this version. */
export const rulePackActivated = eventType(
  'RulePackActivated',
  1,
  'A rule pack came into use; the day of the act is that of the start',
  {
    pack: open(8, Code, 'Id of the pack, e.g. usc-26-6103'),
    version: open(9, Count, 'Its version; it only rises'),
    contentHash: open(10, Digest, 'SHA-256 over the files that judge by it, as they run'),
    rules: open(11, Count, 'Number of rules'),
  },
);
