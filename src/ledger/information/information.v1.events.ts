import type { Upcaster } from '../../eventstore/codec.js';
import { type EventType, eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Flag, Office, oneOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole stream') };

export const impairmentCheckedV1 = eventType(
  'ImpairmentChecked',
  1,
  'The IRS checked whether disclosure, or use in evidence, would identify an informant or impair a tax investigation, 6103(i)(6), (i)(4)(C)',
  {
    ...overLines,
    result: official(9, oneOf('none', 'identifies-informant', 'impairs-investigation'), 'Result'),
    concerns: official(10, oneOf('disclosure', 'evidence'), 'What it forbids'),
    lifted: official(11, Flag, 'An earlier determination is lifted'),
    office: official(12, Office, 'Office that determined'),
    note: personal(13, 'As written'),
  },
);

export const chargeOrDisciplineRecordedV1 = eventType(
  'ChargeOrDisciplineRecorded',
  1,
  'Someone was charged, or discipline was proposed, for an inspection or disclosure, 7431(e)',
  {
    ...overLines,
    kind: official(9, oneOf('charge', 'proposed-discipline'), 'Which of the two'),
    provision: official(10, Code, 'E.g. 26 USC 7213A(a)'),
    employer: official(11, Code, 'Agency that employs the person'),
    secretaryNotified: official(12, Flag, 'An agency other than the IRS notified the Secretary'),
    note: personal(13, 'As written'),
  },
);

/** What version 1 did not say is not recorded of it. */
const lifting = ({ type, version }: EventType, added: string): Upcaster => ({
  type,
  from: version,
  lift: (faces) => ({ ...faces, official: { ...faces.official, [added]: null } }),
});

export const INFORMATION_UPCASTERS: readonly Upcaster[] = [
  lifting(impairmentCheckedV1, 'notified'),
  lifting(chargeOrDisciplineRecordedV1, 'instrument'),
];
