import { accountsForDisclosure } from '../accounted.js';
import type { LogEntry } from '../projection.js';

/** What can be recorded of lines. The place in this list is what stands in the table: add at the end. */
export const LINE_STATES = [
  'deficient',
  'returned',
  'accepted',
  'refused',
  'matched',
  'notMatched',
  'approved',
  'disclosed',
  'erroneous',
  'received',
  'accounted',
  'used',
  'redisclosed',
  'disposed',
] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Not a state: how many events of a stream are not LineAdded. Its lines are the rest. */
export const OTHER_EVENTS = -1;

const BY_TYPE: Readonly<Record<string, LineState>> = {
  DeficiencyNoted: 'deficient',
  RequestReturned: 'returned',
  LinesAccepted: 'accepted',
  LinesRefused: 'refused',
  NoMatchReported: 'notMatched',
  DisclosureApproved: 'approved',
  Disclosed: 'disclosed',
  MatchFoundErroneous: 'erroneous',
  ErroneousDisclosureIdentified: 'erroneous',
  DisclosureReceived: 'received',
  UsedInMatter: 'used',
  Redisclosed: 'redisclosed',
  DisposalCertified: 'disposed',
};

/** The state into which an event brings the lines it names. */
export const lineStateOf = (entry: LogEntry): LineState | undefined => {
  const { type, official } = entry;
  if (type === 'AccountingRecorded') return accountsForDisclosure(entry) ? 'accounted' : undefined;
  if (type !== 'MatchDecided') return BY_TYPE[type];
  if (official['matched'] === null) return undefined;
  return official['matched'] === true ? 'matched' : 'notMatched';
};
