import { type Day, daysBetween } from '../../../../kernel/dates.js';
import type { Statistics } from '../../../dossier.js';
import { parameter } from '../../../parameters.js';
import { inWords } from '../duties.js';

/** What in the counts over a request received on a day should make someone look: whole sentences. */
export const oddities = (counts: Statistics, receivedOn: Day): readonly string[] =>
  [
    ...ofSize(counts, receivedOn),
    ofPace(counts, receivedOn),
    ...ofLikeness(counts, receivedOn),
    ...ofMatches(counts, receivedOn),
    ...ofAgreement(counts),
  ].filter((sentence) => sentence !== undefined);

type Sentence = string | undefined;

const ofSize = ({ lines, earlier }: Statistics, on: Day): readonly Sentence[] => {
  const many = parameter('scale-lines', on);
  const median = earlier.medianLines;
  const isFar =
    earlier.requests >= parameter('scale-earlier', on) &&
    lines > parameter('scale-factor', on) * median;
  return [
    lines > many ? `It has ${lines} lines; above ${many} someone should look.` : undefined,
    isFar
      ? `It has ${lines} lines; the median of the agency’s ${earlier.requests} earlier requests is ${median}.`
      : undefined,
  ];
};

/** On the day of receipt, or before it, counts as within one day. */
const ofPace = ({ lines, firstDisclosedOn }: Statistics, on: Day): Sentence => {
  if (firstDisclosedOn === null) return undefined;
  const days = daysBetween(on, firstDisclosedOn);
  const most = parameter('lines-a-day', on);
  return lines / Math.max(1, days) > most
    ? `The first disclosure came ${told(days)} of ${lines} lines: more than ${most} lines a day.`
    : undefined;
};

const told = (days: number): string => {
  if (days < 0) return 'before the receipt';
  if (days === 0) return 'on the day of the receipt';
  return `${inWords(days)} after the receipt`;
};

/** To one decimal; of lines that are not few, so never of none. */
const percent = (part: number, whole: number): number => Math.round((1_000 * part) / whole) / 10;

const ofLikeness = (counts: Statistics, on: Day): readonly Sentence[] => {
  const { lines, unusable, mostForOneOfficer, mostForOneReason, mostForOneStatute } = counts;
  if (lines < parameter('scale-few', on)) return [];
  const share = parameter('share-alike', on);
  const isAbove = (part: number, most: number): boolean => (100 * part) / lines > most;
  return [
    isAbove(mostForOneOfficer, share)
      ? `One officer is named for ${mostForOneOfficer} people, on ${lines} lines.`
      : undefined,
    isAbove(mostForOneReason, share)
      ? `One and the same reason stands on ${mostForOneReason} of ${lines} lines.`
      : undefined,
    lines > parameter('statute-few', on) && isAbove(mostForOneStatute, share)
      ? `One and the same statute stands on ${mostForOneStatute} of ${lines} lines.`
      : undefined,
    isAbove(unusable, parameter('share-unusable', on))
      ? `${unusable} of ${lines} lines (${percent(unusable, lines)} %) state no address, a placeholder or a place only.`
      : undefined,
  ];
};

const ofMatches = (counts: Statistics, on: Day): readonly Sentence[] => {
  const { lines, matched, unchecked, earlier } = counts;
  const few = parameter('scale-few', on);
  const isUnchecked =
    matched >= few && (100 * unchecked) / matched > parameter('share-unchecked', on);
  return [
    isUnchecked
      ? `Of ${matched} matches, ${unchecked} (${percent(unchecked, matched)} %) were made without comparing the address.`
      : undefined,
    hasShifted(counts, on)
      ? `${percent(matched, lines)} % of its lines matched, and ${percent(earlier.matched, earlier.lines)} % of those of earlier requests.`
      : undefined,
  ];
};

/** Only where something was matched in both: an answer that is not given yet is no shift. */
const hasShifted = ({ lines, matched, earlier }: Statistics, on: Day): boolean => {
  const few = parameter('scale-few', on);
  if (lines < few || earlier.lines < few || matched === 0 || earlier.matched === 0) return false;
  if (earlier.requests < parameter('scale-earlier', on)) return false;
  const [now, before] = [matched / lines, earlier.matched / earlier.lines];
  return Math.max(now / before, before / now) > parameter('match-shift', on);
};

const disagree = (more: number, less: number): boolean => less > 0 && more > less;

/** Lines ≥ accepted ≥ matched ≥ disclosed = accounted; of what is not recorded at all other rules speak. */
const ofAgreement = (counts: Statistics): readonly Sentence[] => {
  const { accepted, matched, disclosed, accounted } = counts;
  return [
    disagree(matched, accepted)
      ? `${matched} lines are recorded as matched and ${accepted} as accepted.`
      : undefined,
    disagree(disclosed, matched)
      ? `${disclosed} lines are recorded as disclosed and ${matched} as matched.`
      : undefined,
    accounted > 0 && accounted !== disclosed
      ? `${disclosed} lines are recorded as disclosed and ${accounted} as accounted for.`
      : undefined,
  ];
};
