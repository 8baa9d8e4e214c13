import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type FieldOpened, OpenField } from '../../ledger/access/open-field.js';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { Sent } from '../answers/envelope.js';
import { Records } from '../answers/recorded.js';
import { OpeningDto } from './opening.dto.js';

/** The door by which one field of one event goes to a court, with its proof and nothing else. */
@ApiTags('Oversight')
@ApiBearerAuth()
@Controller('v1/openings')
export class OpeningsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Records(
    'A file that proves one field of one event against the public log and opens no other; recorded first',
    '/v1/personal-readings',
  )
  async open(
    @Sent() sent: Envelope,
    @Body() body: OpeningDto,
  ): Promise<Recorded & Pick<FieldOpened, 'opened'>> {
    const { recorded, opened } = await this.commands.execute(new OpenField(sent, body));
    return { ...recorded, opened };
  }
}
