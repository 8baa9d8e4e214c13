import { type Signature, statedTime } from './note.js';
import type { SilenceFindings } from './silence.js';
import { attestationsInDoubt } from './silence-attested.js';
import { numbersInDoubt } from './silence-numbers.js';
import type { SilenceQuestion } from './silence-question.js';
import { counted, say, type Sentence, spans, when } from './silence-words.js';

/**
 * What the entries do not prove: first what may make all of it void.
 * @param cosignatures signature lines of the checkpoint other than the log's; nobody verified them.
 */
export const notProvenBy = (
  question: SilenceQuestion,
  findings: SilenceFindings,
  cosignatures: readonly Signature[],
): readonly Sentence[] => [
  ...filterInDoubt(findings),
  ...neverProven(question, cosignatures),
  ...doubtsOf(findings),
  ...daysOpenIn(findings),
  ...outOfOrderIn(question, findings),
  ...attestationsInDoubt(findings),
  ...numbersInDoubt(question, findings),
];

const filterInDoubt = ({ neverSeen, neverInType }: SilenceFindings): readonly Sentence[] => [
  ...neverSeen.map(([field, value]) =>
    say(
      'never-seen',
      `Anything at all, if ${field} ${value} is a misspelling: no entry of the log that the filter looks at has ${field} ${value}, and a misspelt filter fits nothing, whatever was recorded.`,
    ),
  ),
  ...neverInType.map(([type, field, value]) =>
    say(
      'never-in-type',
      `Anything about entries of the type ${type}: none of the log has ${field} ${value}.${field === 'agency' ? ' If another agency records these, ask by another field, such as requestingAgency (who asks) or recipientAgency (who is told).' : ''}`,
    ),
  ),
];

const neverProven = (
  { period }: SilenceQuestion,
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
  period.by === 'occurredOn'
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
    `That nothing with a day in the period is recorded after this checkpoint, nor how old it is. ${timeTold(cosignatures)}`,
  ),
  say('same-log', `That others are shown the same log. ${linesTold(cosignatures.length)}`),
];

const doubtsOf = ({ ledger, undecided, absent }: SilenceFindings): readonly Sentence[] => [
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
      `That ${counted(undecided.count, 'further entry does', 'further entries do')} not fit: a field of the filter is not recorded there.`,
    ),
  ),
  ...absent.map(({ field, types }) =>
    say(
      'field-absent',
      `Anything about entries of the types ${types.join(', ')}: they have no public field ${field}.`,
    ),
  ),
];

const daysOpenIn = ({
  notClosed,
  daysWithoutEntries,
  heartbeats,
}: SilenceFindings): readonly Sentence[] => [
  ...when(
    notClosed.length > 0,
    say('days-open', `That all days are over for the ledger. Not closed: ${spans(notClosed)}.`),
  ),
  ...when(
    daysWithoutEntries.length > 0,
    say(
      'days-without-entries',
      `That the ledger could record on ${spans(daysWithoutEntries)}: no entry of any kind shows that it did.`,
    ),
  ),
  ...when(
    heartbeats === 0,
    say(
      'no-heartbeats',
      'That the ledger could record at every hour of the period: no heartbeat was recorded in it.',
    ),
  ),
];

const outOfOrderIn = (
  { period }: SilenceQuestion,
  { outOfOrder: { count, seqs } }: SilenceFindings,
): readonly Sentence[] =>
  when(
    count > 0,
    say(
      'recorded-out-of-order',
      `That the days of recording are right: ${counted(count, 'entry bears', 'entries bear')} an earlier day of recording than an entry before: seq ${spans(seqs)}. None of these shows that the ledger recorded on the day that it bears, and none counts as a heartbeat or as a closing. A clock that was set back, or that had run ahead, looks the same as entries made up afterwards.${period.by === 'recordedOn' ? ' The filter goes by the day that they bear.' : ''}`,
    ),
  );

/** The newest time in the cosignatures. Anyone can write such a line. */
const timeTold = (cosignatures: readonly Signature[]): string => {
  const times = cosignatures.flatMap((one) => statedTime(one) ?? []);
  if (times.length === 0) return 'No line in it states a time.';
  const newest = new Date(Math.max(...times) * 1_000).toISOString();
  return `An unverified line in it states the time ${newest}; a check with --policy says who signed, and when.`;
};

const linesTold = (lines: number): string =>
  lines === 0
    ? 'No line in this checkpoint claims to be a cosignature.'
    : `${counted(lines, 'line in this checkpoint claims to be a cosignature', 'lines in this checkpoint claim to be cosignatures')}. None was verified for this certificate; a check with --policy says which of your witnesses signed.`;
