import type { Json } from '../../kernel/canonical-json.js';
import { sideOf, type Side } from '../../kernel/role.js';
import { number, occurredOn, text } from '../field.js';
import type { LogEntry } from '../projection.js';
import type { Step } from './request-header.js';

/** A letter or a submission: the step, and the number of lines it states. */
export type Stated = Step & { readonly lineCount: number | null };

/** What a row of `requests` holds as JSON. Facts are read from the journal, where `seq` points. */
export type HeaderState = {
  readonly agency: string | null;
  readonly authority: string | null;
  readonly agencyNumber: number | null;
  readonly openedBy: Side;
  readonly sides: readonly Side[];
  readonly made: Stated | null;
  readonly received: Stated | null;
  readonly submitted: Stated | null;
  readonly withdrawn: Step | null;
};

const LETTERS: Readonly<Record<string, 'made' | 'received'>> = {
  RequestMade: 'made',
  RequestReceived: 'received',
};

/** The header after an event; the very same object where the event changes nothing in it. */
export const headerAfter = (state: HeaderState | undefined, entry: LogEntry): HeaderState => {
  const side = recordedBy(entry);
  const known = withSide(state ?? empty(side), side);
  const letter = LETTERS[entry.type];
  if (letter !== undefined) return withLetter(known, letter, entry);
  if (entry.type === 'RequestSubmitted') return { ...known, submitted: stated(entry) };
  if (entry.type === 'RequestWithdrawn') return { ...known, withdrawn: step(entry) };
  return known;
};

const withSide = (state: HeaderState, side: Side): HeaderState =>
  state.sides.includes(side) ? state : { ...state, sides: [...state.sides, side] };

const withLetter = (
  state: HeaderState,
  letter: 'made' | 'received',
  entry: LogEntry,
): HeaderState => ({
  ...state,
  [letter]: state[letter] ?? stated(entry),
  agency: state.agency ?? text(entry.public['requestingAgency']) ?? ownAgency(entry),
  authority: state.authority ?? text(entry.public['authority']),
  agencyNumber: state.agencyNumber ?? number(entry.public['agencyNumber']),
});

/** An agency that makes a request is the one that asks, if it does not say otherwise. */
const ownAgency = ({ type, public: face }: LogEntry): string | null =>
  type === 'RequestMade' ? text(face['agency']) : null;

const step = (entry: LogEntry): Step => ({
  seq: entry.seq,
  occurredOn: occurredOn(entry),
  recordedOn: entry.recordedOn,
});

const stated = (entry: LogEntry): Stated => ({
  ...step(entry),
  lineCount: number(entry.public['lineCount']),
});

const recordedBy = ({ official }: LogEntry): Side => {
  const actor = official['actor'] as { readonly role?: Json } | null | undefined;
  return sideOf(text(actor?.role) ?? '');
};

const empty = (openedBy: Side): HeaderState => ({
  agency: null,
  authority: null,
  agencyNumber: null,
  openedBy,
  sides: [openedBy],
  made: null,
  received: null,
  submitted: null,
  withdrawn: null,
});
