import {
  fieldOfficeDirector,
  directorOfIce,
  inspectorGeneral,
  letter,
  officeHeld,
  receipt,
  secretary,
} from '../../../examples.js';
import type { Office } from '../../../facts.js';
import {
  contradictedBy,
  MAY_DELEGATE,
  type SignatoryStatus,
  signatoryStatus,
} from '../../../offices.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answers } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notDecided, notRecorded, unsettled } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';

export const reqOfficial: Rule = {
  id: 'REQ-OFFICIAL',
  number: 2,
  title: 'Signed by an office that the law does not list',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote:
    'upon receipt by the Secretary of a request which meets the requirements of subparagraph (B) from the head of any Federal agency or the Inspector General thereof, or, in the case of the Department of Justice, the Attorney General, the Deputy Attorney General, the Associate Attorney General, any Assistant Attorney General, the Director of the Federal Bureau of Investigation, the Administrator of the Drug Enforcement Administration, any United States attorney, any special prosecutor appointed under section 593 of title 28, United States Code, or any attorney in charge of a criminal division organized crime strike force established pursuant to section 510 of title 28, United States Code',
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: ['R-HEAD'],
  buildsOn: [],
  notDecidedHere: [
    'whether a listed office may delegate: the paragraph does not provide for it, unlike (i)(1)(C) and (i)(7)(A)',
  ],
  takenHere: [
    'that who signed held the office as recorded: whether lawfully (5 U.S.C. 3345-3349) is not looked at',
    'that who performs the duties of a listed office may not sign as its holder, which is disputed',
    'that an office of which no last day is recorded is still held, and that an entry of the register without a title is of no office',
  ],
  news: ['N4', 'N6'],
  assess: (view, answers) => relyingOn(['(i)(2)'], view, () => assess(view, answers)),
  examples: [
    {
      name: 'a field office director of ICE signs',
      given: [receipt({ signatory: fieldOfficeDirector })],
      expect: 'finding',
    },
    {
      name: 'a special agent in charge of the FBI signs',
      given: [
        receipt({
          requestingAgency: 'DOJ',
          signatory: {
            ...fieldOfficeDirector,
            title: 'Special Agent in Charge',
            agency: 'DOJ',
            component: 'FBI',
          },
        }),
      ],
      expect: 'finding',
    },
    {
      name: 'the Inspector General of another department signs',
      given: [receipt({ signatory: { ...inspectorGeneral, agency: 'Treasury' } })],
      expect: 'finding',
    },
    {
      name: 'a United States attorney signs for a department that is not Justice',
      given: [receipt({ signatory: { ...inspectorGeneral, kind: 'us-attorney', agency: 'DOJ' } })],
      expect: 'finding',
    },
    {
      name: 'someone performing the duties of the Secretary signs',
      given: [receipt({ signatory: { ...secretary, standing: 'performing-duties' } })],
      expect: 'finding',
    },
    {
      name: 'a delegate of the Secretary signs',
      given: [receipt({ signatory: { ...secretary, standing: 'delegated' } })],
      expect: 'undetermined',
    },
    {
      name: 'the Director of the FBI signs, recorded as of the FBI',
      given: [
        receipt({
          requestingAgency: 'DOJ',
          signatory: { ...secretary, kind: 'fbi-director', agency: 'FBI' },
        }),
      ],
      expect: 'clear',
    },
    {
      name: 'the Inspector General of Homeland Security signs',
      given: [letter(), receipt()],
      expect: 'clear',
    },
    {
      name: 'the acting Secretary of Homeland Security signs',
      given: [receipt({ signatory: { ...secretary, standing: 'acting' } })],
      expect: 'clear',
    },
    {
      name: 'a United States attorney signs for the Department of Justice',
      given: [
        receipt({
          requestingAgency: 'DOJ',
          signatory: { ...inspectorGeneral, kind: 'us-attorney', agency: 'DOJ' },
        }),
      ],
      expect: 'clear',
    },
    {
      name: 'the register tells how the Inspector General held the office that day',
      given: [officeHeld(), receipt({ signatory: { ...inspectorGeneral, standing: null } })],
      expect: 'clear',
    },
    {
      name: 'neither the letter nor the register tells how the office was held',
      given: [receipt({ signatory: { ...inspectorGeneral, standing: null } })],
      expect: 'undetermined',
    },
    {
      name: 'the Director of ICE signs, the head of a part of the agency',
      given: [letter({ signatory: directorOfIce }), receipt({ signatory: directorOfIce })],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'the Director of ICE signs, recorded as head of an agency of that name',
      given: [
        receipt({
          requestingAgency: 'ICE',
          signatory: { ...directorOfIce, kind: 'agency-head', agency: 'ICE', component: null },
        }),
      ],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'the Director of ICE signs, recorded as head of the department',
      given: [receipt({ signatory: { ...directorOfIce, kind: 'agency-head', component: null } })],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'the register tells otherwise than the letter how the office was held',
      given: [officeHeld({ standing: 'performing-duties' }), receipt()],
      expect: 'undetermined',
    },
    {
      name: 'by the register the tenure had ended on the day of the receipt',
      given: [officeHeld({ to: '2025-06-30' }), receipt()],
      expect: 'undetermined',
    },
    {
      name: 'the agency recorded a field office director, the IRS an Inspector General',
      given: [letter({ signatory: fieldOfficeDirector }), receipt()],
      expect: 'undetermined',
    },
    {
      name: 'who signed is not recorded',
      given: [receipt({ signatory: null })],
      expect: 'undetermined',
    },
  ],
};

