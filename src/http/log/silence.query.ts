import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { type Day, day, daysBetween } from '../../kernel/dates.js';
import { invalid } from '../../ledger/invalid.js';
import { EVENT_TYPES } from '../../ledger/event-types.js';
import { MOST_PERIOD_DAYS, type SilenceQuestion } from '../../proof/silence-question.js';
import { QueryOneOf } from '../answers/query.dto.js';
import { Code, DayField } from '../body/fields.js';

const VALUE = String.raw`[A-Za-z0-9][A-Za-z0-9 ._()/:@-]{0,63}`;
const CONDITION = `[a-z][A-Za-z0-9]{0,39}:${VALUE}`;
const TYPE = '[A-Z][A-Za-z0-9]{0,63}';

/** Several of a kind with commas between. */
const Several = (one: string, description: string): PropertyDecorator =>
  applyDecorators(
    Matches(new RegExp(`^${one}(,${one}){0,19}$`)),
    IsOptional(),
    ApiProperty({ required: false, type: String, description }),
  );

const MaybeCode = (description: string): PropertyDecorator =>
  applyDecorators(Code(description), IsOptional(), ApiProperty({ required: false }));

/** Which entries would break the silence, and in which days. */
export class SilenceQuery {
  @MaybeCode('The agency whose record it is')
  agency?: string;

  @Several(TYPE, 'Types of events, with commas between; every type when left out')
  type?: string;

  @MaybeCode('Paragraph relied on, such as 6103(i)(2)')
  authority?: string;

  @Several(
    CONDITION,
    'Other public fields and their values: `recipientAgency:DOJ,requestingAgency:DHS`',
  )
  where?: string;

  @DayField('First day')
  from: string;

  @DayField('Last day; at most 3,660 days in all')
  until: string;

  @QueryOneOf(
    ['occurredOn', 'recordedOn'],
    'Which day counts: of the act as stated (when left out), or of its recording (UTC)',
  )
  by?: SilenceQuestion['period']['by'];
}

/** @throws Problem request-invalid, also where the log only commits to a field: nobody could check the answer. */
export const questionOf = (query: SilenceQuery): SilenceQuestion => {
  const period = { by: query.by ?? 'occurredOn', from: day(query.from), until: day(query.until) };
  mustBeDays(period);
  const types = query.type?.split(',') ?? null;
  for (const type of types ?? [])
    if (!EVENT_TYPES.some((known) => known.type === type))
      throw invalid('type', 'must be types of events, as docs/reference/events.md has them');
  const where: Record<string, string> = {};
  for (const [field, value] of conditionsOf(query)) {
    if (Object.hasOwn(where, field)) throw invalid('where', 'must name each field once');
    mustBePublic(field, types);
    where[field] = value;
  }
  return { types, where, period };
};

const conditionsOf = ({
  agency,
  authority,
  where,
}: SilenceQuery): readonly (readonly [field: string, value: string])[] => {
  const others = (where?.split(',') ?? []).map((one) => {
    const colon = one.indexOf(':');
    return [one.slice(0, colon), one.slice(colon + 1)] as const;
  });
  const named = Object.entries({ agency, authority });
  return [...named.filter((one): one is [string, string] => one[1] !== undefined), ...others];
};

const mustBeDays = ({ from, until }: { readonly from: Day; readonly until: Day }): void => {
  const days = daysBetween(from, until) + 1;
  if (days < 1) throw invalid('until', 'must not be before from');
  if (days > MOST_PERIOD_DAYS) throw invalid('until', `must be within ${MOST_PERIOD_DAYS} days`);
};

const mustBePublic = (field: string, types: readonly string[] | null): void => {
  const tables = EVENT_TYPES.filter(({ type }) => types === null || types.includes(type));
  const faces = new Set(tables.flatMap(({ fields }) => fields[field]?.face ?? []));
  if (faces.has('public')) return;
  const [face] = faces;
  throw invalid(
    'where',
    face === undefined
      ? 'must name fields that these events have'
      : `must name public fields: ${field} is ${face}, the log only commits to it, and nobody could check the answer`,
  );
};
