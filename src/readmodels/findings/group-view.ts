import { type ReadingId, READINGS } from '../../statute/verdict.js';
import type { Reading } from '../database.js';
import { occurredOn } from '../field.js';
import { type Case, Cases } from './cases.js';
import { countOf } from './counters.js';
import { factOf } from './fact-of.js';
import { saysOf, wordsOf } from './finding-view.js';
import { digestOf, groupId, heldUnder } from './group-id.js';
import type { Law } from './law.js';
import { type Holding, type Vector, type Wanted, wantedRules } from './vector.js';
import { vectorAt, walk } from './walk.js';

/** What is held under one reading of every member of a group. */
type HeldOfGroup = Holding & { readonly says: string };

/** Findings of one case of which a rule holds the same. No review takes one out. */
export type FindingGroup = {
  /** group-id.ts. Lists its members as `group` of the findings. */
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly pack: string;
  /** The request, or the disclosure that answers none. */
  readonly stream: string;
  /** Type of the acts. */
  readonly act: string;
  /** By the reading asked for, or by every reading; null: the rule does not apply under it. */
  readonly readings: Readonly<Partial<Record<ReadingId, HeldOfGroup | null>>>;
  /** Of these readings, those under which it is a finding. */
  readonly standsUnder: readonly ReadingId[];
  readonly count: number;
  /** How many of them have been reviewed. */
  readonly reviewed: number;
  /** The first of them, by line and act. */
  readonly first: {
    readonly id: string;
    readonly line: number;
    readonly seq: number;
    readonly occurredOn: string;
  };
};

/** The members of a group: where they stand, and how many there are. */
type Counted = {
  readonly id: string;
  readonly of: Case;
  readonly rule: string;
  readonly reading: ReadingId | null;
  /** They agree in what the rule holds. */
  readonly vectors: readonly [Vector, ...Vector[]];
  readonly count: number;
};

const DAYS = [0, 99_999_999] as const;

/** Makes groups as known at one seq. To be thrown away after the question. */
export class GroupClerk {
  readonly #cases: Cases;

  constructor(
    private readonly reading: Reading,
    private readonly law: Law,
    private readonly at: number,
  ) {
    this.#cases = new Cases(reading.rows);
  }

  /** The groups of a case with some member, by rule. */
  groups(scope: number, vectors: readonly Vector[], wanted: Wanted): readonly Counted[] {
    const of = this.#cases.byScope(scope);
    const reading = wanted.reading ?? null;
    const groups = new Map<string, Counted>();
    for (const vector of vectors) {
      const count = countOf(this.reading.rows, [scope, vector.no], this.at);
      if (count === 0 || of === undefined) continue;
      for (const rule of wantedRules(wanted, vector)) {
        const digest = digestOf(vector, rule, reading);
        const id = groupId({ rule, stream: of.id, act: vector.act, reading, digest });
        const known = groups.get(id);
        const all = [vector, ...(known?.vectors ?? [])] as const;
        groups.set(id, { id, of, rule, reading, vectors: all, count: count + (known?.count ?? 0) });
      }
    }
    return [...groups.values()].toSorted((a, b) => (this.#order(a) < this.#order(b) ? -1 : 1));
  }

  view({ id, of, rule, reading, vectors, count }: Counted): FindingGroup {
    const [{ act, holdings }] = vectors;
    const numbers = new Set(vectors.map(({ no }) => no));
    const first = this.#first(of, rule, numbers);
    const held = heldUnder(holdings[rule] ?? [], reading);
    const under = READINGS.filter((one) => one in held);
    const { title, pack } = wordsOf(this.law, rule, first.occurredOn);
    return {
      id,
      rule,
      title,
      pack,
      stream: of.id,
      act,
      readings: Object.fromEntries(under.map((one) => [one, told(held[one] ?? null, one)])),
      standsUnder: under.filter((one) => held[one]?.outcome === 'finding'),
      count,
      reviewed: this.#reviewed(of, rule, numbers),
      first,
    };
  }

  /** By rule in the order of the catalogue, then by id. */
  #order({ rule, id }: Counted): string {
    const rules = this.law.packs.flatMap((pack) => pack.rules);
    const place = rules.findIndex((one) => one.id === rule);
    return `${String(place).padStart(5, '0')} ${id}`;
  }

  #first({ id, scope }: Case, rule: string, vectors: ReadonlySet<number>): FindingGroup['first'] {
    const bounds = { scopes: [scope, scope], days: DAYS, at: this.at } as const;
    const page = { from: [scope, 0, 0], limit: 1 } as const;
    const [, line, act] = walk(this.reading.rows, [...vectors], bounds, page)[0]?.place ?? [
      0, 0, 0,
    ];
    const entry = this.reading.journal.entry(act);
    const { seq, revision } = entry;
    return { id: `${rule}~${id}~${revision}~${line}`, line, seq, occurredOn: occurredOn(entry) };
  }

  /** Members that some review is about. */
  #reviewed({ id, scope, streamNo }: Case, rule: string, vectors: ReadonlySet<number>): number {
    const { rows, journal } = this.reading;
    const sql = 'SELECT seq FROM findings_review WHERE stream = ? AND seq <= ?';
    const members = new Set<string>();
    for (const { seq } of rows.all(sql, id, this.at)) {
      const fact = factOf(journal.entry(Number(seq)));
      if (fact?.type !== 'FindingReviewed' || fact.data.rule !== rule) continue;
      const { revision, line } = fact.data;
      const act = revision === null ? undefined : journal.seqOf(streamNo, revision);
      if (act === undefined || line === null) continue;
      const vector = vectorAt(rows, [scope, line, act], this.at);
      if (vector !== undefined && vectors.has(vector)) members.add(`${line} ${act}`);
    }
    return members.size;
  }
}

const told = (holding: Holding | null, reading: ReadingId): HeldOfGroup | null =>
  holding === null ? null : { says: saysOf(holding, reading), ...holding };
