import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { PublicLog } from '../../publiclog/public-log.js';
import { NoCertificate } from '../../publiclog/silences.js';
import { questionOf, SilenceQuery } from './silence.query.js';

/** That nothing was recorded, for everybody. Anyone can make the same certificate from the files of the log. */
@ApiTags('Public log')
@Controller('log/silence')
export class SilenceController {
  constructor(private readonly log: PublicLog) {}

  @Get()
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiProduces('application/json')
  @ApiOperation({
    summary: 'A certificate of what the log holds, and holds not, for a filter and a period',
  })
  async certificate(
    @Query() query: SilenceQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      return await this.log.silences.certify(questionOf(query), gone.signal);
    } catch (error) {
      if (gone.signal.aborted) return ''; // Nobody is there to read it.
      throw error instanceof NoCertificate ? problemOf(error) : error;
    }
  }
}

const problemOf = ({ reason, message }: NoCertificate): Problem => {
  switch (reason) {
    case 'busy':
      return new Problem('too-many-certificates', message, { retryAfterSeconds: 10 });
    case 'no-checkpoint':
      return new Problem('not-under-checkpoint', message, { retryAfterSeconds: 2 });
    case 'unanswerable':
      return new Problem('request-invalid', `The log cannot answer this: ${message}.`, {
        errors: [{ field: 'where', message }],
      });
  }
};
