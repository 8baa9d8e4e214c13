import { eventType, type FieldTable, official, open, personal } from '../../privacy/event-type.js';
import {
  Code,
  Count,
  DayText,
  Digest,
  Emergency,
  Flag,
  Id,
  Item,
  Line,
  listOf,
  Matter,
  Office,
  Officer,
  oneOf,
  RemovalOrder,
  Statute,
  TextClass,
} from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** What a letter says, for its agency (`RequestMade`) and for the IRS (`RequestReceived`). */
const letter = {
  requestingAgency: open(8, Code, 'The department that asks'),
  authority: open(9, Code, 'Paragraph relied on, e.g. 6103(i)(2)'),
  agencyNumber: open(10, Count, 'Gapless number given by the sender'),
  lineCount: open(11, Count, 'Number of lines, where stated'),
  form: official(12, oneOf('paper', 'electronic', 'oral', 'other'), 'Form of the request'),
  documentDigest: official(13, Digest, 'SHA-256 of the document'),
  signatory: official(14, Office, 'Office that signed'),
  emergency: official(15, Emergency, 'Danger or flight, 6103(i)(3)(B)'),
  items: official(16, listOf(Item), 'Asked for, for every line that states none of its own'),
  statutes: official(17, listOf(Statute), 'Criminal statutes cited for all lines'),
  periods: official(18, listOf(Code), 'Taxable periods for all lines'),
  matter: official(19, Matter, 'Matter stated for all lines'),
  engaged: official(20, listOf(Officer), 'Officers personally and directly engaged, for all lines'),
  reasonClass: official(21, TextClass, 'Class of the reason given for all lines'),
  reasonGroup: official(22, Digest, 'Keyed digest: equal reasons, equal groups'),
  reason: personal(23, 'Reason as written in the letter'),
  endangered: personal(24, 'Who is in danger'),
} as const satisfies FieldTable;

export const requestMade = eventType(
  'RequestMade',
  1,
  'An agency made a request; the day of the act is the date of the letter',
  letter,
);

export const requestReceived = eventType(
  'RequestReceived',
  1,
  'The IRS received a request; the day of the act is the day of receipt',
  { ...letter, letterDate: official(25, DayText, 'Date of the letter, as the IRS read it') },
);

/** One taxpayer of one request. Null: this line does not state it. */
const lineFacts = {
  subject: official(9, Digest, "Pseudonym: keyed digest of the TIN under the year's join key"),
  nameClass: official(10, TextClass, 'Class of the name'),
  addressClass: official(11, TextClass, 'Class of the address'),
  reasonClass: official(12, TextClass, 'Class of the reason'),
  reasonGroup: official(13, Digest, 'Keyed digest: equal reasons, equal groups'),
  tinGiven: official(14, Flag, 'A taxpayer identifying number was given'),
  birthDateGiven: official(15, Flag, 'A date of birth was given'),
  periods: official(16, listOf(Code), 'Taxable periods'),
  statutes: official(17, listOf(Statute), 'Criminal statutes cited'),
  items: official(18, listOf(Item), 'Items asked for'),
  matter: official(19, Matter, 'Matter'),
  removalOrder: official(20, RemovalOrder, 'Order of removal, for 8 U.S.C. 1253(a)(1)'),
  engaged: official(21, listOf(Officer), 'Officers personally and directly engaged'),
  supersedesLine: official(22, Line, 'An earlier line that this one replaces'),
  name: personal(23, 'Name as written'),
  tin: personal(24, 'Taxpayer identifying number as written'),
  address: personal(25, 'Address as written'),
  birthDate: personal(26, 'Date of birth as written'),
  reason: personal(27, 'Reason as written'),
} as const satisfies FieldTable;

export const lineAdded = eventType('LineAdded', 1, 'One taxpayer of one request', {
  line: open(8, Line, 'Number of the line, from 1, dense'),
  ...lineFacts,
});

export const lineAmended = eventType(
  'LineAmended',
  1,
  'The agency replaced what a line says; the whole line as it now reads',
  {
    line: open(8, Line, 'Number of the line'),
    ...lineFacts,
    signatory: official(28, Office, 'Office that signed the amendment'),
    form: official(29, oneOf('paper', 'electronic', 'oral', 'other'), 'Form of the amendment'),
  },
);

export const amendmentReceived = eventType(
  'AmendmentReceived',
  1,
  'The IRS received an amendment; the day of the act is the day of receipt',
  {
    line: open(8, Line, 'Number of the line'),
    ...lineFacts,
    signatory: official(28, Office, 'Office that signed the amendment'),
    form: official(29, oneOf('paper', 'electronic', 'oral', 'other'), 'Form of the amendment'),
    amendmentRevision: official(
      30,
      Count,
      "Revision of the agency's LineAmended in this stream; null: the agency recorded none, and the new values stand here",
    ),
  },
);

export const requestSubmitted = eventType('RequestSubmitted', 1, 'Lines 1..N are the whole', {
  lineCount: open(8, Count, 'N'),
});

export const requestWithdrawn = eventType(
  'RequestWithdrawn',
  1,
  'The agency withdrew the request',
  {
    reason: personal(8, 'Why'),
  },
);

export const requestsLinked = eventType('RequestsLinked', 1, 'Two streams hold the same request', {
  linkedRequest: open(8, Id, 'The other stream'),
});
