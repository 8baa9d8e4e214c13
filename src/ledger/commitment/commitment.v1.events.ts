import type { Upcaster } from '../../eventstore/codec.js';
import { eventType, open } from '../../privacy/event-type.js';
import type { Static } from 'typebox';
import { ClauseV1, Code, listOf, oneOf, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

export const commitmentRecordedV1 = eventType(
  'CommitmentRecorded',
  1,
  'An agency bound itself: an agreement or a public promise',
  {
    kind: open(8, oneOf('agreement', 'public-promise', 'policy'), 'What it is'),
    parties: open(9, listOf(Code), 'Agencies that bound themselves'),
    label: open(10, Code, 'Short name'),
    title: open(11, Words, 'Its name'),
    clauses: open(12, listOf(ClauseV1), 'Its clauses as data'),
    source: open(13, Words, 'Where it can be read'),
  },
);

/** Until when what it is about was disclosed is not recorded of a clause of version 1. */
export const commitmentRecordedFromV1: Upcaster = {
  type: 'CommitmentRecorded',
  from: 1,
  lift: ({ public: face, official }) => {
    const clauses = face['clauses'] as readonly Static<typeof ClauseV1>[] | null;
    const lifted = clauses?.map((clause) => ({ ...clause, disclosedUntil: null })) ?? null;
    return { public: { ...face, clauses: lifted }, official };
  },
};
