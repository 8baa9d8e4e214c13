import { Injectable } from '@nestjs/common';
import { EventStore } from '../../eventstore/event-store.js';
import { streamName } from '../../eventstore/stream-name.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';

/** Whether the ledger can work with its store. */
@Injectable()
export class StoreCheck {
  constructor(
    private readonly store: EventStore,
    private readonly ledger: LedgerIdentity,
  ) {}

  /**
   * Asks for the end of the log and for a stream: who may read the log of all streams may yet be refused each of them.
   * @throws EventStoreError
   */
  async mustAnswer(): Promise<void> {
    await this.store.head();
    for await (const _ of this.store.readStream(streamName(this.ledger.id, 'ledger', '0'))) return;
  }
}
