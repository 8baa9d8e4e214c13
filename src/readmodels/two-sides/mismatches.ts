import type { Json } from '../../kernel/canonical-json.js';
import { requestMade, requestReceived } from '../../ledger/request/request.events.js';
import type { EventType } from '../../privacy/event-type.js';
import { agree } from '../../statute/agree.js';
import { occurredOn, text } from '../field.js';
import type { LogEntry } from '../projection.js';
import { shownOfficial } from '../shown.js';
import type { KnownRequest } from './known-request.js';
import { proofOf, rowOf, type TwoSidesRow } from './two-sides-row.js';

/** A class is what a classifier made of a text: two versions of it may differ on the same text. */
const NOT_STATED = new Set(['reasonClass']);

/** The table of an event as data. */
const fieldsOf = ({ fields }: EventType): EventType['fields'] => fields;

/** What a letter states for both sides, in the open faces. */
const STATED = Object.entries(fieldsOf(requestMade)).filter(
  ([name, { n, face }]) =>
    n >= 8 &&
    face !== 'personal' &&
    fieldsOf(requestReceived)[name] !== undefined &&
    !NOT_STATED.has(name),
);

/** A letter and the receipt of it, field by field: what both state and do not state alike. */
export const mismatchesOf = (request: KnownRequest): readonly TwoSidesRow[] =>
  pairsOf(request).flatMap((pair) => [
    ...beforeMade(request, pair),
    ...fieldsThatDiffer(request, pair),
  ]);

type Pair = { readonly made: LogEntry; readonly received: LogEntry };

/** Each receipt with the letter of its own stream, else with the first there is. */
const pairsOf = (request: KnownRequest): readonly Pair[] => {
  const letters = request.entries('made');
  return request.entries('received').flatMap((received) => {
    const made = letters.find(({ stream }) => stream === received.stream) ?? letters[0];
    return made === undefined ? [] : [{ made, received }];
  });
};

const beforeMade = (request: KnownRequest, { made, received }: Pair): readonly TwoSidesRow[] =>
  occurredOn(received) < occurredOn(made)
    ? [
        rowOf({
          ...ofPair(request, { made, received }),
          says: 'received-before-made',
          field: 'occurredOn',
          agencyStates: occurredOn(made),
          irsStates: occurredOn(received),
        }),
      ]
    : [];

const fieldsThatDiffer = (request: KnownRequest, pair: Pair): readonly TwoSidesRow[] =>
  statements(request, pair)
    .filter(({ agencyStates, irsStates }) => !agree(agencyStates, irsStates))
    .map((statement) => {
      const { field, agencyStates, irsStates, submitted } = statement;
      const { evidence, ...of } = ofPair(request, pair);
      const more = submitted.map(proofOf);
      return rowOf({
        ...of,
        says: 'field',
        field,
        agencyStates,
        irsStates,
        evidence: [...evidence, ...more],
      });
    });

type Statement = {
  readonly field: string;
  readonly agencyStates: Json;
  readonly irsStates: Json;
  /** Submissions that stand in for a number of lines that a letter does not state. */
  readonly submitted: readonly LogEntry[];
};

const statements = (request: KnownRequest, { made, received }: Pair): readonly Statement[] => {
  const shared = STATED.map(([field]) => ({
    field,
    agencyStates: stated(request, made, field),
    irsStates: stated(request, received, field),
    submitted: [],
  }));
  const letterDate = {
    field: 'letterDate',
    agencyStates: occurredOn(made),
    irsStates: stated(request, received, 'letterDate'),
    submitted: [],
  };
  return [...shared.map((one) => withSubmission(request, one, { made, received })), letterDate];
};

/** As far as the asker may see it; null: it states nothing. */
const stated = ({ view }: KnownRequest, entry: LogEntry, field: string): Json =>
  entry.public[field] ?? shownOfficial(entry, view)?.[field] ?? null;

/** Where one letter leaves the number of lines out, what the same agency submitted. */
const withSubmission = (
  request: KnownRequest,
  one: Statement,
  { made, received }: Pair,
): Statement => {
  if (one.field !== 'lineCount') return one;
  const submissions = request.entries('submitted');
  const by = (letter: LogEntry): LogEntry | undefined =>
    stated(request, letter, 'lineCount') === null
      ? submissions.find((each) => each.public['agency'] === letter.public['agency'])
      : undefined;
  const [ours, theirs] = [by(made), by(received)];
  return {
    ...one,
    agencyStates: stated(request, ours ?? made, 'lineCount'),
    irsStates: stated(request, theirs ?? received, 'lineCount'),
    submitted: [ours, theirs].filter((entry) => entry !== undefined),
  };
};

const ofPair = ({ streams }: KnownRequest, { made, received }: Pair) =>
  ({
    kind: 'mismatch',
    agency: text(made.public['agency']),
    streams,
    rule: 'ACCT-TWO-RECORDS',
    evidence: [proofOf(made), proofOf(received)],
  }) as const;
