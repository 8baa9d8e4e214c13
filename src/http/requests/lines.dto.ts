import type { AmendmentsInput } from '../../ledger/request/amend-lines.js';
import type { LineInput } from '../../ledger/request/line.js';
import type { LinesInput } from '../../ledger/request/record-lines.js';
import { lineAmended } from '../../ledger/request/request.events.js';
import { Codes, Int, Maybe, Nested, NestedList, OneOf, Statutes, Text } from '../body/fields.js';
import { ItemDto, MatterDto, OfficeDto, OfficerDto, RemovalOrderDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = lineAmended;
const MAX_LINE = 100_000_000;
/** More than a command may hold is no mistake of form: the ledger answers 413, and names what to do. */
const UNBOUNDED = { min: 1, max: 1_000_000 };

/** What a side says of one taxpayer. Texts are kept exactly as written, whatever they are. */
export class LineValuesDto implements LineInput {
  @Maybe(Text(about.name.about))
  name?: string | null;

  @Maybe(Text(about.tin.about))
  tin?: string | null;

  @Maybe(Text(about.address.about))
  address?: string | null;

  @Maybe(Text(about.birthDate.about))
  birthDate?: string | null;

  @Maybe(Text(about.reason.about))
  reason?: string | null;

  @Maybe(Codes(about.periods.about))
  periods?: string[] | null;

  @Maybe(Statutes(about.statutes.about))
  statutes?: string[] | null;

  @Maybe(NestedList(() => ItemDto, about.items.about))
  items?: ItemDto[] | null;

  @Maybe(Nested(() => MatterDto, about.matter.about))
  matter?: MatterDto | null;

  @Maybe(Nested(() => RemovalOrderDto, about.removalOrder.about))
  removalOrder?: RemovalOrderDto | null;

  @Maybe(NestedList(() => OfficerDto, about.engaged.about))
  engaged?: OfficerDto[] | null;

  @Maybe(Int(1, MAX_LINE, about.supersedesLine.about))
  supersedesLine?: number | null;
}

class NewLineDto extends LineValuesDto {
  @Maybe(Int(1, MAX_LINE, 'If stated, it must be the number that the line gets'))
  line?: number | null;
}

export class LinesDto extends WhenDto implements LinesInput {
  @NestedList(() => NewLineDto, '1 to 1,000, in the order of the letter', UNBOUNDED)
  lines: NewLineDto[];
}

class AmendedLineDto extends LineValuesDto {
  @Int(1, MAX_LINE, about.line.about)
  line: number;
}

export class AmendmentsDto extends WhenDto implements AmendmentsInput {
  @Maybe(Nested(() => OfficeDto, about.signatory.about))
  signatory?: OfficeDto | null;

  @Maybe(OneOf(about.form.schema, about.form.about))
  form?: AmendmentsInput['form'];

  @NestedList(() => AmendedLineDto, 'Each line whole, as it now reads', UNBOUNDED)
  lines: AmendedLineDto[];
}
