import type { CommandBus } from '@nestjs/cqrs';
import type { Recorder } from '../ledger/recorder.js';
import type { Loading } from '../platform/loading.js';
import { tellAugust2025, tellErrorsLearntIn2026 } from './august-2025.js';
import { tellOrdersOf2026, tellRegistersOf2025, tellStay } from './registers.js';
import { Scribe } from './scribe.js';
import type { StoryClock } from './story-clock.js';
import { tellDisclosureUnderStay, tellTheRuling } from './the-ruling.js';

/**
 * Tells both stories of the demonstration ledger and then lets the clock run. What is recorded
 * already is not told twice.
 */
export const loadStories = async (
  commands: CommandBus,
  recorder: Recorder,
  clock: StoryClock,
  loading: Loading,
): Promise<void> => {
  loading.begin();
  const scribe = new Scribe(commands, recorder, clock.story);
  tellRegistersOf2025(scribe);
  tellTheRuling(scribe);
  const august = tellAugust2025(scribe);
  tellDisclosureUnderStay(scribe);
  tellStay(scribe);
  tellOrdersOf2026(scribe);
  tellErrorsLearntIn2026(scribe, august);
  await scribe.play();
  clock.end();
  loading.end();
};
