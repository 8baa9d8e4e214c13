import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Recorded } from '../../ledger/command.js';
import { Metrics } from '../../platform/metrics.js';
import { Positions } from './positions.js';

class RecordedEventBody {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id: string;

  @ApiProperty({ type: String })
  readonly type: string;

  @ApiProperty({ type: 'integer' })
  readonly revision: number;
}

/** What every command answers. */
class RecordedBody {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the stream' })
  readonly stream: string;

  @ApiProperty({ type: RecordedEventBody, isArray: true })
  readonly events: RecordedEventBody[];

  @ApiProperty({ type: Boolean, description: 'An earlier sending had recorded it already' })
  readonly repeated: boolean;
}

const LOCATION = 'http:location';

/** Of a controller all of whose commands write to one kind of stream: their `Location`. */
export const LocatedAt = (location: string): ClassDecorator => SetMetadata(LOCATION, location);

/**
 * A command. Its handler returns what was recorded; the answer is 201, or 200 when an earlier sending
 * had recorded it, with `Location` (`:stream` stands for the stream's id; left out, the controller's
 * own) and `Ledger-Position`.
 */
export const Records = (summary: string, location?: string): MethodDecorator =>
  applyDecorators(
    SetMetadata(LOCATION, location),
    UseInterceptors(RecordedAnswer),
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiCreatedResponse({ type: RecordedBody, description: 'Recorded, and durable' }),
    ApiOkResponse({ type: RecordedBody, description: 'Recorded by an earlier sending' }),
  );

@Injectable()
export class RecordedAnswer implements NestInterceptor<Recorded, unknown> {
  constructor(
    private readonly positions: Positions,
    private readonly metrics: Metrics,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Recorded>): Observable<unknown> {
    const location = this.reflector.getAllAndOverride<string>(LOCATION, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { method, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ position, ...body }) => {
        this.metrics.recorded(`${method} ${routeOptions.url ?? ''}`, body.repeated);
        reply.header('Location', location.replace(':stream', body.stream));
        reply.header('Ledger-Position', this.positions.seal(position));
        reply.code(body.repeated ? 200 : 201);
        return body;
      }),
    );
  }
}
