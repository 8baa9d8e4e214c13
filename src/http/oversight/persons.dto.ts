import { ArrayMinSize, ArrayUnique, IsIn, MinLength } from 'class-validator';
import { affectedPersonsListed, personSearched } from '../../ledger/access/access.events.js';
import {
  type AffectedPersonsInput,
  NOTICE_FIELDS,
} from '../../ledger/access/list-affected-persons.js';
import type { PersonSearchInput } from '../../ledger/access/search-person.js';
import type { Format } from '../../reports/document.js';
import { ELEMENTS, OUTCOMES, READINGS, SEVERITIES } from '../../statute/verdict.js';
import { QueryDay, QueryOneOf, QueryStreamId, QueryText } from '../answers/query.dto.js';
import { Code, Codes, Int, Maybe, Text } from '../body/fields.js';
import { RULE_IDS } from './findings.query.dto.js';

const { fields: searched } = personSearched;
const { fields: listed } = affectedPersonsListed;

/** Whose data, and why it is asked. The TIN and the name are not recorded. */
export class PersonSearchDto implements PersonSearchInput {
  @Text('Taxpayer identifying number: nine digits, with or without blanks and dashes', 40)
  tin: string;

  @Maybe(Text('Name, to be compared with those recorded; it finds nothing by itself', 500))
  @MinLength(1)
  name?: string | null;

  @Text(searched.purpose.about)
  @MinLength(1)
  purpose: string;

  @Text(searched.case.about)
  @MinLength(1)
  case: string;

  @QueryText('`next` of the page before')
  cursor?: string;

  @Maybe(Int(1, 200, 'Places on a page; 50 when left out'))
  limit?: number;
}

/** Affected by which findings, what is opened of them, and why. Which, as in the questions about findings. */
export class AffectedPersonsDto implements AffectedPersonsInput {
  @QueryText(`${listed.group.about}; it says reading, rule, outcome and request by itself`, 300)
  group?: string;

  @QueryOneOf(RULE_IDS, listed.rule.about)
  rule?: string;

  @QueryOneOf(READINGS, listed.reading.about)
  reading?: string;

  @QueryOneOf(ELEMENTS, listed.element.about)
  element?: string;

  @QueryOneOf(SEVERITIES, listed.severity.about)
  severity?: string;

  @QueryOneOf(OUTCOMES, listed.outcome.about)
  outcome?: string;

  @Maybe(Code(listed.findingsOf.about))
  agency?: string;

  @QueryStreamId(listed.request.about)
  request?: string;

  @QueryDay(listed.from.about)
  from?: string;

  @QueryDay(listed.to.about)
  to?: string;

  @QueryText('As known at: a seq, or an instant such as 2025-08-08T12:00:00Z', 40)
  at?: string;

  @Codes(`${listed.fields.about}: ${NOTICE_FIELDS.join(', ')}`)
  @IsIn(NOTICE_FIELDS, { each: true })
  @ArrayMinSize(1)
  @ArrayUnique()
  fields: AffectedPersonsInput['fields'][number][];

  @Text(listed.purpose.about)
  @MinLength(1)
  purpose: string;

  @Text(listed.case.about)
  @MinLength(1)
  case: string;

  @QueryText('`next` of the page before')
  cursor?: string;

  @Maybe(Int(1, 500, 'Persons on a page; 50 when left out'))
  limit?: number;

  @QueryOneOf(['json', 'csv'], 'How it is answered: json when left out. It is not recorded')
  format?: Format;
}
