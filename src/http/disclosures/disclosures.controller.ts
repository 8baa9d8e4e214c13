import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import {
  RecordUnrequestedDisclosure,
  RecordUnrequestedDisclosureError,
} from '../../ledger/disclosure/record-unrequested-disclosure.js';
import { Sent } from '../answers/envelope.js';
import { Records } from '../answers/recorded.js';
import { BodyByKind, DescribesKinds } from '../body/by-kind.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { UnrequestedDisclosureDto } from './disclosure.dto.js';
import { type AnyErrorDto, ERRORS } from './error.dto.js';

const HERE = '/v1/disclosures/:stream';

/** Disclosures that answer no request. */
@ApiTags('Disclosures')
@ApiBearerAuth()
@Controller('v1/disclosures')
export class DisclosuresController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Records('Record a disclosure that answers no request', HERE)
  record(@Sent() sent: Envelope, @Body() body: UnrequestedDisclosureDto): Promise<Recorded> {
    return this.commands.execute(new RecordUnrequestedDisclosure(sent, body));
  }

  @Post(':id/errors')
  @Records('Record an error found later in it', HERE)
  @DescribesKinds(ERRORS)
  errors(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(ERRORS) body: AnyErrorDto,
  ): Promise<Recorded> {
    return this.commands.execute(new RecordUnrequestedDisclosureError(sent, id, body));
  }
}
