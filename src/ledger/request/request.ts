import type { Actor } from '../../kernel/role.js';
import { sideOf } from '../../kernel/role.js';
import { Problem } from '../../kernel/problem.js';
import type { Facts } from '../../privacy/event-type.js';
import type {
  disclosed,
  erroneousDisclosureIdentified,
  matchFoundErroneous,
} from '../disclosure/disclosure.events.js';
import type { batchRecorded } from './batch.events.js';
import { type InformationEvent, isInformation } from '../information-input.js';
import { invalid } from '../invalid.js';
import type { Range } from '../shapes.js';
import type { factsReclassified } from './reclassification.events.js';
import type {
  amendmentReceived,
  lineAdded,
  lineAmended,
  requestMade,
  requestReceived,
  requestsLinked,
  requestSubmitted,
  requestWithdrawn,
} from './request.events.js';
import type {
  deficiencyNoted,
  disclosureApproved,
  linesAccepted,
  linesRefused,
  matchDecided,
  noMatchReported,
  requestReturned,
} from './response.events.js';

export type RequestEvent =
  | InformationEvent
  | Facts<
      | typeof requestMade
      | typeof requestReceived
      | typeof lineAdded
      | typeof lineAmended
      | typeof amendmentReceived
      | typeof requestSubmitted
      | typeof requestWithdrawn
      | typeof requestsLinked
      | typeof deficiencyNoted
      | typeof requestReturned
      | typeof linesAccepted
      | typeof linesRefused
      | typeof matchDecided
      | typeof noMatchReported
      | typeof disclosureApproved
      | typeof disclosed
      | typeof matchFoundErroneous
      | typeof erroneousDisclosureIdentified
      | typeof batchRecorded
      | typeof factsReclassified
    >;

/** What later commands on a request must know. Grows with its amendments, not with its lines. */
export type RequestState = {
  readonly opener: 'agency' | 'irs' | 'nobody';
  readonly requestingAgency: string | null;
  readonly received: boolean;
  /** Lines recorded are 1..lines. */
  readonly lines: number;
  readonly submitted: boolean;
  readonly withdrawn: boolean;
  readonly links: readonly string[];
  /** How often texts of it were classified again. */
  readonly reclassifications: number;
  /** Revision of each LineAmended to its line. */
  readonly amendments: Map<number, number>;
  /** Line to how often it was amended. Both maps grow in place: they may be long. */
  readonly amended: Map<number, number>;
};

export const requestModel = {
  category: 'request',
  initial: (): RequestState => ({
    opener: 'nobody',
    requestingAgency: null,
    received: false,
    lines: 0,
    submitted: false,
    withdrawn: false,
    links: [],
    reclassifications: 0,
    amendments: new Map(),
    amended: new Map(),
  }),
  evolve: (state: RequestState, event: RequestEvent, revision: number): RequestState => {
    if (isInformation(event)) return state;
    switch (event.type) {
      case 'RequestMade':
        return opened(state, 'agency', event.data.requestingAgency);
      case 'RequestReceived':
        return { ...opened(state, 'irs', event.data.requestingAgency), received: true };
      case 'LineAdded':
        return { ...state, lines: state.lines + 1 };
      case 'LineAmended':
        return amended(state, revision, event.data.line ?? 0);
      case 'RequestSubmitted':
        return { ...state, submitted: true };
      case 'RequestWithdrawn':
        return { ...state, withdrawn: true };
      case 'RequestsLinked':
        return { ...state, links: [...state.links, event.data.linkedRequest ?? ''] };
      case 'FactsReclassified':
        return { ...state, reclassifications: state.reclassifications + 1 };
      case 'AmendmentReceived':
      case 'DeficiencyNoted':
      case 'RequestReturned':
      case 'LinesAccepted':
      case 'LinesRefused':
      case 'MatchDecided':
      case 'NoMatchReported':
      case 'DisclosureApproved':
      case 'Disclosed':
      case 'MatchFoundErroneous':
      case 'ErroneousDisclosureIdentified':
      case 'BatchRecorded':
        return state;
    }
  },
  pieces: {
    since: (state: RequestState, after: number): Piece => {
      const { amendments, amended: _, ...others } = state;
      return { ...others, amendments: [...amendments].filter(([revision]) => revision > after) };
    },
    with: (state: RequestState, piece: unknown): RequestState => {
      const { amendments, ...others } = piece as Piece;
      for (const [revision, line] of amendments) amended(state, revision, line);
      return { ...state, ...others };
    },
  },
};

/** The maps grow by what is new in them; how often a line was amended follows from it. */
type Piece = Omit<RequestState, 'amendments' | 'amended'> & {
  readonly amendments: readonly (readonly [revision: number, line: number])[];
};

const amended = (state: RequestState, revision: number, line: number): RequestState => {
  state.amendments.set(revision, line);
  state.amended.set(line, (state.amended.get(line) ?? 0) + 1);
  return state;
};

const opened = (
  state: RequestState,
  opener: 'agency' | 'irs',
  requestingAgency: string | null,
): RequestState => (state.opener === 'nobody' ? { ...state, opener, requestingAgency } : state);

/**
 * An agency sees and writes only its own; to others its request is not there.
 * @throws Problem not-found
 */
export const known = (state: RequestState, actor: Actor): RequestState => {
  const foreign = sideOf(actor.role) === 'agency' && state.requestingAgency !== actor.agency;
  if (state.opener === 'nobody' || foreign)
    throw new Problem('not-found', 'No request is recorded under this id.');
  return state;
};

/** @throws Problem fact-conflict, when the other side opened the stream. */
export const openedBy = (state: RequestState, actor: Actor): RequestState => {
  if (known(state, actor).opener !== sideOf(actor.role))
    throw new Problem(
      'fact-conflict',
      'Only the side that opened this request records its lines. Where your copy differs, open a request of your own and link the two.',
    );
  return state;
};

/** @throws Problem request-invalid, naming the field, when a line is not recorded or too many are named. */
export const withinLines = (
  state: RequestState,
  ranges: readonly Range[] | null | undefined,
  field: string,
): void => {
  let count = 0;
  for (const [index, [first, last]] of (ranges ?? []).entries()) {
    if (first > last || last > state.lines)
      throw invalid(
        `${field}[${index}]`,
        `must be [first, last] within the ${state.lines} recorded lines`,
      );
    count += last - first + 1;
  }
  if (count > MAX_LINES) throw invalid(field, `may cover at most ${MAX_LINES} lines; send several`);
};

/** Lines of one command. */
export const MAX_LINES = 1_000;
