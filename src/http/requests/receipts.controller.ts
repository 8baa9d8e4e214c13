import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { ReceiveAmendment } from '../../ledger/request/amend-lines.js';
import { JoinRequest } from '../../ledger/request/open-request.js';
import { Sent } from '../answers/envelope.js';
import { Records } from '../answers/recorded.js';
import { BodyByKind, DescribesKinds } from '../body/by-kind.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { type AnyReceiptDto, RECEIPTS } from './receipts.dto.js';

/** "Upon receipt by the Secretary": the IRS's own record of what reached it, and when. */
@ApiTags('Requests')
@ApiBearerAuth()
@Controller('v1/requests')
export class ReceiptsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/receipts')
  @Records('Record the receipt of the letter, or of an amendment', '/v1/requests/:stream')
  @DescribesKinds(RECEIPTS)
  receipt(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(RECEIPTS) body: AnyReceiptDto,
  ): Promise<Recorded> {
    if (body.kind === 'request') {
      const { kind: _, ...letter } = body;
      return this.commands.execute(new JoinRequest(sent, id, letter));
    }
    const { kind: _, ...receipt } = body;
    return this.commands.execute(new ReceiveAmendment(sent, id, receipt));
  }
}
