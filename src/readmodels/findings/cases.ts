import type { LogEntry } from '../projection.js';
import type { Row, Rows } from '../rows.js';

/** A stream that holds acts: a request, or a disclosure that answers none. */
export type Case = {
  readonly streamNo: number;
  /** Its place in the indexes: agency · 2^32 + stream. */
  readonly scope: number;
  /** Id of the stream. */
  readonly id: string;
  readonly category: string;
};

/** Scope of everything. */
export const ALL = 0;
const SPAN = 2 ** 32;

/** Scope of the agency that a case belongs to. */
export const agencyScope = (scope: number): number => Math.floor(scope / SPAN) * SPAN;

/** Scopes [first, last] of the cases of an agency. */
export const casesOf = (agency: number): readonly [number, number] => [
  agency * SPAN + 1,
  agency * SPAN + SPAN - 1,
];

const SELECT = 'SELECT stream_no AS streamNo, scope, id, category FROM findings_case';
const REMEMBERED = 4_096;

/** The cases there are, by number and by id. */
export class Cases {
  readonly #known = new Map<string, Case>();

  constructor(private readonly rows: Rows) {}

  /** The case of an event; with its first one it is entered under the agency that asks or was told; none: ''. */
  enter(entry: LogEntry, streamNo: () => number): Case {
    const known = this.#known.get(entry.stream) ?? this.byId(entry.stream);
    const found = known ?? this.#insert(entry, streamNo());
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(entry.stream, found);
    return found;
  }

  byId(id: string): Case | undefined {
    return asCase(this.rows.get(`${SELECT} WHERE id = ?`, id));
  }

  byStreamNo(streamNo: number): Case | undefined {
    return asCase(this.rows.get(`${SELECT} WHERE stream_no = ?`, streamNo));
  }

  byScope(scope: number): Case | undefined {
    return asCase(this.rows.get(`${SELECT} WHERE scope = ?`, scope));
  }

  all(): readonly Case[] {
    return this.rows.all(`${SELECT} ORDER BY stream_no`).map((row) => row as unknown as Case);
  }

  ofCategory(category: string): readonly Case[] {
    return this.all().filter((of) => of.category === category);
  }

  /** Number of an agency; `undefined`: no case is its. */
  agency(code: string): number | undefined {
    return this.rows.number('SELECT no AS n FROM findings_agency WHERE code = ?', code);
  }

  #insert(entry: LogEntry, streamNo: number): Case {
    const { stream: id, category } = entry;
    const agency = agencyIn(entry);
    this.rows.run('INSERT OR IGNORE INTO findings_agency (code) VALUES (?)', agency);
    const scope = (this.agency(agency) ?? 0) * SPAN + streamNo;
    this.rows.run('INSERT INTO findings_case VALUES (?, ?, ?, ?)', streamNo, scope, id, category);
    return { streamNo, scope, id, category };
  }
}

/** The agency that asks, was told, or reports; '': none is named. */
const agencyIn = ({ type, public: face }: LogEntry): string => {
  const maker = MAKERS.has(type) ? face['agency'] : null;
  const code = face['requestingAgency'] ?? face['recipientAgency'] ?? maker;
  return typeof code === 'string' ? code : '';
};
const MAKERS: ReadonlySet<string> = new Set(['RequestMade', 'AnnualReportFurnished']);

const asCase = (row: Row | undefined): Case | undefined => row as unknown as Case | undefined;
