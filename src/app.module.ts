import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from './eventstore/event-store.js';
import { MeasuredEventStore } from './eventstore/measured.js';
import { Tokens } from './http/auth/tokens.js';
import { Follower } from './follower/follower.js';
import { CONTROLLERS, HTTP_PROVIDERS } from './http/http.parts.js';
import { IntakeFiles } from './intake/disk/intake-files.js';
import { INTAKE_PROVIDERS } from './intake/intake.parts.js';
import { Workshop } from './intake/work/workshop.js';
import { PersonIndex } from './ledger/access/person-index.js';
import { ProvenEvents } from './ledger/access/proven-events.js';
import { COMMAND_HANDLERS } from './ledger/command-handlers.js';
import { DayFindings } from './ledger/day/day-findings.js';
import { LedgerIdentity } from './ledger/ledger-identity.js';
import { Snapshots } from './ledger/snapshots.js';
import type { Parts } from './parts.js';
import { Clock } from './platform/clock.js';
import { Config } from './platform/config.js';
import { Loading } from './platform/loading.js';
import { Log } from './platform/log.js';
import { Metrics } from './platform/metrics.js';
import { Keys } from './privacy/keys.js';
import { PublicLog } from './publiclog/public-log.js';
import { ReadModels } from './readmodels/database.js';
import { dayFindings } from './readmodels/day-findings/judge-day.js';
import { JudgementFiles } from './readmodels/judgements/judgement-files.js';
import { Judgements } from './readmodels/judgements/judgements.js';
import { personIndex } from './readmodels/persons/person-index.js';
import { Projected } from './readmodels/projected.js';
import { QUERY_HANDLERS } from './readmodels/query-handlers.js';
import { REPORT_HANDLERS } from './reports/catalogue.js';

const judgements = ({ dataDir }: Config, readModels: ReadModels, log: Log): Judgements =>
  new Judgements(readModels, new JudgementFiles(join(dataDir, 'judgements')), log);

/** Binds what Nest hands out to the parts of this process. */
@Module({})
export class AppModule {
  static over(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: CONTROLLERS,
      providers: [
        { provide: Config, useValue: parts.config },
        {
          provide: EventStore,
          useFactory: (metrics: Metrics) => new MeasuredEventStore(parts.store, metrics),
          inject: [Metrics],
        },
        { provide: Keys, useValue: parts.keys },
        { provide: Clock, useValue: parts.clock },
        { provide: LedgerIdentity, useValue: parts.config.ledger },
        { provide: ReadModels, useValue: parts.readModels },
        { provide: PersonIndex, useValue: personIndex(parts.readModels) satisfies PersonIndex },
        {
          provide: ProvenEvents,
          useValue: { of: (id) => parts.publicLog.reader.proven(id) } satisfies ProvenEvents,
        },
        { provide: DayFindings, useValue: dayFindings(parts) satisfies DayFindings },
        { provide: Follower, useValue: parts.follower },
        { provide: Projected, useValue: parts.projected },
        { provide: PublicLog, useValue: parts.publicLog },
        { provide: Snapshots, useValue: parts.snapshots },
        { provide: IntakeFiles, useValue: parts.intake },
        { provide: Workshop, useValue: parts.workshop },
        { provide: Tokens, useValue: parts.tokens },
        { provide: Log, useValue: new Log() },
        { provide: Judgements, useFactory: judgements, inject: [Config, ReadModels, Log] },
        Metrics,
        Loading,
        ...COMMAND_HANDLERS,
        ...INTAKE_PROVIDERS,
        ...QUERY_HANDLERS,
        ...REPORT_HANDLERS,
        ...HTTP_PROVIDERS,
      ],
    };
  }
}
