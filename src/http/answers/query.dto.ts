import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { LAW_TIMES } from '../../statute/law-time.js';
import { DayField, Id } from '../body/fields.js';

// Query parameters. Each may be left out; one that a route does not know is refused.

/** A short text. */
export const QueryText = (description: string, maxLength = 200): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    IsString(),
    MaxLength(maxLength),
    ApiPropertyOptional({ type: String, maxLength, description }),
  );

/** A whole number, in digits alone. It must be there. */
export const NeededInt = (
  minimum: number,
  maximum: number,
  description: string,
): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(minimum),
    Max(maximum),
    ApiProperty({ type: 'integer', minimum, maximum, description }),
  );

export const QueryInt = (...args: Parameters<typeof NeededInt>): PropertyDecorator =>
  applyDecorators(NeededInt(...args), IsOptional(), ApiPropertyOptional());

/** How many are asked for. More than the most of an answer is no mistake: the most is given, and `next` or the last seq goes on. */
export const QueryLimit = (most: number, description: string): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Math.min(Number(value), most) : value,
    ),
    IsOptional(),
    IsInt(),
    Min(1),
    ApiPropertyOptional({ type: 'integer', minimum: 1, description }),
  );

export const QueryOneOf = (values: readonly string[], description: string): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Matches(new RegExp(`^(${values.join('|')})$`), {
      message: `must be one of the following values: ${values.join(', ')}`,
    }),
    ApiPropertyOptional({ enum: [...values], description }),
  );

export const QueryStreamId = (description: string): PropertyDecorator =>
  applyDecorators(Id(description), IsOptional(), ApiPropertyOptional());

export const QueryDay = (description: string): PropertyDecorator =>
  applyDecorators(DayField(description), IsOptional(), ApiPropertyOptional());

/** Waits (at most 10 s) until the read model has what a command recorded. */
export class WaitQuery {
  @QueryText('A Ledger-Position: wait until the answer holds it, at most 10 s', 500)
  wait?: string;
}

export class AsKnownQuery extends WaitQuery {
  @QueryText('As known at: a seq, or an instant such as 2025-08-08T12:00:00Z', 40)
  at?: string;
}

/** Which answers of a reading count. */
export const QueryLaw = (): PropertyDecorator =>
  QueryOneOf(
    LAW_TIMES,
    'Which answers of a reading count: all, as now known; or those given by the day of the act. `now` when left out',
  );

export class PageQuery extends AsKnownQuery {
  @QueryText('`next` of the page before')
  cursor?: string;

  @QueryLimit(500, 'Items on a page: 50 when left out, and 500 at most, whatever is asked for')
  limit?: number;
}
