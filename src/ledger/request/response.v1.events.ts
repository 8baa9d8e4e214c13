import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Comparisons, Count, Flag, listOf, Office, oneOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** The answers of the IRS as they were before responses had numbers. */
const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole request') };

export const deficiencyNotedV1 = eventType('DeficiencyNoted', 1, 'The IRS noted a deficiency', {
  ...overLines,
  elements: official(
    9,
    listOf(Code),
    'What is deficient: name, address, period, statute, reason, …',
  ),
  note: personal(10, 'As written'),
});

export const requestReturnedV1 = eventType(
  'RequestReturned',
  1,
  'The IRS returned lines for correction',
  {
    ...overLines,
    elements: official(9, listOf(Code), 'What is asked for'),
    note: personal(10, 'As written'),
  },
);

export const linesAcceptedV1 = eventType('LinesAccepted', 1, 'The IRS accepted lines', overLines);

export const linesRefusedV1 = eventType('LinesRefused', 1, 'The IRS refused lines', {
  ...overLines,
  ground: official(
    9,
    oneOf('deficient', 'scope', 'impairment', 'safeguards', 'court-order', 'policy', 'other'),
    'Ground of the refusal',
  ),
  note: personal(10, 'As written'),
});

export const matchDecidedV1 = eventType(
  'MatchDecided',
  1,
  'The IRS matched lines with its records',
  {
    ...overLines,
    matched: official(9, Flag, 'Whether one taxpayer was taken to be the person meant'),
    compared: official(10, Comparisons, 'How each key compared'),
    processes: official(11, listOf(oneOf('tin', 'address', 'manual')), 'Matching processes run'),
    scriptVersion: official(12, Code, 'Version of the matching script'),
    candidates: official(13, Count, 'Number of candidates found'),
  },
);

export const noMatchReportedV1 = eventType(
  'NoMatchReported',
  1,
  'The IRS answered that nothing matches',
  {
    ...overLines,
    detail: official(9, oneOf('generic', 'detailed'), 'How much the answer told'),
  },
);

export const disclosureApprovedV1 = eventType(
  'DisclosureApproved',
  1,
  'A disclosure was approved',
  {
    ...overLines,
    approver: official(9, Office, 'Office that approved'),
    inWriting: official(10, Flag, 'In writing'),
    paragraph: official(11, Code, 'Paragraph of 6103 approved for'),
  },
);
