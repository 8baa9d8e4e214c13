import { requestReceived } from '../../ledger/request/request.events.js';
import type { LetterInput } from '../../ledger/request/open-request.js';
import {
  Code,
  Codes,
  Statutes,
  DayField,
  Digest,
  Int,
  Maybe,
  Nested,
  NestedList,
  OneOf,
  Text,
} from '../body/fields.js';
import { EmergencyDto, ItemDto, MatterDto, OfficeDto, OfficerDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: letter } = requestReceived;
const COUNT = Number.MAX_SAFE_INTEGER;

/** A letter: its day is its date (as the agency records it) or the day of receipt (the IRS). */
export class LetterDto extends WhenDto implements LetterInput {
  @Maybe(Code(letter.requestingAgency.about))
  requestingAgency?: string | null;

  @Maybe(Code(letter.authority.about))
  authority?: string | null;

  @Maybe(Int(1, COUNT, letter.agencyNumber.about))
  agencyNumber?: number | null;

  @Maybe(Int(0, COUNT, letter.lineCount.about))
  lineCount?: number | null;

  @Maybe(OneOf(letter.form.schema, letter.form.about))
  form?: LetterInput['form'];

  @Maybe(Digest(letter.documentDigest.about))
  documentDigest?: string | null;

  @Maybe(Nested(() => OfficeDto, letter.signatory.about))
  signatory?: OfficeDto | null;

  @Maybe(Nested(() => EmergencyDto, letter.emergency.about))
  emergency?: EmergencyDto | null;

  @Maybe(NestedList(() => ItemDto, letter.items.about))
  items?: ItemDto[] | null;

  @Maybe(Statutes(letter.statutes.about))
  statutes?: string[] | null;

  @Maybe(Codes(letter.periods.about))
  periods?: string[] | null;

  @Maybe(Nested(() => MatterDto, letter.matter.about))
  matter?: MatterDto | null;

  @Maybe(NestedList(() => OfficerDto, letter.engaged.about))
  engaged?: OfficerDto[] | null;

  @Maybe(Text(letter.reason.about))
  reason?: string | null;

  @Maybe(Text(letter.endangered.about))
  endangered?: string | null;

  @Maybe(DayField(letter.letterDate.about))
  letterDate?: string | null;
}
