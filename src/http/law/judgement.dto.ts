import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsDefined } from 'class-validator';
import { LAW_TIMES, type LawTime } from '../../statute/law-time.js';
import { AtField, Maybe, Word } from '../body/fields.js';
import { ReadingDocumentDto } from './reading.dto.js';

/** The name of a reading, or a reading told whole. What it says is checked where it is read. */
const AnyReading = (description: string): PropertyDecorator =>
  applyDecorators(
    IsDefined({ message: 'must be the name of a reading, or a reading told whole' }),
    ApiProperty({
      oneOf: [{ type: 'string' }, { $ref: getSchemaPath(ReadingDocumentDto) }],
      description,
    }),
  );

/** Under which reading the whole log is judged, and as known when. Nothing of it is recorded. */
@ApiExtraModels(ReadingDocumentDto)
export class JudgementDto {
  @AnyReading('The reading: the name of one that is shipped or adopted, or one told whole')
  reading: unknown;

  @Maybe(AnyReading('Another one beside it: only where the two differ is told then'))
  with?: unknown;

  @Maybe(AtField('As known at; at the last seq when left out'))
  at?: string | number | null;

  @Maybe(Word(LAW_TIMES, 'Which answers of a reading count; `now` when left out'))
  law?: LawTime | null;
}
