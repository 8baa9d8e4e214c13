import type { CommandBus } from '@nestjs/cqrs';
import type { Calendar } from '../ledger/calendar.js';
import type { Recorder } from '../ledger/recorder.js';
import type { Loading } from '../platform/loading.js';
import {
  tellAccessInside,
  tellSafeguardsOf2025,
  tellTheReportOf2026,
  tellWhatBecameOfThem,
} from './afterwards.js';
import { tellAugust2025, tellErrorsLearntIn2026 } from './august-2025.js';
import { tellOrdersOf2026, tellRegistersOf2025, tellStay } from './registers.js';
import { tellBothSides } from './both-sides.js';
import { Scribe } from './scribe.js';
import type { StoryClock } from './story-clock.js';
import { tellDisclosureUnderStay, tellTheRuling } from './the-ruling.js';

/** What the stories are told with. */
export type Stage = {
  readonly commands: CommandBus;
  readonly recorder: Recorder;
  readonly loading: Loading;
  readonly calendar: Calendar;
};

/**
 * Tells both stories of the demonstration ledger and then lets the clock run. What is recorded
 * already is not told twice.
 */
export const loadStories = async (
  { commands, recorder, loading, calendar }: Stage,
  clock: StoryClock,
): Promise<void> => {
  loading.begin();
  const scribe = new Scribe(commands, recorder, clock.story, calendar);
  tellRegistersOf2025(scribe);
  tellAccessInside(scribe);
  tellSafeguardsOf2025(scribe);
  tellTheRuling(scribe);
  const august = tellAugust2025(scribe);
  tellBothSides(scribe);
  tellDisclosureUnderStay(scribe);
  tellStay(scribe);
  tellOrdersOf2026(scribe);
  tellErrorsLearntIn2026(scribe, august);
  tellWhatBecameOfThem(scribe, august);
  tellTheReportOf2026(scribe);
  await scribe.play(clock.machine.now());
  clock.end();
  loading.end();
};
