import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import type { TSchema } from 'typebox';
import { isDay, isInstant } from '../../kernel/dates.js';
import { areRanges, choices, CODE, STATUTE } from '../../ledger/sent-values.js';

// A field of a body: what it must be and what the API description says of it, in one decorator.

type Class = new () => object;

/** May be left out or null: not recorded. */
export const Maybe = (field: PropertyDecorator): PropertyDecorator =>
  applyDecorators(field, IsOptional(), ApiProperty({ required: false, nullable: true }));

/** Any text, kept exactly as sent. */
export const Text = (description: string, maxLength = 20_000): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MaxLength(maxLength),
    ApiProperty({ type: String, maxLength, description }),
  );

const CODE_MUST =
  'must be a code of at most 64 of A-Z a-z 0-9 . _ ( ) / : - and blanks, that begins with a letter or digit';

/** A closed code or a short name of an office, a court, a paragraph. */
export const Code = (description: string): PropertyDecorator =>
  applyDecorators(
    Matches(CODE, { message: CODE_MUST }),
    ApiProperty({ type: String, pattern: CODE.source, description }),
  );

const PACK = /^[a-z0-9][a-z0-9-]{0,47}(?:@\d{1,9})?$/;

/** A rule pack, as a finding names it. */
export const PackName = (description: string): PropertyDecorator =>
  applyDecorators(
    Matches(PACK, { message: 'must be a rule pack as a finding names it, as usc-26-6103@1' }),
    ApiProperty({ type: String, pattern: PACK.source, description }),
  );

/** At most 200 codes. */
export const Codes = (description: string): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(200),
    Matches(CODE, { each: true, message: CODE_MUST }),
    ApiProperty({ type: [String], maxItems: 200, description }),
  );

const STATUTE_MUST =
  'must be a citation of at most 64 of A-Z a-z 0-9 . _ ( ) / : - § and blanks, that begins with a letter or digit';

/** A provision as it is cited. */
export const Statute = (description: string): PropertyDecorator =>
  applyDecorators(
    Matches(STATUTE, { message: STATUTE_MUST }),
    ApiProperty({ type: String, pattern: STATUTE.source, description }),
  );

/** At most 200 provisions, as they are cited. */
export const Statutes = (description: string): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(200),
    Matches(STATUTE, { each: true, message: STATUTE_MUST }),
    ApiProperty({ type: [String], maxItems: 200, description }),
  );

/** One of the closed list that a stored shape names. */
export const OneOf = (shape: TSchema, description: string): PropertyDecorator => {
  const values = choices(shape);
  return applyDecorators(IsIn(values), ApiProperty({ enum: values, description }));
};

/** One of these words, where no stored shape names them. */
export const Word = (words: readonly string[], description: string): PropertyDecorator =>
  applyDecorators(IsIn([...words]), ApiProperty({ enum: [...words], description }));

/** A name of a kind of its own. `must` says what it has to be. */
export const Name = (pattern: RegExp, must: string, description: string): PropertyDecorator =>
  applyDecorators(
    Matches(pattern, { message: must }),
    ApiProperty({ type: String, pattern: pattern.source, description }),
  );

/** At most 200, each one of the closed list that a stored shape names. */
export const SomeOf = (shape: TSchema, description: string): PropertyDecorator => {
  const values = choices(shape);
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(200),
    IsIn(values, { each: true }),
    ApiProperty({ enum: values, isArray: true, maxItems: 200, description }),
  );
};

export const Flag = (description: string): PropertyDecorator =>
  applyDecorators(IsBoolean(), ApiProperty({ type: Boolean, description }));

export const Int = (minimum: number, maximum: number, description: string): PropertyDecorator =>
  applyDecorators(
    IsInt(),
    Min(minimum),
    Max(maximum),
    ApiProperty({ type: 'integer', minimum, maximum, description }),
  );

/** One that `test` says yes to. */
const tested = (
  test: (value: unknown) => boolean,
  message: string,
  api: ApiPropertyOptions,
): PropertyDecorator =>
  applyDecorators(
    ValidateBy({ name: 'tested', validator: { validate: test, defaultMessage: () => message } }),
    ApiProperty(api),
  );

export const DayField = (description: string): PropertyDecorator =>
  tested(isDay, 'must be a day of the calendar, YYYY-MM-DD', {
    type: String,
    format: 'date',
    description,
  });

export const InstantField = (description: string): PropertyDecorator =>
  tested(isInstant, 'must be a UTC instant with milliseconds, 2025-08-07T20:10:00.000Z', {
    type: String,
    format: 'date-time',
    description,
  });

export const Digest = (description: string): PropertyDecorator =>
  applyDecorators(
    Matches(/^[0-9a-f]{64}$/, { message: 'must be 64 hexadecimal digits in lower case' }),
    ApiProperty({ type: String, pattern: '^[0-9a-f]{64}$', description }),
  );

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const Id = (description: string): PropertyDecorator =>
  applyDecorators(
    Matches(UUID, { message: 'must be an id as this ledger gives them' }),
    ApiProperty({ type: String, format: 'uuid', description }),
  );

/** As known at: a seq as a number, or what `?at=` takes. */
export const AtField = (description: string): PropertyDecorator =>
  tested(isAt, 'must be a seq, or an instant such as 2025-08-08T12:00:00Z', {
    oneOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', maxLength: 40 },
    ],
    description,
  });

const isAt = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.length <= 40
    : Number.isSafeInteger(value) && Number(value) >= 0;

/** At most 200 ids. */
export const Ids = (description: string): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(200),
    Matches(UUID, { each: true, message: 'must be ids as this ledger gives them' }),
    ApiProperty({ type: [String], format: 'uuid', maxItems: 200, description }),
  );

/** Lines as ranges, both ends included: `[[1, 3], [7, 7]]`. */
export const LineRanges = (description: string): PropertyDecorator =>
  tested(areRanges, 'must be 1 to 1,000 ranges [first, last] of line numbers from 1', {
    type: 'array',
    minItems: 1,
    maxItems: 1_000,
    items: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 },
    example: [[1, 3]],
    description,
  });

export const Nested = (type: () => Class, description: string): PropertyDecorator =>
  applyDecorators(
    IsObject(),
    ValidateNested(),
    Type(type),
    // A function of another name is taken for a class by the API description.
    ApiProperty({ type: () => type(), description }),
  );

export const NestedList = (
  type: () => Class,
  description: string,
  { min = 0, max = 200 }: { readonly min?: number; readonly max?: number } = {},
): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
    ApiProperty({ type: () => type(), isArray: true, minItems: min, maxItems: max, description }),
  );

/** Which of several bodies this one is. */
export const Kind = (kind: string, description?: string): PropertyDecorator =>
  applyDecorators(
    Equals(kind),
    ApiProperty({ enum: [kind], ...(description === undefined ? {} : { description }) }),
  );
