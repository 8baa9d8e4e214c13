import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import type { Envelope, Recorded } from '../command.js';
import type { Facts } from '../../privacy/event-type.js';
import { invalid } from '../invalid.js';
import { Recorder } from '../recorder.js';
import type { courtOrderEntered, courtOrderLifted, courtOrderModified } from './order.events.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

export type OrderTermsInput = { readonly occurredOn: string } & OrNothing<{
  occurredAt: string;
  boundParties: string[];
  forbiddenActs: ('disclose' | 'inspect' | 'use' | 'copy' | 'redisclose')[];
  authorities: string[];
  from: string;
  to: string;
  stage: string;
  words: string;
  policies: string[];
  recipientAgencies: string[];
}>;
export type ModificationInput = OrderTermsInput & OrNothing<{ corrects: number }>;
export type OrderInput = OrderTermsInput &
  OrNothing<{ court: string; docket: string; label: string; caseName: string }>;
export type LiftInput = { readonly occurredOn: string } & OrNothing<{
  occurredAt: string;
  to: string;
  by: string;
  words: string;
}>;

type OrderEvent = Facts<
  typeof courtOrderEntered | typeof courtOrderModified | typeof courtOrderLifted
>;

/** Revisions of its entries, and of what courts changed: what may be corrected. Empty: not recorded. Grows in place. */
type OrderState = Set<number>;

export const orderModel = {
  category: 'order',
  initial: (): OrderState => new Set(),
  evolve: (state: OrderState, event: OrderEvent, revision: number): OrderState =>
    event.type === 'CourtOrderLifted' ||
    (event.type === 'CourtOrderModified' && typeof event.data.corrects === 'number')
      ? state
      : state.add(revision),
};

const entered = (state: OrderState): void => {
  if (state.size === 0) throw new Problem('not-found', 'No court order is recorded under this id.');
};

/** The registrar records that a court entered an order. Opens a stream. */
export class EnterOrder extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: OrderInput,
  ) {
    super();
  }
}

@CommandHandler(EnterOrder)
export class EnterOrderHandler implements ICommandHandler<EnterOrder> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, input }: EnterOrder): Promise<Recorded> {
    const data = { ...input, agency: envelope.actor.agency };
    return this.recorder.record(envelope, orderModel, this.recorder.commandId(envelope), () => [
      { type: 'CourtOrderEntered', data },
    ]);
  }
}

/** The registrar records an order's terms as they now stand, or as an entry should have had them. */
export class ModifyOrder extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly orderId: string,
    readonly input: ModificationInput,
  ) {
    super();
  }
}

@CommandHandler(ModifyOrder)
export class ModifyOrderHandler implements ICommandHandler<ModifyOrder> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, orderId, input }: ModifyOrder): Promise<Recorded> {
    const data = { ...input, agency: envelope.actor.agency };
    return this.recorder.record(envelope, orderModel, orderId, (state) => {
      entered(state);
      if (input.corrects != null && !state.has(input.corrects))
        throw invalid(
          'corrects',
          'must be the revision of an entry of this order, or of what a court changed in it',
        );
      return [{ type: 'CourtOrderModified', data }];
    });
  }
}

/** The registrar records that an order ended. */
export class LiftOrder extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly orderId: string,
    readonly input: LiftInput,
  ) {
    super();
  }
}

@CommandHandler(LiftOrder)
export class LiftOrderHandler implements ICommandHandler<LiftOrder> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, orderId, input }: LiftOrder): Promise<Recorded> {
    const data = { ...input, agency: envelope.actor.agency };
    return this.recorder.record(envelope, orderModel, orderId, (state) => {
      entered(state);
      return [{ type: 'CourtOrderLifted', data }];
    });
  }
}
