import type { Reading } from '../database.js';
import { text } from '../field.js';
import { factsOfLine } from '../line-facts.js';
import type { LogEntry } from '../projection.js';
import type { HeaderState } from '../requests/header-state.js';
import { type Afterwards, afterwardsOf } from './afterwards.js';
import { disclosuresAt, type PersonDisclosure } from './person-disclosure.js';
import { type LineNames, type Place, whoIsNamed } from './place.js';

/** Where a taxpayer is named. No pseudonym and no personal value stands in it. */
export type PersonPlace = {
  readonly category: string;
  readonly stream: string;
  readonly line: number | null;
  /** The agency that asks, or to which it was disclosed. */
  readonly agency: string | null;
  /** Day of the letter, and day on which the IRS received it; null: not recorded, or there is no request. */
  readonly letterOn: string | null;
  readonly receivedOn: string | null;
  /** Other streams that hold the same request: the same line may be found there again. */
  readonly links: readonly string[];
  /** Events that state the TIN, oldest first. */
  readonly statedBy: readonly {
    readonly stream: string;
    readonly revision: number;
    readonly seq: number;
    readonly type: string;
    readonly recordedOn: string;
  }[];
  /** Whom the place names now: an amendment may have replaced the TIN. */
  readonly namesNow: LineNames;
  readonly disclosures: readonly PersonDisclosure[];
  readonly afterwards: readonly Afterwards[];
  /** How many there are. Those not shown are in the timeline. */
  readonly afterwardsTotal: number;
};

const HEADER = `SELECT header FROM requests WHERE stream_no = ? AND from_seq <= ? AND until_seq > ?`;

export const placeView = (
  reading: Reading,
  place: Place,
  subjects: readonly string[],
  seq: number,
): PersonPlace => {
  const { streamNo, line, stating } = place;
  const { category = '', stream = '', public: face = {} } = stating[0] ?? {};
  const letters = lettersOf(reading, streamNo, seq);
  const afterwards = afterwardsOf(reading, place, seq);
  const now = line === 0 ? undefined : factsOfLine(reading, streamNo, line, seq);
  return {
    category,
    stream,
    line: line === 0 ? null : line,
    ...letters,
    agency: letters.agency ?? text(face['recipientAgency']),
    links: reading.lines.linkedWith(stream, seq),
    statedBy: stating.map(statement),
    namesNow: whoIsNamed(text((now ?? stating.at(-1))?.official['subject']), subjects),
    disclosures: disclosuresAt(reading, place, subjects, seq),
    afterwards: afterwards.items,
    afterwardsTotal: afterwards.total,
  };
};

type Letters = Pick<PersonPlace, 'agency' | 'letterOn' | 'receivedOn'>;

const lettersOf = ({ rows }: Reading, streamNo: number, seq: number): Letters => {
  const row = rows.get(HEADER, streamNo, seq, seq);
  if (row === undefined) return { agency: null, letterOn: null, receivedOn: null };
  const { agency, made, received } = JSON.parse(String(row['header'])) as HeaderState;
  return {
    agency,
    letterOn: made?.occurredOn ?? null,
    receivedOn: received?.occurredOn ?? null,
  };
};

const statement = (entry: LogEntry): PersonPlace['statedBy'][number] => {
  const { stream, revision, seq, type, recordedOn } = entry;
  return { stream, revision, seq, type, recordedOn };
};
