import type { Difference } from './recorded-counts.js';
import type { SilenceFindings } from './silence.js';
import type { DifferingAttestation } from './silence-attestations.js';
import { counted, say, type Sentence, spans, when } from './silence-words.js';

/** What attestations do not prove: one that the log contradicts is nobody's word for silence. */
export const attestationsInDoubt = ({
  attestations: { missing, differing, overdue },
}: SilenceFindings): readonly Sentence[] => [
  ...missing
    .filter(({ days }) => days.length > 0)
    .map(({ agency, days }) =>
      say(
        'not-attested',
        `That ${agency} itself says so: it has attested nothing for ${spans(days)}.`,
      ),
    ),
  ...[...Map.groupBy(differing, ({ agency }) => agency)].map(differs),
  ...when(
    overdue > 0,
    say(
      'attestation-overdue',
      `That each attestation came when it was due: ${counted(overdue, 'was', 'were')} recorded as overdue.`,
    ),
  ),
];

const MOST_TOLD = 10;

const differs = ([agency, all]: readonly [string, readonly DifferingAttestation[]]): Sentence => {
  const told = all
    .slice(0, MOST_TOLD)
    .map((one) => `seq ${one.seq} (${spans([[one.from, one.until]])}) states ${numbersOf(one)}`);
  const more = all.length - told.length;
  return say(
    'attestation-differs',
    `That ${agency} itself says so: ${counted(all.length, 'attestation of it differs', 'attestations of it differ')} from what the log holds of the same days: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}. Which of the two is right is not said here.`,
  );
};

const numbersOf = ({ differs: all }: DifferingAttestation): string =>
  all.map((one) => `${one.in} ${one.attested ?? 'none'} (the log: ${loggedIn(one)})`).join(', ');

const loggedIn = ({ logged }: Difference): number | string => logged ?? 'none';
