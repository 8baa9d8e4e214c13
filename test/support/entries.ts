import { createHash } from 'node:crypto';
import type { EventToAppend } from '../../src/eventstore/event-store.js';
import type { Json } from '../../src/kernel/canonical-json.js';
import { EVENT_TYPES } from '../../src/ledger/event-types.js';

/** An event in few words: its type, and whatever fields matter to the test. */
export type Told = {
  readonly type: string;
  /** Readable name of its stream, e.g. `request-a`. The category stands before the dash. */
  readonly stream: string;
  readonly by?: 'agency' | 'irs' | 'registrar' | 'reviewer' | 'ledger';
  readonly on?: string;
  readonly recordedAt?: string;
  /** Fields that are named as one of the words above. */
  readonly also?: Readonly<Record<string, Json>>;
  readonly [field: string]: Json | undefined;
};

const ROLES = {
  agency: { id: 'dhs-recorder', role: 'agency-recorder', agency: 'DHS' },
  irs: { id: 'irs-recorder', role: 'irs-recorder', agency: 'IRS' },
  registrar: { id: 'registrar', role: 'registrar', agency: 'REGISTRAR' },
  reviewer: { id: 'reviewer', role: 'reviewer', agency: 'TIGTA' },
  ledger: { id: 'ledger', role: 'service', agency: 'ledger' },
} as const;

/** The id that a readable name stands for: the same for the same name. */
export const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return [8, 12, 16, 20, 32].map((end, n) => hex.slice([0, 8, 12, 16, 20][n], end)).join('-');
};

/** Full name of the stream with a readable name. */
export const streamNamed = (name: string): string =>
  `ledger_test_${name.slice(0, name.indexOf('-'))}-${idOf(name)}`;

/** A stored event: every field of its type's table that is not told is null. No box, no real commitment. */
export const eventOf = (told: Told, n: number): EventToAppend => {
  // The last of a type is how it is written today.
  const known = EVENT_TYPES.findLast(({ type }) => type === told.type);
  const by = ROLES[told.by ?? 'irs'];
  const recordedAt = told.recordedAt ?? '2025-08-07T15:00:00.000Z';
  const occurredOn = told.on ?? '2025-08-07';
  const stamp: Record<string, Json> = { recordedAt, actor: by, agency: by.agency, occurredOn };
  const { type: _type, stream: _stream, by: _by, on: _on, also: _also, ...own } = told;
  const face = (wanted: string): Record<string, Json> =>
    Object.fromEntries(
      Object.entries(known?.fields ?? {})
        .filter(([, field]) => field.face === wanted)
        .map(([name]) => [name, told.also?.[name] ?? stamp[name] ?? own[name] ?? null]),
    );
  const id = idOf(`${told.stream} ${n}`);
  const record = { v: 1, id, type: told.type, version: known?.version ?? 1 };
  const faces = { public: face('public'), official: face('official') };
  const recordedOn = recordedAt.slice(0, 10);
  return { id, type: told.type, record: JSON.stringify({ ...record, recordedOn, ...faces }) };
};
