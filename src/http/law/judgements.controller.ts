import { createReadStream } from 'node:fs';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  type PipeTransform,
  Post,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import type { Summary } from '../../readmodels/judgements/judgement-files.js';
import { type Judgement, Judgements } from '../../readmodels/judgements/judgements.js';
import { NoParameters } from '../answers/no-parameters.js';
import { JudgementDto } from './judgement.dto.js';

const HERE = '/v1/judgements';
const NDJSON = 'application/x-ndjson';

/** An address as this ledger gives them. What is none names nothing. */
const Address: PipeTransform<string, string> = {
  transform(text: string): string {
    if (!/^[0-9a-f]{64}$/.test(text))
      throw new Problem('not-found', 'No judgement has this address.');
    return text;
  },
};

/** The whole log judged under any reading, or two side by side. Courts decide; nothing here does. */
@ApiTags('Law')
@ApiBearerAuth()
@NoParameters()
@Controller('v1/judgements')
export class JudgementsController {
  constructor(private readonly judgements: Judgements) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Judge the whole log under a reading, or show where two differ. Nothing is recorded',
    description:
      'No Idempotency-Key: the same question, at the same seq, under the same rules, has the same address and the same bytes.',
  })
  ask(@Body() body: JudgementDto, @Res({ passthrough: true }) reply: FastifyReply): Judgement {
    const judgement = this.judgements.ask({
      reading: body.reading,
      with: body.with,
      at: body.at == null ? undefined : String(body.at),
      law: body.law ?? undefined,
    });
    reply.header('Location', `${HERE}/${judgement.id}`);
    return judgement;
  }

  @Get(':id')
  @ApiOperation({ summary: 'Where it stands; one that a restart interrupted begins again' })
  one(@Param('id', Address) id: string): Judgement {
    return this.judgements.get(id);
  }

  @Get(':id/summary')
  @ApiOperation({ summary: 'Counts by rule and by request; 409 until it is finished' })
  summary(@Param('id', Address) id: string): Summary {
    return this.judgements.summary(id);
  }

  @Get(':id/result')
  @ApiProduces(NDJSON)
  @ApiOperation({
    summary: 'For each act, line and rule what is held; of two readings, where they differ',
  })
  result(@Param('id', Address) id: string): StreamableFile {
    return new StreamableFile(createReadStream(this.judgements.result(id)), { type: NDJSON });
  }
}
