import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MakeAttestation } from '../../ledger/attestation/make-attestation.js';
import { RecordAttestationDuty } from '../../ledger/attestation/record-duty.js';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { ListAttestations } from '../../readmodels/attestations/list-attestations.js';
import { ListAttestationDuties } from '../../readmodels/attestations/list-duties.js';
import { ListOverdue } from '../../readmodels/attestations/list-overdue.js';
import type { View } from '../../readmodels/view.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery, QueryText } from '../answers/query.dto.js';
import { Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { Sees } from '../auth/account.js';
import { AttestationDto, AttestationDutyDto } from './attestation.dto.js';

class AttestationsQuery extends PageQuery {
  @QueryText('Only of that agency', 64)
  agency?: string;
}

/** What agencies state that they recorded here, beside what the log holds; and which statements are overdue. */
@ApiTags('Supervision')
@ApiBearerAuth()
@Controller('v1/attestations')
export class AttestationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Attestations, oldest first, each beside the counts of the log' })
  list(@Sees() view: View, @Query() { agency: of, ...query }: AttestationsQuery) {
    return this.queries.execute(new ListAttestations({ ...query, ...view, of }));
  }

  @Get('overdue')
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Days that were not attested in time, and what made them good' })
  overdue(@Sees() { agency: own }: View, @Query() { agency: of, ...query }: AttestationsQuery) {
    return this.queries.execute(new ListOverdue({ ...query, agency: own, of }));
  }

  @Get('duties')
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Who must attest each day, in the order recorded' })
  duties(@Sees() { agency: own }: View, @Query() { agency: of, ...query }: AttestationsQuery) {
    return this.queries.execute(new ListAttestationDuties({ ...query, agency: own, of }));
  }

  @Post()
  @Records('Attest what your agency recorded over some days', '/v1/streams/:stream/timeline')
  attest(@Sent() sent: Envelope, @Body() body: AttestationDto): Promise<Recorded> {
    return this.commands.execute(new MakeAttestation(sent, body));
  }

  @Post('duties')
  @Records('Record that an agency must attest each day', '/v1/attestations/duties')
  oblige(@Sent() sent: Envelope, @Body() body: AttestationDutyDto): Promise<Recorded> {
    return this.commands.execute(new RecordAttestationDuty(sent, body));
  }
}
