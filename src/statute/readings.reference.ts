import { list, table } from './markdown.js';
import { QUESTIONS, READING_TABLE } from './readings.js';
import { SWITCHES } from './verdict.js';

/** The readings on the page of rules: what each answers, and whose answer it is. */
export const onReadings = (): readonly string[] => [
  '## Readings',
  'A reading bears the name of a court or office; not every answer in it is that court’s: the column says whose.',
  list([
    '`court`: a court said so, as its opinion was reported; preliminary relief says what is likely, and an indicative ruling is no order.',
    '`inferred`: drawn here from words of the court that do not say it.',
    '`statute`: the words of the law alone; no court of this reading was seen to decide it.',
    '`agency`: the practice, a concession or a disclaimer of the IRS or the government.',
    '`press`: accounts of a practice.',
    'nothing: the reading is open, or the answer of a reading of your own does not say whose it is.',
  ]),
  'What each reading answers. `plain`: yes for what is blank or a plain placeholder, open for anything else. `open`: the reading does not decide, and what turns on it is undetermined. Every answer counts, whatever its date, unless the law is asked for as it stood on the day of the act.',
  table(
    ['Reading', 'Title', 'Docket', 'From', 'Source'],
    READING_TABLE.map(({ id, title, docket, from, source }) => [
      `\`${id}\``,
      title,
      docket ?? '',
      from ?? '',
      source,
    ]),
  ),
  ...SWITCHES.map(onSwitch),
];

const onSwitch = (name: (typeof SWITCHES)[number]): string =>
  [
    `### ${name}`,
    QUESTIONS[name],
    table(
      ['Reading', 'Answer', 'Whose', 'Source', 'Date'],
      READING_TABLE.map(({ id, switches }) => {
        const { answer, answeredBy, source, date } = switches[name];
        return [`\`${id}\``, answer, answeredBy ?? '', source, date ?? ''];
      }),
    ),
  ].join('\n\n');
