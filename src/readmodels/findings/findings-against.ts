import type { Reading } from '../database.js';
import { number } from '../field.js';
import type { LogEntry } from '../projection.js';
import { Cases } from './cases.js';
import { knownVectors, wantedRules } from './vector.js';
import { vectorAt } from './walk.js';

/** Ids of the findings, under whatever reading, on an act that names one line or none, as known at a seq. */
export const findingsAgainst = (
  { rows }: Reading,
  { stream, revision, seq, public: face }: LogEntry,
  at: number,
): readonly string[] => {
  const line = number(face['line']) ?? 0;
  const scope = new Cases(rows).byId(stream)?.scope ?? 0;
  const no = vectorAt(rows, [scope, line, seq], at);
  const vector = knownVectors(rows).find((one) => one.no === no);
  if (vector === undefined) return [];
  return wantedRules({ outcome: 'finding' }, vector).map(
    (rule) => `${rule}~${stream}~${revision}~${line}`,
  );
};
