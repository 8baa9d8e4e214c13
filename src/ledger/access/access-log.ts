import { Injectable } from '@nestjs/common';
import { washingtonDay } from '../../kernel/dates.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';

const accessModel = {
  category: 'access',
  initial: (): null => null,
  evolve: (): null => null,
};

/** Who went through a door to personal data: one stream a month, never the stream of what was opened. */
@Injectable()
export class AccessLog {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** To be awaited before anything leaves. Where the answer is `repeated`, nothing may leave. */
  record(envelope: Envelope, type: string, data: object): Promise<Recorded> {
    const occurredOn = washingtonDay(this.clock.now());
    const month = { agency: 'ledger', key: occurredOn.slice(0, 7), route: 'access' };
    const { agency } = envelope.actor;
    return this.recorder.record(envelope, accessModel, this.keys.id(month, 0), () => [
      { type, data: { ...data, agency, occurredOn } },
    ]);
  }
}
