import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope, Recorded } from '../../ledger/command.js';
import { EnterOrder, LiftOrder, ModifyOrder } from '../../ledger/order/record-order.js';
import { ListOrders } from '../../readmodels/orders/list-orders.js';
import { Sent } from '../answers/envelope.js';
import { PageQuery, QueryDay } from '../answers/query.dto.js';
import { Records } from '../answers/recorded.js';
import { UpToDate } from '../answers/up-to-date.js';
import { StreamId } from '../body/stream-id.pipe.js';
import { LiftDto, ModificationDto, OrderDto } from './order.dto.js';

const HERE = '/v1/orders';

class OrdersQuery extends PageQuery {
  @QueryDay('Only those in force on that day')
  on?: string;
}

/** Orders of courts: who is bound, what is forbidden, from when to when. */
@ApiTags('Registers')
@ApiBearerAuth()
@Controller('v1/orders')
export class OrdersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @UseInterceptors(UpToDate)
  @ApiOperation({ summary: 'Court orders, oldest first' })
  list(@Query() query: OrdersQuery) {
    return this.queries.execute(new ListOrders(query));
  }

  @Post()
  @Records('Record that a court entered an order', HERE)
  enter(@Sent() sent: Envelope, @Body() body: OrderDto): Promise<Recorded> {
    return this.commands.execute(new EnterOrder(sent, body));
  }

  @Post(':id/modifications')
  @Records(
    'Record the whole of its terms as they now stand, or as an entry should have had them',
    HERE,
  )
  modify(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: ModificationDto,
  ): Promise<Recorded> {
    return this.commands.execute(new ModifyOrder(sent, id, body));
  }

  @Post(':id/lift')
  @Records('Record that the order ended', HERE)
  lift(
    @Sent() sent: Envelope,
    @Param('id', StreamId) id: string,
    @Body() body: LiftDto,
  ): Promise<Recorded> {
    return this.commands.execute(new LiftOrder(sent, id, body));
  }
}
