import type {
  LiftInput,
  ModificationInput,
  OrderInput,
  OrderTermsInput,
} from '../../ledger/order/record-order.js';
import {
  courtOrderEntered,
  courtOrderLifted,
  courtOrderModified,
} from '../../ledger/order/order.events.js';
import { Code, Codes, DayField, Int, Maybe, SomeOf, Text } from '../body/fields.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: order } = courtOrderEntered;

/** The whole of an order's terms as they now stand. */
export class OrderTermsDto extends WhenDto implements OrderTermsInput {
  @Maybe(Codes(order.boundParties.about))
  boundParties?: string[] | null;

  @Maybe(SomeOf(order.forbiddenActs.schema, order.forbiddenActs.about))
  forbiddenActs?: OrderTermsInput['forbiddenActs'];

  @Maybe(Codes(order.authorities.about))
  authorities?: string[] | null;

  @Maybe(DayField(order.from.about))
  from?: string | null;

  @Maybe(DayField(order.to.about))
  to?: string | null;

  @Maybe(Code(order.stage.about))
  stage?: string | null;

  @Maybe(Text(order.words.about, 4_000))
  words?: string | null;

  @Maybe(Codes(order.policies.about))
  policies?: string[] | null;

  @Maybe(Codes(order.recipientAgencies.about))
  recipientAgencies?: string[] | null;
}

export class OrderDto extends OrderTermsDto implements OrderInput {
  @Maybe(Code(order.court.about))
  court?: string | null;

  @Maybe(Code(order.docket.about))
  docket?: string | null;

  @Maybe(Code(order.label.about))
  label?: string | null;

  @Maybe(Text(order.caseName.about))
  caseName?: string | null;
}

export class ModificationDto extends OrderTermsDto implements ModificationInput {
  @Maybe(Int(0, Number.MAX_SAFE_INTEGER, courtOrderModified.fields.corrects.about))
  corrects?: number | null;
}

const { fields: lifted } = courtOrderLifted;

export class LiftDto extends WhenDto implements LiftInput {
  @Maybe(DayField(lifted.to.about))
  to?: string | null;

  @Maybe(Code(lifted.by.about))
  by?: string | null;

  @Maybe(Text(lifted.words.about, 4_000))
  words?: string | null;
}
