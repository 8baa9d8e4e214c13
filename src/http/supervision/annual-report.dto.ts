import type { Static } from 'typebox';
import type {
  AnnualReportInput,
  CorrectionInput,
} from '../../ledger/report/record-annual-report.js';
import {
  annualReportCorrected,
  annualReportFurnished,
  type ReportRow,
} from '../../ledger/report/report.events.js';
import { Code, Flag, Int, Maybe, NestedList, OneOf, Text } from '../body/fields.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = annualReportFurnished;

const Cell = (what: string): PropertyDecorator =>
  Maybe(
    Int(0, Number.MAX_SAFE_INTEGER, `${what}; left out or null: the cell is blank, which is not 0`),
  );

class ReportRowDto implements Static<typeof ReportRow> {
  @Code('Agency, or the category of recipients as published, e.g. State Tax Agencies')
  recipient: string;

  @Maybe(Code('Paragraph of 6103 e.g. 6103(i)(2)'))
  subsection: string | null = null;

  @Cell('Requests for disclosure')
  requests: number | null = null;

  @Cell('Instances in which returns or return information were disclosed')
  instances: number | null = null;

  @Cell('Taxpayers whose returns or return information were disclosed')
  taxpayers: number | null = null;

  @Cell('Bulk master file data')
  bulk: number | null = null;

  @Cell('Other disclosures')
  other: number | null = null;
}

class ReportSaysDto extends WhenDto {
  @Maybe(NestedList(() => ReportRowDto, about.rows.about))
  rows?: ReportRowDto[] | null;

  @Maybe(NestedList(() => ReportRowDto, about.committeeRows.about))
  committeeRows?: ReportRowDto[] | null;

  @Maybe(Flag(about.statesPurposes.about))
  statesPurposes?: boolean | null;
}

/** A report as furnished. `occurredOn`: the day of furnishing, not of publication. */
export class AnnualReportDto extends ReportSaysDto implements AnnualReportInput {
  @Int(1_976, 9_999, about.year.about)
  year: number;

  @OneOf(about.kind.schema, about.kind.about)
  kind: AnnualReportInput['kind'];
}

/** The whole of a report as it now stands; its number is given by the ledger. */
export class CorrectionDto extends ReportSaysDto implements CorrectionInput {
  @Maybe(Text(annualReportCorrected.fields.reason.about))
  reason?: string | null;
}
