import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { AmendLines } from '../../ledger/request/amend-lines.js';
import { OpenRequest } from '../../ledger/request/open-request.js';
import { RecordDisclosures, RecordError } from '../../ledger/request/record-disclosures.js';
import { RecordLines, SubmitRequest } from '../../ledger/request/record-lines.js';
import { RecordResponse } from '../../ledger/request/record-response.js';
import { LinkRequests, WithdrawRequest } from '../../ledger/request/withdraw-or-link.js';
import { Sent } from '../answers/envelope.js';
import { Records } from '../answers/recorded.js';
import { BodyByKind, DescribesKinds } from '../body/by-kind.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { DisclosuresDto } from '../disclosures/disclosure.dto.js';
import { type AnyErrorDto, ERRORS } from '../disclosures/error.dto.js';
import { LetterDto } from './letter.dto.js';
import { AmendmentsDto, LinesDto } from './lines.dto.js';
import { ResponseDto } from './response.dto.js';
import { LinkDto, SubmissionDto, WithdrawalDto } from './steps.dto.js';

const HERE = '/v1/requests/:stream';

/** What the two sides record of a request. Lawful or not, it is recorded. */
@ApiTags('Requests')
@ApiBearerAuth()
@Controller('v1/requests')
export class RequestsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Records('Record a request: the agency its letter, the IRS what it received', HERE)
  open(@Sent() sent: Envelope, @Body() letter: LetterDto): Promise<Recorded> {
    return this.commands.execute(new OpenRequest(sent, letter));
  }

  @Post(':id/lines')
  @Records('Add lines, one for each taxpayer; by the side that opened the request', HERE)
  lines(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: LinesDto,
  ): Promise<Recorded> {
    return this.commands.execute(new RecordLines(sent, id, body));
  }

  @Post(':id/submission')
  @Records('Say that the lines recorded are the whole request', HERE)
  submission(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: SubmissionDto,
  ): Promise<Recorded> {
    return this.commands.execute(new SubmitRequest(sent, id, body));
  }

  @Post(':id/amendments')
  @Records('Replace what lines say; the old values stay in the history', HERE)
  amendments(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: AmendmentsDto,
  ): Promise<Recorded> {
    return this.commands.execute(new AmendLines(sent, id, body));
  }

  @Post(':id/withdrawal')
  @Records('Withdraw the request; what was recorded stays', HERE)
  withdrawal(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: WithdrawalDto,
  ): Promise<Recorded> {
    return this.commands.execute(new WithdrawRequest(sent, id, body));
  }

  @Post(':id/responses')
  @Records('Answer lines: recorded whole or not at all', HERE)
  responses(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: ResponseDto,
  ): Promise<Recorded> {
    return this.commands.execute(new RecordResponse(sent, id, body));
  }

  @Post(':id/disclosures')
  @Records('Record what was disclosed on lines: one event a line', HERE)
  disclosures(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: DisclosuresDto,
  ): Promise<Recorded> {
    return this.commands.execute(new RecordDisclosures(sent, id, body));
  }

  @Post(':id/errors')
  @Records('Record an error found later', HERE)
  @DescribesKinds(ERRORS)
  errors(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(ERRORS) body: AnyErrorDto,
  ): Promise<Recorded> {
    return this.commands.execute(new RecordError(sent, id, body));
  }

  @Post(':id/links')
  @Records('Say that another stream holds the same request', HERE)
  links(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: LinkDto,
  ): Promise<Recorded> {
    return this.commands.execute(new LinkRequests(sent, id, body));
  }
}
