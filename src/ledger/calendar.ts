import { washingtonDay } from '../kernel/dates.js';
import type { Clock } from '../platform/clock.js';
import type { OverdueAttestations } from './attestation/record-overdue.js';
import type { Days } from './day/close-days.js';

/** What the ledger records as days go by: first that they are over, then what is overdue by them. */
export class Calendar {
  constructor(
    private readonly clock: Clock,
    private readonly days: Days,
    private readonly overdue: OverdueAttestations,
  ) {}

  async turn(): Promise<void> {
    const today = washingtonDay(this.clock.now());
    await this.days.closeAllOver();
    await this.overdue.recordAll(today);
  }
}
