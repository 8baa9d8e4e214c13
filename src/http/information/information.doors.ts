import { Injectable, Param, Post } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';
import { CommandBus } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../../ledger/command.js';
import type { InformationInput } from '../../ledger/information-input.js';
import { Sent } from '../answers/envelope.js';
import { Records } from '../answers/recorded.js';
import { BodyByKind, DescribesKinds } from '../body/by-kind.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { ACCOUNTINGS, AUTHORITIES, DISPOSALS, NOTICES, USES } from './information.dto.js';

/** The doors for what becomes of information: the same for a request and for a disclosure that answers none. */
@Injectable()
export abstract class InformationDoors {
  constructor(private readonly commands: CommandBus) {}

  protected abstract command(sent: Envelope, id: string, body: InformationInput): Command<Recorded>;

  @Post(':id/authorities')
  @Records('Record what must be there before information leaves: a check, an order, a consent')
  @DescribesKinds(AUTHORITIES)
  authorities(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(AUTHORITIES) body: InformationInput,
  ): Promise<Recorded> {
    return this.commands.execute(this.command(sent, id, body));
  }

  @Post(':id/accountings')
  @Records('Record that it was accounted for: by the IRS, and by the agency that received it')
  @DescribesKinds(ACCOUNTINGS)
  accountings(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(ACCOUNTINGS) body: InformationInput,
  ): Promise<Recorded> {
    return this.commands.execute(this.command(sent, id, body));
  }

  @Post(':id/uses')
  @Records('Record access, inspection, use, re-disclosure, an offer in a proceeding, or a copy')
  @DescribesKinds(USES)
  uses(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(USES) body: InformationInput,
  ): Promise<Recorded> {
    return this.commands.execute(this.command(sent, id, body));
  }

  @Post(':id/disposals')
  @Records('Record how its use ends: matter closed, disposal asked for or certified, a hold')
  @DescribesKinds(DISPOSALS)
  disposals(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(DISPOSALS) body: InformationInput,
  ): Promise<Recorded> {
    return this.commands.execute(this.command(sent, id, body));
  }

  @Post(':id/notices')
  @Records('Record who was told, charged or disciplined')
  @DescribesKinds(NOTICES)
  notices(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @BodyByKind(NOTICES) body: InformationInput,
  ): Promise<Recorded> {
    return this.commands.execute(this.command(sent, id, body));
  }
}
