import { CLASSIFIERS } from '../classify/classifiers.js';
import { AccessLog } from './access/access-log.js';
import { PersonalFaces } from './access/personal-faces.js';
import { Appender } from './appender.js';
import type { Self } from './own-events.js';
import { Recorder } from './recorder.js';
import type { Snapshots } from './snapshots.js';
import { StreamStates } from './stream-states.js';
import { Streams } from './streams.js';
import { Reclassification } from './reclassification.js';

/** The job over an open ledger, in a process of its own: what it records goes the way of every command. */
export const openReclassification = (
  self: Self,
  snapshots: Snapshots,
  classifiers = CLASSIFIERS,
): Reclassification => {
  const { store, keys, clock, ledger } = self;
  const states = new StreamStates(store, snapshots);
  const recorder = new Recorder(new Appender(store, keys, clock, ledger), keys, ledger, states);
  const faces = new PersonalFaces(new Streams(store, ledger), keys, ledger);
  const log = new AccessLog(recorder, keys, clock);
  return new Reclassification(self, { recorder, faces, log }, classifiers);
};
