import {
  erroneousDisclosureIdentified,
  matchFoundErroneous,
} from '../../ledger/disclosure/disclosure.events.js';
import type { ErrorInput } from '../../ledger/disclosure-input.js';
import type { Range } from '../../ledger/shapes.js';
import { Kind, LineRanges, Maybe, OneOf, Text } from '../body/fields.js';
import { WhenDto } from '../body/when.dto.js';

type Ground<K extends ErrorInput['kind']> = Extract<ErrorInput, { kind: K }>['ground'];

const { lines, note, ground: matchGround } = matchFoundErroneous.fields;
const { ground: disclosureGround } = erroneousDisclosureIdentified.fields;

class ErrorDto extends WhenDto {
  @Maybe(LineRanges(lines.about))
  lines?: Range[] | null;

  @Maybe(Text(note.about))
  note?: string | null;
}

/** The IRS found that a match had taken the wrong person. */
class MatchErrorDto extends ErrorDto {
  @Kind('match-erroneous')
  kind: 'match-erroneous';

  @Maybe(OneOf(matchGround.schema, matchGround.about))
  ground?: Ground<'match-erroneous'>;
}

/** A side found that a disclosure should not have been made as it was. */
class DisclosureErrorDto extends ErrorDto {
  @Kind('erroneous-disclosure')
  kind: 'erroneous-disclosure';

  @Maybe(OneOf(disclosureGround.schema, disclosureGround.about))
  ground?: Ground<'erroneous-disclosure'>;
}

/** The bodies of an error, by kind. */
export const ERRORS = {
  'match-erroneous': MatchErrorDto,
  'erroneous-disclosure': DisclosureErrorDto,
} as const;
export type AnyErrorDto = MatchErrorDto | DisclosureErrorDto;
