import { daysBetween } from '../kernel/dates.js';
import type { Signature } from './note.js';
import { MOST_LISTED, type Silence, type SilenceFindings } from './silence.js';
import { notProvenBy } from './silence-not-proven.js';
import { provenBy } from './silence-proven.js';
import type { SilenceQuestion } from './silence-question.js';
import type { Sentence } from './silence-words.js';

/** A certificate: what the entries under one checkpoint say to a question. docs/how-to/prove-silence.md explains it. */
export type SilenceCertificate = {
  readonly v: 1;
  readonly kind: 'silence';
  /** As seq 0 says: live or demonstration. */
  readonly ledger: string | null;
  readonly origin: string;
  readonly filter: Pick<SilenceQuestion, 'types' | 'where'>;
  readonly period: SilenceQuestion['period'];
  readonly matches: SilenceFindings['matches'];
  readonly undecided: SilenceFindings['undecided'];
  readonly coverage: {
    readonly firstSeq: number;
    readonly lastSeq: number;
    readonly closed: SilenceFindings['closed'];
    readonly closedLate: SilenceFindings['closedLate'];
    readonly notClosed: SilenceFindings['notClosed'];
    readonly recorded: SilenceFindings['recorded'];
    readonly outOfOrder: SilenceFindings['outOfOrder'];
    readonly daysWithoutEntries: SilenceFindings['daysWithoutEntries'];
    readonly longestWithoutEntries: number;
    readonly heartbeats: number;
    readonly attestations: Pick<SilenceFindings['attestations'], 'count' | 'listed' | 'differing'>;
    readonly numbers: SilenceFindings['numbers'];
  };
  readonly proven: readonly Sentence[];
  readonly notProven: readonly Sentence[];
  /** The signed note, with the cosignatures that it had. */
  readonly checkpoint: string;
};

/** Of the checkpoint under which the leaves were read. */
export type CertifiedUnder = {
  readonly origin: string;
  readonly checkpoint: string;
  /** Signature lines other than the log's. */
  readonly cosignatures: readonly Signature[];
};

export const certificateOf = (
  question: SilenceQuestion,
  silence: Silence,
  { origin, checkpoint, cosignatures }: CertifiedUnder,
): SilenceCertificate => {
  const findings = silence.findings();
  const { size, ledger, matches, undecided, recorded, outOfOrder, daysWithoutEntries } = findings;
  const { closed, closedLate, notClosed, heartbeats, attestations, numbers } = findings;
  const { types, where, period } = question;
  return {
    v: 1,
    kind: 'silence',
    ledger,
    origin,
    filter: { types, where },
    period,
    matches,
    undecided,
    coverage: {
      firstSeq: 0,
      lastSeq: size - 1,
      closed,
      closedLate,
      notClosed,
      recorded,
      outOfOrder,
      daysWithoutEntries,
      longestWithoutEntries: longest(daysWithoutEntries),
      heartbeats,
      attestations: {
        count: attestations.count,
        listed: attestations.listed,
        differing: attestations.differing.slice(0, MOST_LISTED),
      },
      numbers,
    },
    proven: provenBy(question, findings),
    notProven: notProvenBy(question, findings, cosignatures),
    checkpoint,
  };
};

/** The file, always the same bytes for the same certificate. */
export const certificateText = (certificate: SilenceCertificate): string =>
  `${JSON.stringify(certificate, null, 2)}\n`;

/** In days. */
const longest = (stretches: SilenceFindings['daysWithoutEntries']): number =>
  Math.max(0, ...stretches.map(([from, until]) => daysBetween(from, until) + 1));
