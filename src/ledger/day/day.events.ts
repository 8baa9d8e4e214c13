import { type Static, Type } from 'typebox';
import type { Upcaster } from '../../eventstore/codec.js';
import { eventType, open } from '../../privacy/event-type.js';
import { closed, Code, Count, DayText, Flag, listOf, oneOf, orNull } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

const ofDay = {
  day: open(8, DayText, 'The day'),
  late: open(9, Flag, 'It was closed later than on the day after'),
};

/** One stream: its revision n is the n-th day since the ledger was opened. */
export const dayClosedV1 = eventType(
  'DayClosed',
  1,
  'A day in Washington, D.C., is over: what was due by then and is not recorded was not done by then, as far as the ledger knows',
  ofDay,
);

/** Rows of counts that one event may carry: with them its leaf stays below 65,535 bytes. */
export const MOST_COUNTS = 300;

/** How many findings of a rule are in the list, under each reading; null: not published. */
const PublishedCount = Type.Object(
  {
    /** The agency that asks, was told or reports; null: none is named. */
    agency: orNull(Code),
    rule: Code,
    counts: Type.Array(orNull(Count), { maxItems: 20 }),
  },
  closed,
);
export type PublishedCount = Static<typeof PublishedCount>;

/** Why a day was closed without a list of its findings. */
const Unjudged = oneOf('read-model-behind', 'read-model-stopped', 'failed');
export type Unjudged = Static<typeof Unjudged>;

/** The same, and what the ledger could know of the law by then (docs/reference/day-findings.md). */
export const dayClosed = eventType('DayClosed', 2, dayClosedV1.about, {
  ...ofDay,
  judgedThrough: open(
    10,
    Count,
    'The last seq that was judged when the day was closed; its findings stood then. Null: see `unjudged`',
  ),
  judgedAfter: open(
    11,
    Count,
    'They came to stand after this seq: the last one judged when a day was closed before. Null: from the first on',
  ),
  packs: open(12, listOf(Code), 'The rule packs that judged, `<id>@<version>`'),
  findingsRoot: open(
    13,
    Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
    'Root (RFC 6962) over the list of these findings, each with a salt',
  ),
  readings: open(14, listOf(Code), 'The readings, in the order of each row of `counts`'),
  counts: open(
    15,
    Type.Array(PublishedCount, { maxItems: MOST_COUNTS }),
    'How many are in the list by agency and rule, under each reading; below 10, and too near another count of the agency: null',
  ),
  countsLeftOut: open(16, Count, 'Rows of `counts` that found no place'),
  unjudged: open(17, Unjudged, 'Why there is no list of findings; null: there is one'),
});

/** A day closed before there were lists has none. */
export const dayClosedFromV1: Upcaster = {
  type: 'DayClosed',
  from: 1,
  lift: ({ public: face, official }) => ({
    public: {
      ...face,
      judgedThrough: null,
      judgedAfter: null,
      packs: null,
      findingsRoot: null,
      readings: null,
      counts: null,
      countsLeftOut: null,
      unjudged: null,
    },
    official,
  }),
};
