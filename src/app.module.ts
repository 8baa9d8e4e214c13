import { join } from 'node:path';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from './eventstore/event-store.js';
import { SqliteEventStore } from './eventstore/sqlite/sqlite-event-store.js';
import { prefixOf } from './eventstore/stream-name.js';
import { ReadPersonalDataHandler } from './ledger/access/read-personal-data.js';
import { PersonalFaces } from './ledger/access/personal-faces.js';
import { Appender } from './ledger/appender.js';
import { RecordCommitmentHandler } from './ledger/commitment/record-commitment.js';
import {
  RecordUnrequestedDisclosureErrorHandler,
  RecordUnrequestedDisclosureHandler,
} from './ledger/disclosure/record-unrequested-disclosure.js';
import { openLedger } from './ledger/ledger/open-ledger.js';
import { LedgerIdentity } from './ledger/ledger-identity.js';
import { RecordOfficeStandingHandler } from './ledger/office/record-office-standing.js';
import {
  EnterOrderHandler,
  LiftOrderHandler,
  ModifyOrderHandler,
} from './ledger/order/record-order.js';
import { Recorder } from './ledger/recorder.js';
import { AmendLinesHandler, ReceiveAmendmentHandler } from './ledger/request/amend-lines.js';
import { JoinRequestHandler, OpenRequestHandler } from './ledger/request/open-request.js';
import {
  RecordDisclosuresHandler,
  RecordErrorHandler,
} from './ledger/request/record-disclosures.js';
import { RecordLinesHandler, SubmitRequestHandler } from './ledger/request/record-lines.js';
import { RecordResponseHandler } from './ledger/request/record-response.js';
import { LinkRequestsHandler, WithdrawRequestHandler } from './ledger/request/withdraw-or-link.js';
import { ReviewFindingHandler } from './ledger/review/review-finding.js';
import { Streams } from './ledger/streams.js';
import { Clock, SystemClock } from './platform/clock.js';
import { Config } from './platform/config.js';
import { Keys } from './privacy/keys.js';
import { PROJECTIONS } from './readmodels/catalogue.js';
import { ReadModels } from './readmodels/database.js';
import { Projector } from './readmodels/projector.js';

const COMMAND_HANDLERS: Provider[] = [
  OpenRequestHandler,
  JoinRequestHandler,
  RecordLinesHandler,
  SubmitRequestHandler,
  AmendLinesHandler,
  ReceiveAmendmentHandler,
  WithdrawRequestHandler,
  LinkRequestsHandler,
  RecordResponseHandler,
  RecordDisclosuresHandler,
  RecordErrorHandler,
  RecordUnrequestedDisclosureHandler,
  RecordUnrequestedDisclosureErrorHandler,
  EnterOrderHandler,
  ModifyOrderHandler,
  LiftOrderHandler,
  RecordCommitmentHandler,
  RecordOfficeStandingHandler,
  ReviewFindingHandler,
  ReadPersonalDataHandler,
];

/** What a process holds open: made before the module, closed after it. */
export type Parts = {
  readonly config: Config;
  readonly store: EventStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly readModels: ReadModels;
  readonly projector: Projector;
};

/** The event store of this configuration. */
export const openStore = ({ dataDir, ledger }: Config): EventStore =>
  SqliteEventStore.open({ file: join(dataDir, 'events.db'), prefix: prefixOf(ledger.id) });

export const readModelsDirectory = ({ dataDir }: Config): string => join(dataDir, 'readmodels');

/**
 * Opens store, keys and ledger.
 * @throws Error that says which of them does not fit, before anything is written.
 */
export const openParts = async (
  config: Config,
  clock: Clock = new SystemClock(),
): Promise<Parts> => {
  const store = openStore(config);
  const storeIsEmpty = (await store.head()) === null;
  const keys = await Keys.open({ keyFile: config.keyFile, storeIsEmpty });
  await openLedger(store, keys, clock, config.ledger);
  const readModels = new ReadModels(readModelsDirectory(config));
  const projector = new Projector(store, readModels, PROJECTIONS);
  return { config, store, keys, clock, readModels, projector };
};

export const closeParts = async ({ store, keys, readModels, projector }: Parts): Promise<void> => {
  await projector.stop();
  readModels.close();
  await store.close();
  await keys.close();
};

/** Composition root: with `openStore`, the only place that binds a port to an adapter. */
@Module({})
export class AppModule {
  static over({ config, store, keys, clock, readModels, projector }: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [],
      providers: [
        { provide: Config, useValue: config },
        { provide: EventStore, useValue: store },
        { provide: Keys, useValue: keys },
        { provide: Clock, useValue: clock },
        { provide: LedgerIdentity, useValue: config.ledger },
        { provide: ReadModels, useValue: readModels },
        { provide: Projector, useValue: projector },
        Appender,
        Recorder,
        Streams,
        PersonalFaces,
        ...COMMAND_HANDLERS,
      ],
    };
  }
}