const NOT_LISTED = {
  'not-listed':
    'The request is signed by an office that the paragraph does not list for this agency.',
  'performing-duties':
    'The request is signed for a listed office by someone who performed its duties without holding it, for which the paragraph does not provide. That this is a defect is disputed.',
} as const;

/** The day on which the IRS received the request: the office is looked at as of then. */
const dayOf = (view: View): string => (view.receipt ?? view.act).occurredOn;

const statusOf = (office: Office, view: View): SignatoryStatus =>
  signatoryStatus(office, view.letter('requestingAgency'), view.standing(office, dayOf(view)));

const WHICH_IS_RIGHT = 'Which of two records that differ is right.';

/** Where the agency, or the register of offices, tells otherwise than what is judged. */
const conflictOf = (office: Office, status: SignatoryStatus, view: View): Verdict | undefined => {
  const entry = contradictedBy(view.offices ?? [], office, dayOf(view));
  if (entry !== undefined)
    return notDecided(
      WHICH_IS_RIGHT,
      'The register of offices tells otherwise than the request how who signed held the office.',
      view.evidence(entry),
    );
  const other = view.made?.data.signatory ?? null;
  const statuses = [status, other === null ? status : statusOf(other, view)];
  return statuses.includes('unknown') || statuses[0] === statuses[1]
    ? undefined
    : notDecided(
        WHICH_IS_RIGHT,
        'The two sides recorded offices that differ as the signatory of the request.',
        view.evidence(view.made),
      );
};

const assess = (view: View, answers: Answers): Verdict => {
  const evidence = view.evidence();
  const office = view.letter('signatory');
  if (office === null)
    return notRecorded('signatory', 'Which office signed the request is not recorded.', evidence);
  const status = statusOf(office, view);
  const conflict = conflictOf(office, status, view);
  if (conflict !== undefined) return conflict;
  switch (status) {
    case 'listed':
      return clear('The request is signed by an office that the paragraph lists.', evidence);
    case 'unknown':
      return notRecorded(
        view.letter('requestingAgency') === null ? 'requestingAgency' : 'signatory.standing',
        'For which agency, or how, who signed held the office is not recorded.',
        evidence,
      );
    case 'head-question':
      return ofPart(answers, evidence);
    case 'delegated':
      return notDecided(
        MAY_DELEGATE,
        'The request is signed for a listed office by delegation, which is for a lawyer to judge.',
        evidence,
      );
    case 'not-listed':
    case 'performing-duties':
      return finding({ severity: 'DEFECT', elements: ['official'] }, NOT_LISTED[status], evidence);
  }
};

const ofPart = (answers: Answers, evidence: Verdict['evidence']): Verdict => {
  const signed = 'The request is signed by the head of a part of the agency';
  switch (answers['R-HEAD']) {
    case 'yes':
      return clear(`${signed}, who under this reading is the head of a Federal agency.`, evidence);
    case 'no':
      return finding(
        { severity: 'DEFECT', elements: ['official'] },
        `${signed}, who under this reading is not the head of a Federal agency.`,
        evidence,
      );
    case 'open':
    case 'plain':
      return unsettled(
        'R-HEAD',
        `${signed}. Whether that is the head of a Federal agency is unsettled: the paragraph names the heads of the FBI and the DEA apart, which would be needless; but 5 U.S.C. 551(1) counts an authority "whether or not it is within" another agency.`,
        evidence,
      );
  }
};
