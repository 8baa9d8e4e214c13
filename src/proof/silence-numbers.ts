import type { SenderSeries } from './sender-numbers.js';
import type { SilenceFindings } from './silence.js';
import { agenciesOf, type SilenceQuestion } from './silence-question.js';
import { counted, say, type Sentence, spans, when } from './silence-words.js';

/** Of which senders no number is missing, in either side's record. */
export const denseNumbers = ({ numbers }: SilenceFindings): readonly Sentence[] =>
  numbers
    .filter(
      ({ count, missing, onlyReceived }) =>
        count > 0 && missing.count === 0 && onlyReceived.count === 0,
    )
    .map(({ agency, series, first, last }) =>
      say(
        'numbers-dense',
        `The numbers that ${agency} gave its ${series} run from ${first} to ${last} in its own record and none is missing there.`,
      ),
    );

/** What the numbers of senders do not prove. */
export const numbersInDoubt = (
  question: SilenceQuestion,
  { numbers }: SilenceFindings,
): readonly Sentence[] => {
  const without = agenciesOf(question).filter((one) =>
    numbers.every(({ agency }) => agency !== one),
  );
  return [
    ...numbers.flatMap(doubtsOf),
    ...without.map((agency) => noNumbers(agency)),
    ...when(
      numbers.length === 0 && without.length === 0,
      say('no-numbers', 'That nothing was left out: the log holds no numbers of any sender.'),
    ),
  ];
};

const doubtsOf = (of: SenderSeries): readonly Sentence[] => {
  const { agency, series, count, last, missing, doubled, unnumbered, onlyReceived } = of;
  const received = counted(missing.received, 'stands', 'stand');
  const linked = counted(doubled.linked, 'stands', 'stand');
  return [
    ...when(
      missing.count > 0,
      say(
        'numbers-missing',
        `That ${agency} recorded all that it sent: of the numbers of its ${series} from 1 to ${last}, ${counted(missing.count, 'is missing', 'are missing')} in its own record: ${spans(missing.numbers)}.${missing.received > 0 ? ` Of these, ${received} in the record of the receiver.` : ''}`,
      ),
    ),
    ...when(
      onlyReceived.count > 0,
      say(
        'numbers-received',
        `That ${agency} recorded all that it sent: ${counted(onlyReceived.count, 'number of its letters stands', 'numbers of its letters stand')} in the record of the receiver and not in its own: ${spans(onlyReceived.numbers)}.`,
      ),
    ),
    ...when(
      doubled.count > 0,
      say(
        'numbers-doubled',
        `That ${agency} gave each request a number of its own: ${counted(doubled.count, 'number of its', 'numbers of its')} ${series} ${doubled.count === 1 ? 'stands' : 'stand'} in several requests: ${spans(doubled.numbers)}.${doubled.linked > 0 ? ` Of these, ${linked} in requests that were linked as one, which either side can do at any time.` : ''}`,
      ),
    ),
    ...when(
      unnumbered.count > 0,
      say(
        'unnumbered',
        `That the numbers of ${agency} tell of all that it sent: ${counted(unnumbered.count, 'of its entries that can bear one bears', 'of its entries that can bear one bear')} none: seq ${spans(unnumbered.seqs)}.`,
      ),
    ),
    ...when(count === 0, noNumbers(agency, onlyReceived.count)),
  ];
};

/** @param received how many the receiver recorded */
const noNumbers = (agency: string, received = 0): Sentence =>
  say(
    'no-numbers',
    `That nothing was left out: ${agency} recorded no numbers of what it sent${received > 0 ? `, although the receiver recorded ${counted(received, 'number', 'numbers')} of it` : ''}.`,
  );
