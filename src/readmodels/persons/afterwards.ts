import type { Reading } from '../database.js';
import { occurredOn, text } from '../field.js';
import type { LineTouch } from '../journal-lines.js';
import type { Place } from './place.js';

/** What is told of the life of information after it was asked for: who else saw it, and what was made of it. */
const TOLD: ReadonlySet<string> = new Set([
  'AccessGranted',
  'Inspected',
  'UsedInMatter',
  'Redisclosed',
  'OfferedInProceeding',
  'Copied',
  'DisposalCertified',
  'RecipientNotified',
  'TaxpayerNotified',
]);
const MOST = 200;

/** An event of the line, or of all lines together. */
export type Afterwards = {
  readonly seq: number;
  readonly revision: number;
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedOn: string;
  /** Who recorded it. */
  readonly agency: string | null;
  /** To whom it was made known or access was given, where the event says so. */
  readonly recipientAgency: string | null;
  /** It names no lines: it concerns the whole request. */
  readonly ofAllLines: boolean;
};

/**
 * What is recorded of the information of a line after it was asked for, as known at a seq: at most 200, copies
 * only where there is room beside what others learnt. `total`: how many there are.
 */
export const afterwardsOf = (
  { journal, lines }: Reading,
  { streamNo, line }: Place,
  at: number,
): { readonly items: readonly Afterwards[]; readonly total: number } => {
  const own = line === 0 ? [] : lines.touching(streamNo, [line, line], at);
  const all = [...own, ...lines.touching(streamNo, [0, 0], at)]
    .filter(({ type }) => TOLD.has(type))
    .toSorted((a, b) => a.seq - b.seq);
  const copies = all.filter(({ type }) => type === 'Copied');
  const others = all.filter(({ type }) => type !== 'Copied');
  const items = [...others, ...copies]
    .slice(0, MOST)
    .toSorted((a, b) => a.seq - b.seq)
    .map((touch: LineTouch) => {
      const entry = journal.entry(touch.seq);
      const { seq, revision, type, recordedOn, public: face } = entry;
      return {
        seq,
        revision,
        type,
        occurredOn: occurredOn(entry),
        recordedOn,
        agency: text(face['agency']),
        recipientAgency: text(face['recipientAgency']),
        ofAllLines: line !== 0 && touch.line === 0,
      };
    });
  return { items, total: all.length };
};
