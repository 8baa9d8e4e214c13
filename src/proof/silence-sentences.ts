import { type Signature, statedTime } from './note.js';
import type { Span } from './ranges.js';
import type { SilenceFindings } from './silence.js';
import type { SilenceQuestion } from './silence-question.js';
import { daysOf } from './silence-question.js';

/** One thing that a certificate says. `code` is what a program reads. */
export type Sentence = { readonly code: string; readonly text: string };

/** What the entries prove. */
export const provenBy = (
  question: SilenceQuestion,
  findings: SilenceFindings,
): readonly Sentence[] => [
  say(
    'every-entry',
    `Every entry was looked at: seq 0 to ${findings.size - 1}, under the root of this checkpoint.`,
  ),
  ...entriesFound(findings),
  ...watchKept(daysOf(question.period).length, findings),
  ...findings.numbers
    .filter(({ missing }) => missing.count === 0)
    .map(({ agency, first, last }) =>
      say(
        'numbers-dense',
        `The numbers that ${agency} gave what it sent run from ${first} to ${last} and none is missing in the log.`,
      ),
    ),
];

const entriesFound = ({ matches, undecided }: SilenceFindings): readonly Sentence[] => [
  ...when(
    matches.count === 0 && undecided.count === 0,
    say('none', 'None of them fits the filter with a day in the period.'),
  ),
  ...when(
    matches.count > 0,
    say(
      'some',
      `This is no silence: ${matches.count} of them fit the filter with a day in the period.`,
    ),
  ),
];

/** @param days of the period */
const watchKept = (
  days: number,
  { closed, heartbeats, attestations: { count, overdue } }: SilenceFindings,
): readonly Sentence[] => [
  ...when(
    closed.length > 0,
    say(
      'days-closed',
      `${closed.length} of the ${days} days of the period are closed in the log: what was due by then and is not recorded was not done by then, as far as the ledger knows.`,
    ),
  ),
  ...when(
    heartbeats > 0,
    say(
      'heartbeats',
      `${heartbeats} heartbeats were recorded on days of the period: each says that the ledger could record and that nobody recorded anything for an hour.`,
    ),
  ),
  ...when(
    count > overdue,
    say(
      'attested',
      `${count - overdue} attestations concern the period. What they say is the word of the agency that made them.`,
    ),
  ),
];

/** What they do not. `cosignatures`: signature lines of the checkpoint other than the log's. */
export const notProvenBy = (
  question: SilenceQuestion,
  findings: SilenceFindings,
  cosignatures: readonly Signature[],
): readonly Sentence[] => [
  say(
    'outside',
    'That nothing was asked, answered or disclosed past the ledger, such as by telephone: only what was recorded can be found.',
  ),
  say(
    'committed',
    'Anything about fields that the log only commits to, such as offices, matters, items, names and addresses: no filter can ask for them.',
  ),
  question.period.by === 'occurredOn'
    ? say(
        'as-stated',
        'That the days are right: each is the day of the act as stated by whoever recorded it.',
      )
    : say(
        'day-of-recording',
        'That the acts were done in the period: its days are those (UTC) on which the ledger learnt of them, by its own clock.',
      ),
  say(
    'later',
    `That nothing with a day in the period is recorded after this checkpoint. ${ageOf(cosignatures)}`,
  ),
  say(
    'same-log',
    `That others are shown the same log: the cosignatures under this checkpoint (${cosignatures.length}) say so as far as a policy trusts them.`,
  ),
  ...doubtsOf(findings),
  ...daysOpenIn(findings),
  ...numbersMissingIn(question, findings),
];

const doubtsOf = ({
  ledger,
  undecided,
  absent,
  neverSeen,
}: SilenceFindings): readonly Sentence[] => [
  ...when(
    ledger !== 'live',
    say(
      'demonstration',
      'Anything about real agencies: this is a demonstration ledger, its data is invented and its clock may have been set.',
    ),
  ),
  ...when(
    undecided.count > 0,
    say(
      'undecided',
      `That ${undecided.count} further entries do not fit: a field of the filter is not recorded in them.`,
    ),
  ),
  ...absent.map(({ field, types }) =>
    say(
      'field-absent',
      `Anything about entries of the types ${types.join(', ')}: they have no public field ${field}.`,
    ),
  ),
  ...neverSeen.map(([field, value]) =>
    say(
      'never-seen',
      `That ${field} ${value} is written as senders write it: no entry of the log that the filter looks at has it.`,
    ),
  ),
];

const daysOpenIn = ({
  notClosed,
  daysWithoutEntries,
  heartbeats,
  attestations: { missing, overdue },
}: SilenceFindings): readonly Sentence[] => [
  ...when(
    notClosed.length > 0,
    say(
      'days-open',
      `That these days are over for the ledger: ${spans(notClosed)} are not closed.`,
    ),
  ),
  ...when(
    daysWithoutEntries.length > 0,
    say(
      'days-without-entries',
      `That the ledger could record on ${spans(daysWithoutEntries)}: no entry of any kind was recorded then.`,
    ),
  ),
  ...when(
    heartbeats === 0,
    say(
      'no-heartbeats',
      'That the ledger could record at every hour of the period: no heartbeat was recorded in it.',
    ),
  ),
  ...when(
    missing.length > 0,
    say(
      'not-attested',
      `That the agency itself says so: it has attested nothing for ${spans(missing)}.`,
    ),
  ),
  ...when(
    overdue > 0,
    say(
      'attestation-overdue',
      `That the agency answered when it was due to: ${overdue} attestations were recorded as overdue.`,
    ),
  ),
];

const numbersMissingIn = (
  { where }: SilenceQuestion,
  { numbers }: SilenceFindings,
): readonly Sentence[] => [
  ...numbers
    .filter(({ missing }) => missing.count > 0)
    .map(({ agency, last, missing }) =>
      say(
        'numbers-missing',
        `That ${agency} recorded all that it sent: of its own numbers from 1 to ${last}, ${missing.count} are missing in the log: ${spans(missing.numbers)}.`,
      ),
    ),
  ...numbers
    .filter(({ unnumbered }) => unnumbered.count > 0)
    .map(({ agency, unnumbered }) =>
      say(
        'unnumbered',
        `That the numbers of ${agency} tell of all that it sent: ${unnumbered.count} of its entries after the first number bear none: seq ${spans(unnumbered.seqs)}.`,
      ),
    ),
  ...when(
    numbers.length === 0,
    say(
      'no-numbers',
      `That nothing was left out: ${where['agency'] ?? 'nobody'} gives what it sends no numbers in the log.`,
    ),
  ),
];

const say = (code: string, text: string): Sentence => ({ code, text });
const when = (is: boolean, sentence: Sentence): readonly Sentence[] => (is ? [sentence] : []);

/** The first ten of them. */
const spans = (all: readonly Span<string | number>[]): string => {
  const told = all
    .slice(0, 10)
    .map(([from, until]) => (from === until ? `${from}` : `${from} to ${until}`));
  return `${told.join(', ')}${all.length > 10 ? ` and ${all.length - 10} more stretches` : ''}`;
};

/** Until when the checkpoint was known to be the newest, by what is written in it. */
const ageOf = (cosignatures: readonly Signature[]): string => {
  const times = cosignatures.flatMap((one) => statedTime(one) ?? []);
  if (times.length === 0) return 'No cosignature in it says when it was the newest.';
  return `By its newest cosignature it was the newest at ${new Date(Math.max(...times) * 1_000).toISOString()}.`;
};
