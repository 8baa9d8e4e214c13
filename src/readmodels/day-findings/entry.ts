import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Day } from '../../kernel/dates.js';
import { type ReadingId, READINGS } from '../../statute/verdict.js';
import type { Holdings } from '../findings/vector.js';

/** What an entry says of one rule: under which readings it is a finding, and the same as canonical JSON. */
export type Stand = {
  readonly rule: string;
  readonly readings: readonly ReadingId[];
  /** Reading to elements and severity. */
  readonly text: string;
};

/** The findings of a vector, by rule in the order of their ids: rules that are a finding under no reading are left out. */
export const standsIn = (holdings: Holdings): readonly Stand[] =>
  Object.entries(holdings)
    .map(([rule, held]): Stand => {
      const stands = READINGS.flatMap((reading, n) => {
        const holding = held[n];
        if (holding?.outcome !== 'finding') return [];
        const { elements = [], severity = null } = holding;
        return [[reading, { elements, severity }] as const];
      });
      const text = canonicalJson(Object.fromEntries(stands.toSorted(byName)));
      return { rule, readings: stands.map(([reading]) => reading), text };
    })
    .filter(({ readings }) => readings.length > 0)
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

/** Where a finding stands: since which seq, in which act and line. */
export type Standing = {
  readonly fromSeq: number;
  readonly stream: string;
  readonly revision: number;
  readonly line: number;
};

export const findingId = (rule: string, { stream, revision, line }: Standing): string =>
  `${rule}~${stream}~${revision}~${line}`;

/**
 * The bytes of an entry: RFC 8785 canonical JSON of `{fromSeq, id, readings, salt}`. Put together by hand, since a
 * list may hold millions: every part is canonical, and all of it is ASCII that needs no escape.
 */
export const entryText = (stand: Stand, standing: Standing, salt: string): string =>
  `{"fromSeq":${standing.fromSeq},"id":"${findingId(stand.rule, standing)}","readings":${stand.text},"salt":"${salt}"}`;

/** Of what day a list is, and of which seqs: what came to stand after one and stood at the other. */
export type ListOf = {
  readonly day: Day;
  /** Null: from the first on. */
  readonly judgedAfter: number | null;
  readonly judgedThrough: number;
  readonly packs: readonly string[];
};

/** The first line of a list. It has a salt as well, so that a root does not tell whether the list holds any finding. */
export const headText = (
  { day, judgedAfter, judgedThrough, packs }: ListOf,
  salt: string,
): string => canonicalJson({ day, judgedAfter, judgedThrough, packs, salt });
