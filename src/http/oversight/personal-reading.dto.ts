import { ArrayMinSize, MinLength } from 'class-validator';
import { personalDataRead } from '../../ledger/access/access.events.js';
import type { PersonalReadingInput } from '../../ledger/access/read-personal-data.js';
import { Codes, NestedList, Text } from '../body/fields.js';
import { EventRefDto } from '../body/shapes.dto.js';

const { fields: about } = personalDataRead;

/** What is opened, and why. It is recorded before the data leaves. */
export class PersonalReadingDto implements PersonalReadingInput {
  @NestedList(() => EventRefDto, about.events.about, { min: 1, max: 100 })
  events: EventRefDto[];

  @Codes(about.fields.about)
  @ArrayMinSize(1)
  fields: string[];

  @Text(about.purpose.about)
  @MinLength(1)
  purpose: string;

  @Text(about.case.about)
  @MinLength(1)
  case: string;
}
