import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Count, Digest, Office, oneOf } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

export const BatchKind = oneOf('request-lines', 'responses', 'disclosures');

export const batchRecorded = eventType(
  'BatchRecorded',
  1,
  'A batch sent in bulk stands whole in this stream, as its sender certified; the day of the act is the day of the certification',
  {
    batchKind: open(8, BatchKind, 'What it holds'),
    recordCount: open(9, Count, 'Records of its content'),
    firstRevision: open(10, Count, 'Revision of its first event; others may have written between'),
    lastRevision: open(11, Count, 'Revision of its last event'),
    contentDigest: official(12, Digest, 'SHA-256 of its whole content as sent, uncompressed'),
    statement: official(13, Code, 'What was certified'),
    office: official(14, Office, 'Office that certified'),
    certifiedBy: personal(15, 'Who certified, as written'),
  },
);
