import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  type AffectedPersons,
  ListAffectedPersons,
} from '../../ledger/access/list-affected-persons.js';
import { type PersonSearch, SearchPerson } from '../../ledger/access/search-person.js';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { Sent } from '../answers/envelope.js';
import { Records } from '../answers/recorded.js';
import { NoticeTable } from './notice-table.js';
import { AffectedPersonsDto, PersonSearchDto } from './persons.dto.js';

/** What oversight is asked by persons, and about them. Each question is recorded before it is answered. */
@ApiTags('Oversight')
@ApiBearerAuth()
@Controller('v1')
export class PersonsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('person-searches')
  @Records(
    "Was this person's data asked for or disclosed, to whom, when? Recorded first",
    '/v1/personal-readings',
  )
  async search(
    @Sent() sent: Envelope,
    @Body() body: PersonSearchDto,
  ): Promise<Recorded & Pick<PersonSearch, 'found'>> {
    const { recorded, found } = await this.commands.execute(new SearchPerson(sent, given(body)));
    return { ...recorded, found };
  }

  @Post('affected-persons')
  @Records(
    'Who is affected by these findings? A page of the list for notice, recorded first',
    '/v1/personal-readings',
  )
  @ApiProduces('application/json', 'text/csv')
  @UseInterceptors(NoticeTable)
  async affected(
    @Sent() sent: Envelope,
    @Body() body: AffectedPersonsDto,
  ): Promise<Recorded & Pick<AffectedPersons, 'affected'>> {
    const command = new ListAffectedPersons(sent, given({ ...body, format: null }));
    const { recorded, affected } = await this.commands.execute(command);
    return { ...recorded, affected };
  }
}

/** Null is the same as left out. */
const given = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as T;
