import { type Day, day } from '../kernel/dates.js';
import { READINGS, type ReadingId, type Switch } from './verdict.js';

/**
 * `open`: the reading does not decide. `plain`: yes for what is blank or a plain placeholder, open for
 * anything else; only R-ADDR-REAL is answered so.
 */
export type Answer = 'yes' | 'no' | 'open' | 'plain';
export type Answers = Readonly<Record<Switch, Answer>>;

export const ANSWER_WORDS: readonly Answer[] = ['yes', 'no', 'open', 'plain'];

/**
 * Whose an answer is, which need not be the court whose name the reading bears. `court`: it said so.
 * `inferred`: drawn here from what it said. `statute`: the words of the law alone. `agency`: the
 * practice, concession or disclaimer of the government. `press`: accounts of such a practice.
 */
export const ANSWERED_BY = ['court', 'inferred', 'statute', 'agency', 'press'] as const;
export type AnsweredBy = (typeof ANSWERED_BY)[number];

/**
 * One cell of the table: what a reading answers, whose answer it is (null: nobody’s, or not stated),
 * where that stands, and since when (null: no day is known). Dates filter only where the law is asked
 * for as it stood on the day (law-time.ts).
 */
export type Cell = {
  readonly answer: Answer;
  readonly answeredBy: AnsweredBy | null;
  readonly source: string;
  readonly date: Day | null;
};

/** A way to read the law. The engine takes any; those below are shipped. */
export type Reading<Id extends string = string> = {
  readonly id: Id;
  readonly title: string;
  /** Where it can be read. */
  readonly source: string;
  /** Court and number of the case; null: no court. */
  readonly docket: string | null;
  /** The first day of any of it; null: no day is known. */
  readonly from: Day | null;
  /** The first day on which none of it stood any longer; null: open. */
  readonly to: Day | null;
  readonly switches: Readonly<Record<Switch, Cell>>;
};

/** What each switch asks. */
export const QUESTIONS: Readonly<Record<Switch, string>> = {
  'R-ADDR-ALONE': 'May identity, such as an address, be all that is disclosed under 6103(i)(2)?',
  'R-ADDR-REAL': 'Must the request hold a real, usable address of the taxpayer?',
  'R-ADDR-MATCH': 'Must the IRS have compared the address given with the one on file?',
  'R-ENGAGED':
    'Can one officer be "personally and directly engaged" for a great number of people (or is that not the IRS’s to check)?',
  'R-HEAD':
    'Is the head of a component, such as the Director of ICE, the head of a Federal agency?',
  'R-OVERSTAY-CRIME':
    'Are more than 90 days after a final order of removal enough for a criminal investigation of failure to depart, 8 U.S.C. 1253(a)(1)? (An overstay, which the name of this switch says, is something else.)',
  'R-PERSON-BY-PERSON': 'Must the elements of the request be stated for each person?',
  'R-CIVIL-USE': 'May the information later serve a civil matter?',
  'R-INFO-RETURN': 'Is an information return of a payer taxpayer return information of the payee?',
  'R-LOCAL': 'Are county or city police a "State" agency for 6103(i)(3)(B)?',
  'R-ID-IN-COURT': 'Does the exception for identity in 6103(i)(2)(C) reach 6103(i)(4)(B)?',
  'R-SAFE-CONDITION':
    'Is meeting 6103(p)(4) a condition without which the disclosure itself is unlawful?',
};

const answeredBy =
  (who: AnsweredBy | null) =>
  (answer: Answer, source: string, date: string | null = null): Cell => ({
    answer,
    answeredBy: who,
    source,
    date: date === null ? null : day(date),
  });
const court = answeredBy('court');
const inferred = answeredBy('inferred');
const statute = answeredBy('statute');
const agency = answeredBy('agency');
const press = answeredBy('press');
const UNDECIDED = 'Not decided';
const open = (source = UNDECIDED): Cell => answeredBy(null)('open', source);

/** The opinions were seen in reports of them and in their openings only. */
const REPORTED = 'as reported; opinion not read in full (UNVERIFIED)';
const CIRCUIT = `D.C. Cir. 25-5181, ${REPORTED}`;
const CTR = 'D.D.C. 25-cv-457';
const CTR_STAY = `${CTR}, preliminary relief, ${REPORTED}`;
const CTR_RULING = `${CTR}, indicative ruling and so no order, ${REPORTED}`;
const CEDC = `D. Mass. 25-cv-12822, preliminary relief, ${REPORTED}`;
const PRACTICE = 'Practice of August 2025, as the record of D.D.C. 25-cv-457 shows it';
const AGREEMENT = 'Memorandum of 7 April 2025: requests by the Secretary or the Director of ICE';
const HISTORIC = 'Reading of the IRS before 2025, by press accounts';
const SOLELY = 'Not the court’s: the words of 26 U.S.C. 6103(i)(2)(A), "solely for the use"';
const ASKED = 'Asked at argument in 25-5181; not resolved';
const CONCEDED =
  'Not the court’s: the IRS itself concedes that placeholders are deficient, in a declaration as reported (UNVERIFIED)';
const PARAGRAPH = 'Not decided; 6103(i)(2)(C) speaks "for purposes of this paragraph"';

const DC_CIR: Reading['switches'] = {
  'R-ADDR-ALONE': court('yes', CIRCUIT, '2026-02-24'),
  'R-ADDR-REAL': agency('plain', `${CONCEDED}. Left open by 25-5181`, '2026-02-11'),
  'R-ADDR-MATCH': open(),
  'R-ENGAGED': open('Left open by 25-5181'),
  'R-HEAD': open('Questioned at argument in 25-5181; not decided'),
  'R-OVERSTAY-CRIME': open(),
  'R-PERSON-BY-PERSON': open(),
  'R-CIVIL-USE': statute('no', SOLELY),
  'R-INFO-RETURN': open(ASKED),
  'R-LOCAL': open(),
  'R-ID-IN-COURT': open(PARAGRAPH),
  'R-SAFE-CONDITION': open(),
};

