import type { LawTime } from '../../statute/law-time.js';
import { RULES } from '../../statute/packs.js';
import {
  ELEMENTS,
  OUTCOMES,
  type Outcome,
  type ReadingId,
  READINGS,
  SEVERITIES,
} from '../../statute/verdict.js';
import {
  AsKnownQuery,
  NeededInt,
  QueryDay,
  QueryLimit,
  QueryLaw,
  QueryOneOf,
  QueryStreamId,
  QueryText,
  WaitQuery,
} from '../answers/query.dto.js';

/** A rule that is not there would find nothing, and that would look like nothing found. */
export const RULE_IDS = [...new Set(RULES.map(({ id }) => id))];

/** Which holdings are meant; whatever is left out, any. */
export class CountsQuery extends AsKnownQuery {
  @QueryOneOf(READINGS, 'Held under that reading')
  reading?: ReadingId;

  @QueryOneOf(RULE_IDS, 'Of that rule')
  rule?: string;

  @QueryOneOf(ELEMENTS, 'Resting on that element')
  element?: string;

  @QueryOneOf(SEVERITIES, 'Of that severity')
  severity?: string;

  @QueryOneOf(OUTCOMES, 'With that outcome; findings when left out')
  outcome?: Outcome;

  @QueryText('Of requests of that agency, or disclosures to it', 64)
  agency?: string;

  @QueryStreamId('Of that request, or of that disclosure which answers none')
  request?: string;
}

export class GroupsQuery extends CountsQuery {
  @QueryText('`next` of the page before')
  cursor?: string;

  @QueryLimit(500, 'Groups on a page: 50 when left out, and 500 at most, whatever is asked for')
  limit?: number;
}

export class FindingsQuery extends CountsQuery {
  @QueryText('Of that group; it says reading, rule, outcome and request by itself', 300)
  group?: string;

  @QueryLaw()
  law?: LawTime;

  @QueryDay('First day of the act')
  from?: string;

  @QueryDay('Last day of the act')
  to?: string;

  @QueryText('`next` of the page before')
  cursor?: string;

  @QueryLimit(500, 'Items on a page: 50 when left out, and 500 at most, whatever is asked for')
  limit?: number;
}

export class FindingQuery extends AsKnownQuery {
  @QueryLaw()
  law?: LawTime;
}

export class ReplayQuery extends WaitQuery {
  @QueryLaw()
  law?: LawTime;

  @NeededInt(0, 999_999_999, 'Revision of the event within the request')
  at: number;
}
