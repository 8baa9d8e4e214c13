import type { SilenceFindings } from './silence.js';
import { denseNumbers } from './silence-numbers.js';
import { daysOf, type SilenceQuestion } from './silence-question.js';
import { counted, say, type Sentence, when } from './silence-words.js';

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
  ...denseNumbers(findings),
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
      `This is no silence: ${counted(matches.count, 'of them fits', 'of them fit')} the filter with a day in the period.`,
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
      `Days of the period that are closed in the log: ${closed.length} of ${days}. What was due by the end of such a day and does not stand before its closing was not recorded by then.`,
    ),
  ),
  ...when(
    heartbeats > 0,
    say(
      'heartbeats',
      `${counted(heartbeats, 'heartbeat was', 'heartbeats were')} recorded on days of the period. A heartbeat says that the ledger ran and had seen nothing recorded for an hour; not that nobody was kept from recording.`,
    ),
  ),
  ...when(
    count > overdue,
    say(
      'attested',
      `${counted(count - overdue, 'attestation concerns', 'attestations concern')} the period. What an attestation says is the word of the agency that made it.`,
    ),
  ),
];
