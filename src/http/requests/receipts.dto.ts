import type { AmendmentReceiptInput } from '../../ledger/request/amend-lines.js';
import { amendmentReceived } from '../../ledger/request/request.events.js';
import { Int, Kind, Maybe, Nested, OneOf } from '../body/fields.js';
import { OfficeDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';
import { LetterDto } from './letter.dto.js';
import { LineValuesDto } from './lines.dto.js';

/** The IRS received the letter of this request. */
export class RequestReceiptDto extends LetterDto {
  @Kind('request')
  kind: 'request';
}

const { fields: about } = amendmentReceived;

/** The IRS received an amendment of a line: the one the agency recorded, or these values. */
export class AmendmentReceiptDto extends WhenDto implements AmendmentReceiptInput {
  @Kind('amendment')
  kind: 'amendment';

  @Int(1, 100_000_000, about.line.about)
  line: number;

  @Maybe(Int(0, Number.MAX_SAFE_INTEGER, about.amendmentRevision.about))
  amendmentRevision?: number | null;

  @Maybe(Nested(() => LineValuesDto, 'What was received, where the agency recorded none'))
  values?: LineValuesDto | null;

  @Maybe(Nested(() => OfficeDto, about.signatory.about))
  signatory?: OfficeDto | null;

  @Maybe(OneOf(about.form.schema, about.form.about))
  form?: AmendmentReceiptInput['form'];
}

/** The bodies of a receipt, by kind. */
export const RECEIPTS = { request: RequestReceiptDto, amendment: AmendmentReceiptDto } as const;

/** Named, so that what the compiler notes of the parameter is no class: the pipe goes by `kind`. */
export type AnyReceiptDto = RequestReceiptDto | AmendmentReceiptDto;
