import { isOf } from '../../../chronology.js';
import { agentOne, disclosed, item, mailingAddress } from '../../../examples.js';
import type { Emergency, FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { BuiltOn, Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { governmentOf } from '../governments.js';
import { relyingOn } from '../paragraph.js';
import { missing, open, pointsOf, type Point, weigh } from '../points.js';

const RETURN_COPY = 'DISC-RETURN-COPY';

const STATE_POLICE = 'US-NY:State Police';
const SHERIFF = 'US-IL/Cook County';

/** Told to this agency and an officer of it, without a request. */
const told = (
  basis: Emergency['basis'],
  agency: string,
  data: Partial<FactOf<'Disclosed'>['data']> = {},
) => [
  disclosed({
    line: null,
    authority: '6103(i)(3)(B)',
    emergency: { basis, statedBy: null },
    recipientAgency: agency,
    recipients: [{ ...agentOne, agency }],
    ...data,
  }),
];

/** 30 · In imminent danger any Federal or State police may be told, of imminent flight Federal ones alone. */
export const discI3b: Rule = {
  id: 'DISC-I3B',
  number: 30,
  title: 'Disclosed as in an emergency, possibly beyond what the paragraph allows',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(3)(B)(i)' },
    { title: 26, section: '6103', pinpoint: '(i)(3)(B)(ii)' },
  ],
  quote: [
    'Under circumstances involving an imminent danger of death or physical injury to any individual, the Secretary may disclose return information to the extent necessary to apprise appropriate officers or employees of any Federal or State law enforcement agency of such circumstances',
    'Under circumstances involving the imminent flight of any individual from Federal prosecution, the Secretary may disclose return information to the extent necessary to apprise appropriate officers or employees of any Federal law enforcement agency of such circumstances',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-LOCAL'],
  buildsOn: [RETURN_COPY],
  notDecidedHere: [
    'whether more was told than was needed to apprise',
    'whether the agency told enforces the law, and whether its officers were the appropriate ones',
    'of which government an agency is, where its code does not tell: departments are known by their codes, States as US-NY, places in them as US-IL/Cook County',
  ],
  takenHere: ['that there was in truth a danger or flight, and an imminent one, as recorded'],
  news: ['N16'],
  assess: (view, answers, builtOn) =>
    relyingOn(['(i)(3)(B)'], view, () => inEmergency(view, answers['R-LOCAL'], builtOn)),
  examples: [
    {
      name: 'of a flight from prosecution the State police are told',
      given: told('flight', STATE_POLICE),
      expect: 'finding',
    },
    {
      name: 'of a flight a county sheriff is told',
      given: told('flight', SHERIFF),
      expect: 'finding',
    },
    {
      name: 'a Federal agency is told of a flight, and with it an officer of a State',
      given: told('flight', 'DOJ', {
        recipients: [
          { ...agentOne, agency: 'DOJ' },
          { ...agentOne, agency: STATE_POLICE },
        ],
      }),
      expect: 'finding',
    },
    {
      name: 'a copied return is sent, where data could have been extracted',
      given: told('danger', 'DOJ', { items: [item('form-1040', { artefact: 'return' })] }),
      expect: 'finding',
    },
    {
      name: 'of a threat of suicide the State police are told',
      given: told('danger', STATE_POLICE),
      expect: 'clear',
    },
    {
      name: 'of a flight from Federal prosecution a Federal agency is told',
      given: told('flight', 'DOJ'),
      expect: 'clear',
    },
    {
      name: 'what the taxpayer filed, extracted: the paragraph reaches it',
      given: told('danger', 'DHS', {
        items: [item('telephone', { source: 'filed-by-subject' }), mailingAddress],
      }),
      expect: 'clear',
    },
    {
      name: 'of a danger a county sheriff is told',
      given: told('danger', SHERIFF),
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'no danger and no flight is recorded',
      given: told('danger', 'DOJ', { emergency: null }),
      expect: 'undetermined',
    },
    {
      name: 'an agency; the record does not say of which government it is',
      given: told('flight', 'Harbor Police'),
      expect: 'undetermined',
    },
    {
      name: 'which officers were told is not recorded',
      given: told('danger', 'DOJ', { recipients: null }),
      expect: 'undetermined',
    },
    {
      name: 'whether a copy of a return was sent is not recorded',
      given: told('danger', 'DOJ', { items: [item('form-1040', { artefact: null })] }),
      expect: 'undetermined',
    },
    {
      name: 'under (i)(2), which other rules judge',
      given: told('danger', 'DOJ', { authority: '6103(i)(2)' }),
      expect: 'not-applicable',
    },
  ],
};

const inEmergency = (view: View, answer: Answer, builtOn: BuiltOn): Verdict | undefined => {
  if (!isOf(view.act, 'Disclosed')) return undefined;
  const emergency = view.act.data.emergency ?? view.letter('emergency');
  return weigh(
    [...onAgencies(view.act, emergency, answer), ...pointsOf(builtOn.get(RETURN_COPY))],
    'A danger or flight is recorded, and an agency that may be told of it was told.',
    view.evidence(),
  );
};

const onAgencies = (
  { data: { recipientAgency, recipients } }: FactOf<'Disclosed'>,
  emergency: Emergency | null,
  answer: Answer,
): readonly Point[] => {
  if (emergency === null)
    return [
      missing('emergency', 'The danger or flight that the paragraph asks for is not recorded.'),
    ];
  const agencies = new Set([recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)]);
  return [
    ...(recipients === null || recipients.length === 0
      ? [missing('recipients', 'Which officers were told is not recorded.')]
      : []),
    ...[...agencies].flatMap((agency) => onAgency(agency, emergency, answer)),
  ];
};

const onAgency = (
  agency: string | null,
  { basis }: Emergency,
  answer: Answer,
): readonly Point[] => {
  if (agency === null)
    return [missing('recipientAgency', 'Which agency was told is not recorded.')];
  const government = governmentOf(agency);
  switch (government) {
    case 'federal':
      return [];
    case 'unknown':
      return [missing('recipientAgency', `Of which government ${agency} is cannot be told.`)];
    case 'state':
    case 'local':
      if (basis === 'flight')
        return [
          breach(`Of a flight ${agency} was told; the paragraph names Federal agencies only.`),
        ];
      return government === 'state' ? [] : ifLocal(agency, answer);
  }
};

const ifLocal = (agency: string, answer: Answer): readonly Point[] => {
  const because = `${agency} is an agency of a county or city, and the paragraph names Federal and State ones`;
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [breach(`${because}.`)];
    case 'open':
    case 'plain':
      return [open('R-LOCAL', `${because}. Whether these are among them is unsettled.`)];
  }
};

const breach = (because: string): Point => ({
  breach: { severity: 'STAT', elements: ['recipient'] },
  because,
});
