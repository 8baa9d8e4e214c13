import type { Json } from '../kernel/canonical-json.js';
import type { LogEntry } from './projection.js';
import type { TimelineEntry } from './timeline/timeline-entry.js';
import type { View } from './view.js';
import { occurredOn, text } from './field.js';

type Face = Readonly<Record<string, Json>>;

/** The retries of a command are the ledger's own affair. */
const INTERNAL: ReadonlySet<string> = new Set(['commandId', 'fingerprint']);

/**
 * The official face as the asker may see it; null where only public faces are shown. To an agency,
 * what its own side recorded is whole; from what others recorded, officers and offices of any other
 * agency are left out: an object that names another `agency` becomes null, or leaves its list.
 */
export const shownOfficial = (
  { public: open, official }: Pick<LogEntry, 'public' | 'official'>,
  { faces, agency }: View,
): Face | null => {
  if (faces === 'public') return null;
  const fields = Object.entries(official).filter(([name]) => !INTERNAL.has(name));
  if (agency === undefined || open['agency'] === agency) return Object.fromEntries(fields);
  return Object.fromEntries(fields.map(([name, value]) => [name, onlyOf(agency, value)]));
};

const onlyOf = (agency: string, value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.filter((one: Json) => !isOfAnother(agency, one)).map((one) => onlyOf(agency, one));
  if (isOfAnother(agency, value)) return null;
  const fields = Object.entries(value as Face);
  return Object.fromEntries(fields.map(([name, field]) => [name, onlyOf(agency, field)]));
};

const isOfAnother = (agency: string, value: Json): boolean => {
  const named = typeof value === 'object' && value !== null ? (value as Face)['agency'] : undefined;
  return named !== undefined && named !== agency;
};

/** One event of a history, with both clocks. */
export const shownEvent = (entry: LogEntry, view: View): TimelineEntry => {
  const { seq, stream, revision, id, type, version, recordedOn, official } = entry;
  const clocks = {
    occurredOn: occurredOn(entry),
    occurredAt: view.faces === 'public' ? null : text(official['occurredAt']),
    recordedOn,
    recordedAt: view.faces === 'public' ? null : text(official['recordedAt']),
  };
  const faces = { public: entry.public, official: shownOfficial(entry, view) };
  return { seq, stream, revision, id, type, version, ...clocks, ...faces };
};
