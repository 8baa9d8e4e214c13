import { eventType, official, personal } from '../../privacy/event-type.js';
import { Code, Count, EventRef, Id, listOf, oneOf } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

export const findingReviewed = eventType(
  'FindingReviewed',
  1,
  'A reviewer looked at a finding. It never hides one',
  {
    rule: official(8, Code, 'Rule of the finding'),
    stream: official(9, Id, 'Stream of the act judged'),
    revision: official(10, Count, 'Revision of the act judged'),
    line: official(11, Count, 'Line; 0: the whole request'),
    reading: official(12, Code, 'Reading under which it was seen'),
    pack: official(13, Code, 'Rule pack it was seen with'),
    seenAtSeq: official(14, Count, 'Last seq that the reviewer saw'),
    outcome: official(
      15,
      oneOf('upheld', 'contested', 'explained', 'noted'),
      'What the reviewer says',
    ),
    confirms: official(
      16,
      listOf(EventRef),
      'Late-recorded events that the reviewer confirms as facts',
    ),
    note: personal(17, 'As written'),
  },
);
