import { MinLength } from 'class-validator';
import { personalDataRead } from '../../ledger/access/access.events.js';
import type { OpenFieldInput } from '../../ledger/access/open-field.js';
import { Code, Text } from '../body/fields.js';
import { EventRefDto } from '../body/shapes.dto.js';

const { fields: about } = personalDataRead;

/** Which one field is opened, and why. It is recorded before the file leaves. */
export class OpeningDto extends EventRefDto implements OpenFieldInput {
  @Code('A personal field of the event; or official, for its whole official face')
  field: string;

  @Text(about.purpose.about)
  @MinLength(1)
  purpose: string;

  @Text(about.case.about)
  @MinLength(1)
  case: string;
}
