import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  ValidateNested,
} from 'class-validator';
import type { Range } from '../../ledger/shapes.js';
import type { AnswerInput, ResponseInput } from '../../ledger/request/record-response.js';
import * as events from '../../ledger/request/response.events.js';
import {
  Code,
  Codes,
  Flag,
  Int,
  Kind,
  LineRanges,
  Maybe,
  Nested,
  OneOf,
  SomeOf,
  Text,
} from '../body/fields.js';
import { ComparisonsDto, OfficeDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

type Answer<K extends AnswerInput['kind']> = Extract<AnswerInput, { kind: K }>;

class AnswerDto {
  @Maybe(LineRanges(events.linesAccepted.fields.lines.about))
  lines?: Range[] | null;
}

class DeficiencyDto extends AnswerDto {
  @Kind('deficiency-noted')
  kind: 'deficiency-noted';

  @Maybe(Codes(events.deficiencyNoted.fields.elements.about))
  elements?: string[] | null;

  @Maybe(Text(events.deficiencyNoted.fields.note.about))
  note?: string | null;
}

class ReturnDto extends AnswerDto {
  @Kind('returned')
  kind: 'returned';

  @Maybe(Codes(events.requestReturned.fields.elements.about))
  elements?: string[] | null;

  @Maybe(Text(events.requestReturned.fields.note.about))
  note?: string | null;
}

class AcceptanceDto extends AnswerDto {
  @Kind('accepted')
  kind: 'accepted';
}

class RefusalDto extends AnswerDto {
  @Kind('refused')
  kind: 'refused';

  @Maybe(OneOf(events.linesRefused.fields.ground.schema, events.linesRefused.fields.ground.about))
  ground?: Answer<'refused'>['ground'];

  @Maybe(Text(events.linesRefused.fields.note.about))
  note?: string | null;
}

const { fields: match } = events.matchDecided;

class MatchDto extends AnswerDto {
  @Kind('matched')
  kind: 'matched';

  @Maybe(Flag(match.matched.about))
  matched?: boolean | null;

  @Maybe(Nested(() => ComparisonsDto, match.compared.about))
  compared?: ComparisonsDto | null;

  @Maybe(SomeOf(match.processes.schema, match.processes.about))
  processes?: Answer<'matched'>['processes'];

  @Maybe(Code(match.scriptVersion.about))
  scriptVersion?: string | null;

  @Maybe(Int(0, Number.MAX_SAFE_INTEGER, match.candidates.about))
  candidates?: number | null;
}

class NoMatchDto extends AnswerDto {
  @Kind('no-match')
  kind: 'no-match';

  @Maybe(
    OneOf(events.noMatchReported.fields.detail.schema, events.noMatchReported.fields.detail.about),
  )
  detail?: Answer<'no-match'>['detail'];
}

const { fields: approval } = events.disclosureApproved;

class ApprovalDto extends AnswerDto {
  @Kind('approved')
  kind: 'approved';

  @Maybe(Nested(() => OfficeDto, approval.approver.about))
  approver?: OfficeDto | null;

  @Maybe(Flag(approval.inWriting.about))
  inWriting?: boolean | null;

  @Maybe(Code(approval.paragraph.about))
  paragraph?: string | null;
}

const ANSWERS = {
  'deficiency-noted': DeficiencyDto,
  returned: ReturnDto,
  accepted: AcceptanceDto,
  refused: RefusalDto,
  matched: MatchDto,
  'no-match': NoMatchDto,
  approved: ApprovalDto,
} as const satisfies Record<AnswerInput['kind'], new () => object>;

/** An answer of none of the kinds: only to say which there are. */
class UnknownAnswerDto {
  @IsIn(Object.keys(ANSWERS))
  kind: string;
}

const answerOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const kind = 'kind' in value ? String(value.kind) : '';
  const known = Object.hasOwn(ANSWERS, kind);
  return plainToInstance(known ? ANSWERS[kind as AnswerInput['kind']] : UnknownAnswerDto, value);
};

/** 1 to 50 answers, told apart by `kind`. */
const Answers = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(50),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map(answerOf) : value,
    ),
    ApiProperty({
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: {
        oneOf: Object.values(ANSWERS).map((answer) => ({ $ref: getSchemaPath(answer) })),
        discriminator: { propertyName: 'kind' },
      },
    }),
  );

/** One response of the IRS: recorded whole or not at all. */
@ApiExtraModels(...Object.values(ANSWERS))
export class ResponseDto extends WhenDto implements ResponseInput {
  @Maybe(Int(1, Number.MAX_SAFE_INTEGER, events.linesAccepted.fields.agencyNumber.about))
  agencyNumber?: number | null;

  @Answers()
  answers: InstanceType<(typeof ANSWERS)[AnswerInput['kind']]>[];
}
