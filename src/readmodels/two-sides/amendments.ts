import { text } from '../field.js';
import type { LogEntry } from '../projection.js';
import type { Amendment, KnownRequest } from './known-request.js';
import { MOST_PROOFS, proofOf, rowOf, type TwoSidesRow } from './two-sides-row.js';

/** Amendments that one side alone recorded: one row for each side. */
export const amendmentMismatches = (request: KnownRequest): readonly TwoSidesRow[] => {
  const { unreceived, unrecorded } = unpaired(
    request.amendments('amended'),
    request.amendments('amendment-received'),
    request.view.faces === 'official',
  );
  const due = unreceived.map((one) => ({
    one,
    closing: request.closingAfter(dayOf(request, one)),
  }));
  const missed = due.filter(({ closing }) => closing !== undefined).map(({ one }) => one);
  const shows = due.flatMap(({ closing }) => (closing === undefined ? [] : [closing]));
  return [
    ...rowFor(request, 'amendment-not-received', missed, shows.slice(0, 1)),
    ...rowFor(request, 'amendment-not-recorded', unrecorded, []),
  ];
};

type Unpaired = {
  readonly unreceived: readonly Amendment[];
  readonly unrecorded: readonly Amendment[];
};

/**
 * A receipt belongs to the amendment that it points at, or, from another stream, to the first of the same line that
 * none points at. What it points at is in the official face: by the public one (`pointed` false) only lines are
 * compared, so that an amendment beside a receipt that does not mean it passes for received.
 */
export const unpaired = (
  amended: readonly Amendment[],
  received: readonly Amendment[],
  pointed: boolean,
): Unpaired => {
  const open = new Set(amended);
  const isPointing = (one: Amendment): boolean => pointed && one.pointsAt !== null;
  const places = new Map(amended.map((one) => [placeOf(one.streamNo, one.revision), one]));
  for (const { streamNo, pointsAt } of received.filter(isPointing)) {
    const meant = places.get(placeOf(streamNo, pointsAt));
    if (meant !== undefined) open.delete(meant);
  }
  const lines = Map.groupBy(open, ({ line }) => line);
  const unrecorded = received.filter((receipt) => {
    if (isPointing(receipt)) return false;
    const meant = lines
      .get(receipt.line)
      ?.find((one) => open.has(one) && (!pointed || one.streamNo !== receipt.streamNo));
    return meant === undefined || !open.delete(meant);
  });
  return { unreceived: [...open], unrecorded };
};

const placeOf = (streamNo: number, revision: number | null): string => `${streamNo} ${revision}`;

const rowFor = (
  request: KnownRequest,
  says: 'amendment-not-received' | 'amendment-not-recorded',
  found: readonly Amendment[],
  closings: readonly LogEntry[],
): readonly TwoSidesRow[] => {
  if (found.length === 0) return [];
  const shown = found.slice(0, MOST_PROOFS).map(({ seq }) => request.reading.journal.entry(seq));
  const [letter] = [...request.entries('made'), ...request.entries('received')];
  return [
    rowOf({
      kind: 'mismatch',
      says,
      agency: text(letter?.public['requestingAgency']) ?? text(letter?.public['agency']),
      streams: request.streams,
      counts: { amendments: found.length },
      evidence: [...shown, ...closings].map(proofOf),
    }),
  ];
};

const dayOf = ({ reading }: KnownRequest, { seq }: Amendment): string =>
  reading.journal.occurredOn(seq);
