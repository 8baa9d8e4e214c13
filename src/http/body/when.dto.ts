import { DayField, InstantField, Maybe } from './fields.js';

/** When the act was. When the ledger learnt of it, it writes itself. */
export class WhenDto {
  @DayField('Calendar day of the act in Washington, D.C.')
  occurredOn: string;

  @Maybe(InstantField('The instant of the act, where it is known'))
  occurredAt?: string | null;
}