const DDC_CTR: Reading['switches'] = {
  'R-ADDR-ALONE': court('yes', `Bound by the circuit: ${CIRCUIT}`, '2026-02-24'),
  'R-ADDR-REAL': court('yes', CTR_RULING, '2026-02-26'),
  'R-ADDR-MATCH': court('yes', `What the count rests on in ${CTR_RULING}`, '2026-02-26'),
  'R-ENGAGED': court('no', CTR_STAY, '2025-11-21'),
  'R-HEAD': open(),
  'R-OVERSTAY-CRIME': open(),
  'R-PERSON-BY-PERSON': open('Looks at the elements of each person; a list is not ruled out'),
  'R-CIVIL-USE': court('no', CTR_STAY, '2025-11-21'),
  'R-INFO-RETURN': open(),
  'R-LOCAL': open(),
  'R-ID-IN-COURT': open(),
  'R-SAFE-CONDITION': open(),
};

const DMASS_CEDC: Reading['switches'] = {
  'R-ADDR-ALONE': open(),
  'R-ADDR-REAL': agency('plain', CONCEDED, '2026-02-11'),
  'R-ADDR-MATCH': open(),
  'R-ENGAGED': court('no', CEDC, '2026-02-05'),
  'R-HEAD': open(),
  'R-OVERSTAY-CRIME': open(`Doubtful: ${CEDC}`),
  'R-PERSON-BY-PERSON': inferred(
    'yes',
    `Drawn from "not for any specific criminal investigation", which does not itself say so: ${CEDC}`,
    '2026-02-05',
  ),
  'R-CIVIL-USE': court('no', CEDC, '2026-02-05'),
  'R-INFO-RETURN': open(),
  'R-LOCAL': open(),
  'R-ID-IN-COURT': open(),
  'R-SAFE-CONDITION': open(),
};

const IRS_PRACTICE: Reading['switches'] = {
  'R-ADDR-ALONE': agency('yes', PRACTICE, '2025-08-07'),
  'R-ADDR-REAL': agency('no', `${PRACTICE}: number and name suffice`, '2025-08-07'),
  'R-ADDR-MATCH': agency('no', PRACTICE, '2025-08-07'),
  'R-ENGAGED': agency('yes', `${PRACTICE}: not the IRS’s to check`, '2025-08-07'),
  'R-HEAD': agency('yes', AGREEMENT, '2025-04-07'),
  'R-OVERSTAY-CRIME': agency('yes', 'The government at argument in 25-5181', '2025-10-03'),
  'R-PERSON-BY-PERSON': agency('no', PRACTICE, '2025-08-07'),
  'R-CIVIL-USE': agency('no', 'Disclaimed by the government', '2025-10-03'),
  'R-INFO-RETURN': open(),
  'R-LOCAL': agency('yes', 'Practice (UNVERIFIED)'),
  'R-ID-IN-COURT': agency('yes', 'Practice', '2025-08-07'),
  'R-SAFE-CONDITION': open(),
};

const HISTORIC_IRS: Reading['switches'] = {
  'R-ADDR-ALONE': press('no', HISTORIC),
  'R-ADDR-REAL': open(),
  'R-ADDR-MATCH': open(),
  'R-ENGAGED': open(),
  'R-HEAD': open(),
  'R-OVERSTAY-CRIME': open(),
  'R-PERSON-BY-PERSON': open(),
  'R-CIVIL-USE': press('no', HISTORIC),
  'R-INFO-RETURN': open(),
  'R-LOCAL': open(),
  'R-ID-IN-COURT': open(),
  'R-SAFE-CONDITION': open(),
};

const table: Readonly<Record<ReadingId, Omit<Reading, 'id' | 'to'>>> = {
  DC_CIR_2026: {
    title:
      'Court of Appeals for the D.C. Circuit, 24 February 2026: denial of preliminary relief affirmed',
    source: CIRCUIT,
    docket: 'D.C. Cir. 25-5181',
    from: day('2026-02-24'),
    switches: DC_CIR,
  },
  DDC_CTR_2026: {
    title:
      'District Court for the District of Columbia: preliminary relief of 21 November 2025, indicative ruling of 26 February 2026',
    source: `${CTR}, preliminary relief and indicative ruling, ${REPORTED}`,
    docket: 'D.D.C. 25-cv-457',
    from: day('2025-11-21'),
    switches: DDC_CTR,
  },
  DMASS_CEDC_2026: {
    title:
      'District Court for the District of Massachusetts: preliminary relief of 5 February 2026',
    source: CEDC,
    docket: 'D. Mass. 25-cv-12822',
    from: day('2026-02-05'),
    switches: DMASS_CEDC,
  },
  IRS_PRACTICE_2025: {
    title: 'Practice of the IRS in August 2025',
    source: PRACTICE,
    docket: null,
    from: day('2025-04-07'),
    switches: IRS_PRACTICE,
  },
  HISTORIC_IRS: {
    title: 'Reading of the IRS before 2025',
    source: HISTORIC,
    docket: null,
    from: null,
    switches: HISTORIC_IRS,
  },
};

/** The shipped readings: what each answers to each switch, with its source. None is known to have ended. */
export const READING_TABLE: readonly Reading<ReadingId>[] = READINGS.map((id) => ({
  id,
  to: null,
  ...table[id],
}));

/** The bare answers of a reading. */
export const answersOf = ({ switches }: Reading): Answers =>
  Object.fromEntries(
    Object.entries(switches).map(([name, { answer }]) => [name, answer]),
  ) as Answers;
