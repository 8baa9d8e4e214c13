import { officeStandingRecorded } from '../../ledger/office/office.events.js';
import type { OfficeStandingInput } from '../../ledger/office/record-office-standing.js';
import { Code, Codes, DayField, Maybe, OneOf, Text } from '../body/fields.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = officeStandingRecorded;

/** How an office was held over a time. Never who holds it. */
export class OfficeStandingDto extends WhenDto implements OfficeStandingInput {
  @Text(about.title.about, 200)
  title: string;

  @OneOf(about.kind.schema, about.kind.about)
  kind: OfficeStandingInput['kind'];

  @Code(about.officeAgency.about)
  officeAgency: string;

  @Maybe(Code(about.component.about))
  component?: string | null;

  @OneOf(about.standing.schema, about.standing.about)
  standing: OfficeStandingInput['standing'];

  @DayField(about.from.about)
  from: string;

  @Maybe(DayField(about.to.about))
  to?: string | null;

  @Maybe(Codes(about.mayApprove.about))
  mayApprove?: string[] | null;

  @Maybe(Text(about.source.about, 4_000))
  source?: string | null;
}
