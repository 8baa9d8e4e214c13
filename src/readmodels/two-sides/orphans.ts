import { occurredOn, text } from '../field.js';
import type { KnownRequest } from './known-request.js';
import { type Proof, proofOf, rowOf, type TwoSidesRow } from './two-sides-row.js';

/** A request that one side alone recorded. */
export const orphansOf = (request: KnownRequest): readonly TwoSidesRow[] => {
  const made = request.entries('made');
  const received = request.entries('received');
  if (made.length === 0) return [withoutLetter(request)];
  return received.length === 0 ? withoutReceipt(request) : [];
};

/** What the IRS recorded of it is counted; its first and last events prove it. */
const withoutLetter = (request: KnownRequest): TwoSidesRow => {
  const receipts = request.entries('received');
  const responses = request.stretch('response');
  const disclosures = request.stretch('disclosure');
  const seqs = [responses?.first, responses?.last, disclosures?.first, disclosures?.last];
  const more = [...new Set(seqs.filter((seq) => seq !== undefined))];
  return rowOf({
    kind: 'orphan',
    says: 'no-letter',
    agency: text(receipts[0]?.public['requestingAgency']),
    streams: request.streams,
    counts: {
      receipts: receipts.length,
      responses: responses?.count ?? 0,
      disclosures: disclosures?.count ?? 0,
    },
    rule: 'SAFE-NO-LETTER',
    evidence: [...receipts.map(proofOf), ...more.map((seq) => proofAt(request, seq))],
  });
};

const withoutReceipt = (request: KnownRequest): readonly TwoSidesRow[] => {
  const letters = request.entries('made');
  const [letter] = letters;
  const closing = letter && request.closingAfter(occurredOn(letter));
  if (letter === undefined || closing === undefined) return [];
  return [
    rowOf({
      kind: 'orphan',
      says: 'no-receipt',
      agency: text(letter.public['agency']),
      streams: request.streams,
      counts: { letters: letters.length },
      rule: 'ACCT-NO-RECEIPT',
      evidence: [...letters.map(proofOf), proofOf(closing)],
    }),
  ];
};

const proofAt = ({ reading: { journal } }: KnownRequest, seq: number): Proof =>
  proofOf(journal.entry(seq));
