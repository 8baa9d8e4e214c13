import { eventType, open } from '../../privacy/event-type.js';
import { SeriesNumber } from '../shapes.js';
import * as v1 from './response.v1.events.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** Of a response, and so of each of its answers. */
const agencyNumber = (n: number) =>
  open(n, SeriesNumber, 'Gapless number of the response, given by the IRS');

export const deficiencyNoted = eventType('DeficiencyNoted', 2, v1.deficiencyNotedV1.about, {
  ...v1.deficiencyNotedV1.fields,
  agencyNumber: agencyNumber(11),
});

export const requestReturned = eventType('RequestReturned', 2, v1.requestReturnedV1.about, {
  ...v1.requestReturnedV1.fields,
  agencyNumber: agencyNumber(11),
});

export const linesAccepted = eventType('LinesAccepted', 2, v1.linesAcceptedV1.about, {
  ...v1.linesAcceptedV1.fields,
  agencyNumber: agencyNumber(9),
});

export const linesRefused = eventType('LinesRefused', 2, v1.linesRefusedV1.about, {
  ...v1.linesRefusedV1.fields,
  agencyNumber: agencyNumber(11),
});

export const matchDecided = eventType('MatchDecided', 2, v1.matchDecidedV1.about, {
  ...v1.matchDecidedV1.fields,
  agencyNumber: agencyNumber(14),
});

export const noMatchReported = eventType('NoMatchReported', 2, v1.noMatchReportedV1.about, {
  ...v1.noMatchReportedV1.fields,
  agencyNumber: agencyNumber(10),
});

export const disclosureApproved = eventType(
  'DisclosureApproved',
  2,
  v1.disclosureApprovedV1.about,
  { ...v1.disclosureApprovedV1.fields, agencyNumber: agencyNumber(12) },
);
