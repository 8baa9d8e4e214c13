import { Type } from 'typebox';
import { eventType, official, open, personal } from '../../privacy/event-type.js';
import {
  closed,
  Code,
  Count,
  DayText,
  Flag,
  listOf,
  Matter,
  Officer,
  oneOf,
  orNull,
  Ranges,
} from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.
// In the stream of a request or disclosure: access to what was disclosed. In a stream of its own
// (category `inspection`): access to taxpayer data inside government that answers no request.

const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole stream') };
const GranteeKind = oneOf('officer', 'contractor', 'outside-team', 'other');
const AccessPurpose = oneOf('matter', 'tax-administration', 'custody', 'audit', 'other');

/** 6103(p)(9): what an agency asks of a contractor. */
export const Contract = Type.Object(
  {
    /** The contract requires safeguards. */
    safeguardsClause: orNull(Flag),
    /** On-site review every three years is agreed. */
    reviewAgreed: orNull(Flag),
    startedOn: orNull(DayText),
    endsOn: orNull(DayText),
    reviewedOn: orNull(DayText),
    /** Day of the last annual certification. */
    certifiedOn: orNull(DayText),
  },
  closed,
);

export const accessGranted = eventType(
  'AccessGranted',
  1,
  'Access to returns or return information was granted; the day of the act is the day of the grant',
  {
    ...overLines,
    recipientAgency: open(9, Code, 'Agency or body whose people were granted access'),
    authority: open(10, Code, 'Paragraph of 6103 relied on, e.g. 6103(h)(1)'),
    from: open(11, DayText, 'First day of access'),
    to: open(12, DayText, 'First day no longer; null: open'),
    kind: official(13, GranteeKind, 'Who was granted it'),
    grantees: official(14, listOf(Officer), 'Officers, never by name'),
    system: official(15, Code, 'System'),
    purpose: official(16, AccessPurpose, 'Purpose stated'),
    taxDuty: official(17, Flag, 'A duty of tax administration is recorded for them'),
    matter: official(18, Matter, 'Matter they are engaged in'),
    contract: official(19, Contract, 'Safeguards of a contractor, 6103(p)(9)'),
    note: personal(20, 'As written'),
  },
);

export const accessEnded = eventType('AccessEnded', 1, 'Access was ended', {
  ...overLines,
  to: open(9, DayText, 'First day no longer'),
  grantees: official(10, listOf(Officer), 'Whose; null: all'),
});

export const inspected = eventType(
  'Inspected',
  1,
  'A return or return information was examined, 6103(b)(7)',
  {
    ...overLines,
    recipientAgency: open(9, Code, 'Agency or body whose officer examined it'),
    authority: open(10, Code, 'Paragraph of 6103 relied on'),
    records: open(11, Count, 'Number of records examined, where known'),
    kind: official(12, GranteeKind, 'Who examined it'),
    inspector: official(13, Officer, 'Officer, never by name'),
    system: official(14, Code, 'System'),
    purpose: official(15, AccessPurpose, 'Purpose stated'),
    taxDuty: official(16, Flag, 'A duty of tax administration is recorded for the officer'),
    matter: official(17, Matter, 'Matter it was examined for'),
    cleared: official(18, Flag, 'The officer is cleared and trained'),
    note: personal(19, 'As written'),
  },
);
