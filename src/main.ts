import { CommandBus } from '@nestjs/cqrs';
import { AppModule } from './app.module.js';
import { createApp } from './http/bootstrap.js';
import { IntakeJobs } from './intake/jobs.js';
import { DayFindings } from './ledger/day/day-findings.js';
import { OverdueAttestations } from './ledger/attestation/record-overdue.js';
import { Calendar } from './ledger/calendar.js';
import { Days } from './ledger/day/close-days.js';
import { Heartbeats } from './ledger/heartbeat/beat.js';
import { activatePacks } from './ledger/pack/activate-packs.js';
import { Recorder } from './ledger/recorder.js';
import { keepUp } from './ledger/upkeep.js';
import { SystemClock } from './platform/clock.js';
import { type Config, ConfigError, readConfig, warningsOf } from './platform/config.js';
import { closeParts, openParts } from './parts.js';
import { Loading } from './platform/loading.js';
import { Log } from './platform/log.js';
import { programVersion } from './program-version.js';
import { runningPacks } from './running-packs.js';
import { loadStories } from './stories/load-stories.js';
import { StoryClock } from './stories/story-clock.js';
import { welcome } from './welcome.js';

const run = async (config: Config): Promise<void> => {
  const stories = config.ledger.kind === 'demonstration' && config.issuer === undefined;
  const clock = stories ? new StoryClock() : new SystemClock();
  const parts = await openParts(config, clock);
  parts.follower.start();
  const app = await createApp(AppModule.over(parts));
  const self = { ...parts, ledger: config.ledger };
  const days = new Days(self, app.get(DayFindings));
  const calendar = new Calendar(clock, days, new OverdueAttestations(self));
  // Before the door opens: until the stories are told the clock is theirs.
  if (clock instanceof StoryClock && parts.isShort) clock.end();
  else if (clock instanceof StoryClock)
    await loadStories(
      {
        commands: app.get(CommandBus),
        recorder: app.get(Recorder),
        loading: app.get(Loading),
        calendar,
      },
      clock,
    );
  if (!parts.isShort) {
    await activatePacks(self, runningPacks());
    await calendar.turn();
  }
  const ending = new AbortController();
  const heartbeats = new Heartbeats(self, programVersion() ?? null);
  const chores = [
    { failure: 'days-not-closed', run: () => calendar.turn() },
    { failure: 'no-heartbeat', run: () => heartbeats.beatIfSilent() },
  ];
  const upkeep = keepUp(chores, app.get(Log), ending.signal);
  app.get(IntakeJobs).start();
  await app.listen({ port: config.port, host: config.host });
  let closing: Promise<void> | undefined;
  const close = (): void => {
    ending.abort();
    closing ??= app
      .close()
      .then(() => upkeep)
      .then(() => closeParts(parts));
    closing.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', close).on('SIGINT', close);
  const address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  process.stdout.write(await welcome(address, config, parts.localIssuer, stories));
};

// What this process makes is for its account alone.
process.umask(0o077);

for (const warning of warningsOf(process.env)) process.stderr.write(`${warning}\n`);

try {
  await run(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? error.exitCode : 1);
}
