import type { Day } from '../kernel/dates.js';
import type { Office } from '../ledger/shapes.js';

/** What can be certified of a batch. */
export const STATEMENTS = {
  'complete-and-as-sent':
    'The content of the batch is the whole of what this office sends, and is what was sent to the other side',
  'true-copy-of-paper': 'The content of the batch is a true copy of what was sent on paper',
} as const;
export type Statement = keyof typeof STATEMENTS;

/** An officer says what the batch is. The office is official, the name personal. */
export type Certification = {
  /** Day of the certification in Washington, D.C. */
  readonly on: Day;
  readonly statement: Statement;
  readonly office: Office;
  readonly name: string | null;
};

/** It waits sealed with the parts, and becomes a part of `BatchRecorded`. */
export const certificationText = (certification: Certification): Buffer =>
  Buffer.from(JSON.stringify(certification));

export const certificationOf = (bytes: Uint8Array): Certification =>
  JSON.parse(Buffer.from(bytes).toString('utf8')) as Certification;
