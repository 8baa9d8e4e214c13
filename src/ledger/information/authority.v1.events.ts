import type { Upcaster } from '../../eventstore/codec.js';
import { eventType, official, open } from '../../privacy/event-type.js';
import { Code, DayText, Flag, listOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

export const consentRecordedV1 = eventType(
  'ConsentRecorded',
  1,
  'The taxpayer consented to a disclosure, 6103(c)',
  {
    lines: open(8, Ranges, 'Lines concerned; null: the whole stream'),
    recipientAgency: open(9, Code, 'Agency or body to which'),
    signed: official(10, Flag, 'The consent is signed'),
    items: official(11, listOf(Code), 'Items it covers'),
    purpose: official(12, Code, 'Purpose it names'),
    from: official(13, DayText, 'First day'),
    to: official(14, DayText, 'First day no longer; null: open'),
  },
);

/** While there was no word for a refusal, each was a consent. */
export const consentRecordedFromV1: Upcaster = {
  type: 'ConsentRecorded',
  from: 1,
  lift: ({ public: face, official: own }) => ({
    public: face,
    official: { ...own, kind: 'consent' },
  }),
};
