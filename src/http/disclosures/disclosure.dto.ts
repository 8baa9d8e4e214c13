import type { UnrequestedDisclosureInput } from '../../ledger/disclosure/record-unrequested-disclosure.js';
import { disclosed } from '../../ledger/disclosure/disclosure.events.js';
import type { DisclosureInput } from '../../ledger/disclosure-input.js';
import type { DisclosuresInput } from '../../ledger/request/record-disclosures.js';
import type { Range } from '../../ledger/shapes.js';
import { Code, LineRanges, Maybe, Nested, NestedList, OneOf, Text } from '../body/fields.js';
import { EmergencyDto, ItemDto, OfficerDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = disclosed;

class DisclosureDto extends WhenDto implements DisclosureInput {
  @Maybe(Code(about.authority.about))
  authority?: string | null;

  @Maybe(Code(about.recipientAgency.about))
  recipientAgency?: string | null;

  @Maybe(NestedList(() => OfficerDto, about.recipients.about))
  recipients?: OfficerDto[] | null;

  @Maybe(NestedList(() => ItemDto, about.items.about))
  items?: ItemDto[] | null;

  @Maybe(Code(about.channel.about))
  channel?: string | null;

  @Maybe(OneOf(about.inWriting.schema, about.inWriting.about))
  inWriting?: DisclosureInput['inWriting'];

  @Maybe(Nested(() => EmergencyDto, about.emergency.about))
  emergency?: EmergencyDto | null;

  @Maybe(Text(about.endangered.about))
  endangered?: string | null;
}

/** The same items, of each of these lines, made known to the same recipients. */
export class DisclosuresDto extends DisclosureDto implements DisclosuresInput {
  @LineRanges('Lines of the request; one event is recorded for each')
  lines: Range[];
}

/** A disclosure that answers no request. */
export class UnrequestedDisclosureDto extends DisclosureDto implements UnrequestedDisclosureInput {
  @Maybe(Text(about.name.about))
  name?: string | null;

  @Maybe(Text(about.tin.about))
  tin?: string | null;
}
