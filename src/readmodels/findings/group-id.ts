import { hash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { Problem } from '../../kernel/problem.js';
import { type Element, ELEMENTS, type ReadingId, READINGS } from '../../statute/verdict.js';
import type { Holding, Vector } from './vector.js';

/**
 * What findings of one group have in common: rule, case, type of act, and what the rule holds of it under
 * one reading, or under every reading (null). It names nothing that a rebuild could number anew.
 */
export type GroupKey = {
  readonly rule: string;
  /** Id of the request, or of the disclosure that answers none. */
  readonly stream: string;
  readonly act: string;
  readonly reading: ReadingId | null;
  /** Of the holdings. */
  readonly digest: string;
};

const ID = /^([A-Z0-9-]{1,64})~([0-9a-f-]{36})~([A-Za-z]{1,64})~([A-Z0-9_]{1,64})~([0-9a-f]{32})$/;
const EVERY = 'EVERY';
const WANTED = 'the id of a group of findings as GET /v1/findings/groups gives it, unchanged';

/** `<rule>~<stream>~<type of act>~<reading or EVERY>~<digest>`. */
export const groupId = ({ rule, stream, act, reading, digest }: GroupKey): string =>
  [rule, stream, act, reading ?? EVERY, digest].join('~');

/** @throws Problem request-invalid: no group can have that id. */
export const parseGroupId = (id: string): GroupKey => {
  const [, rule = '', stream = '', act = '', named, digest = ''] = ID.exec(id) ?? [];
  const reading = READINGS.find((one) => one === named) ?? null;
  if (digest === '' || (reading === null && named !== EVERY))
    throw new Problem('request-invalid', `group: give ${WANTED}`, {
      errors: [{ field: 'group', message: `must be ${WANTED}` }],
    });
  return { rule, stream, act, reading, digest };
};

const KNOWN = new WeakMap<Vector, Map<string, string>>();

/** Digest of what a vector holds by a rule under a reading; null: under every one. Equal holdings, equal digests. */
export const digestOf = (vector: Vector, rule: string, reading: ReadingId | null): string => {
  const digests = KNOWN.get(vector) ?? new Map<string, string>();
  KNOWN.set(vector, digests);
  const name = `${rule} ${reading ?? EVERY}`;
  const digest = digests.get(name) ?? made(vector, rule, reading);
  digests.set(name, digest);
  return digest;
};

const made = ({ holdings }: Vector, rule: string, reading: ReadingId | null): string =>
  hash('sha256', canonicalJson(heldUnder(holdings[rule] ?? [], reading))).slice(0, 32);

type Held = Readonly<Partial<Record<ReadingId, Holding | null>>>;

/** What is held under a reading, or under every one (null), with elements and causes in one order. */
export const heldUnder = (held: readonly (Holding | null)[], reading: ReadingId | null): Held =>
  Object.fromEntries(
    READINGS.flatMap((one, n) =>
      (reading ?? one) === one ? [[one, inOneOrder(held[n] ?? null)] as const] : [],
    ),
  );

/** They are sets: in which order a rule came upon them tells no findings apart. */
const inOneOrder = (holding: Holding | null): Holding | null => {
  if (holding === null) return null;
  const { elements, causes } = holding;
  return {
    ...holding,
    elements: elements?.toSorted((a, b) => placeOf(a) - placeOf(b)),
    causes: causes?.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)),
  };
};

const placeOf = (element: Element): number => ELEMENTS.indexOf(element);
