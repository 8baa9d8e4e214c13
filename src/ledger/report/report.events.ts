import { Type } from 'typebox';
import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { closed, Code, Count, Flag, listOf, oneOf, orNull } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** A row as published; a blank cell is null, not 0. Counts reach 10^10. */
export const ReportRow = Type.Object(
  {
    recipient: Code,
    subsection: orNull(Code),
    requests: orNull(Count),
    instances: orNull(Count),
    taxpayers: orNull(Count),
    bulk: orNull(Count),
    other: orNull(Count),
  },
  closed,
);

const report = {
  year: open(8, Type.Integer({ minimum: 1976, maximum: 9999 }), 'Calendar year reported on'),
  kind: open(
    9,
    oneOf('public', 'committee'),
    'The report for the public, 6103(p)(3)(C), or that to the committee, (p)(3)(B)',
  ),
  rows: open(10, listOf(ReportRow), 'Rows of the public report'),
  statesPurposes: open(11, Flag, 'It describes the general purposes of the requests'),
  committeeRows: official(12, listOf(ReportRow), 'Rows of the report to the committee'),
};

/** Opens the stream of one report of one year. */
export const annualReportFurnished = eventType(
  'AnnualReportFurnished',
  1,
  'The annual report was furnished to the Joint Committee on Taxation; the day of the act is the day of furnishing',
  report,
);

export const annualReportCorrected = eventType(
  'AnnualReportCorrected',
  1,
  'A report was corrected: the whole of its rows as they now stand',
  {
    ...report,
    version: open(13, Count, 'Number of the correction, from 2'),
    reason: personal(14, 'Why, as written'),
  },
);
