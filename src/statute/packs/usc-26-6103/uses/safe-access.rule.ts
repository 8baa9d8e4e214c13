import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { accessEnded, accessGranted, inspected } from '../../../examples-information.js';
import { agentOne, disclosed, letter, line, matter, receipt } from '../../../examples.js';
import type { FactData } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { examined } from './examined.js';

type Inspection = FactData['Inspected'];

const ANSWERED = [letter(), line(), receipt(), disclosed()] as const;
const COLLEAGUE = { ...agentOne, officerId: 'AGENT-9', role: null };
const UNNAMED = { ...agentOne, officerId: 'AGENT-8' };
const OF_GAO = { officerId: 'GAO-1', agency: 'GAO', office: null, role: null } as const;
/** Access granted to the agent of the matter, and what the line told then opened. */
const opened = (inspection: Partial<Inspection> = {}) => [
  ...ANSWERED,
  accessGranted(),
  inspected(inspection),
];
const AUDITOR = { officerId: 'RA-7', agency: 'IRS', office: 'Examination', role: null } as const;
/** Access inside government that answers no request. */
const inside = (inspection: Partial<Inspection> = {}) =>
  inspected({
    recipientAgency: 'IRS',
    authority: '6103(h)(1)',
    inspector: AUDITOR,
    system: 'master file',
    purpose: 'tax-administration',
    taxDuty: true,
    matter: matter({ reference: 'EXAM-2025-0311', kind: 'civil' }),
    ...inspection,
  });

/** 38 · Only who has the duty, and may be told, opens the file; and only for the matter. */
export const safeAccess: Rule = {
  id: 'SAFE-ACCESS',
  number: 38,
  title: 'Possibly opened by someone without duty, access or matter',
  cite: [
    { title: 26, section: '6103', pinpoint: '(b)(7)' },
    { title: 26, section: '6103', pinpoint: '(p)(4)(C)' },
    { title: 26, section: '6103', pinpoint: '(i)(1)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(h)(1)' },
    { title: 26, section: '7213A', pinpoint: '(a)' },
  ],
  quote: `only to persons whose duties or responsibilities require access and to whom disclosure may be made under the provisions of this title

solely for the use of such officers and employees in such preparation, investigation, or grand jury proceeding

officers and employees of the Department of the Treasury whose official duties require such inspection or disclosure for tax administration purposes`,
  inForce: { from: FIRST_DAY },
  acts: ['Inspected'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a grant of access must be in writing: where none is on record for an officer who is engaged, it is left undetermined',
    'what keepers of files and auditors may open, whether named as engaged or not: (i)(8), and 26 CFR 301.6103(i)-1(b) on staff whom those engaged need',
    'whether an officer who is not named is engaged all the same: where the record gives the officer a part in the matter it is left undetermined',
    'whether an inspection was willful, which 7213A asks for',
    'whose duty requires access where information was obtained under other paragraphs than (i)(1) and (i)(2)',
  ],
  unverified: [
    'what 26 CFR 301.6103(i)-1(b) lets the recipients pass on to others: only its opening was readable',
  ],
  news: ['N8', 'N9'],
  assess: (view) => (isOf(view.act, 'Inspected') ? examined(view, view.act.data) : undefined),
  examples: [
    {
      name: 'opened for no matter by someone who is not named as engaged',
      given: opened({ inspector: COLLEAGUE, purpose: 'other', matter: null }),
      expect: 'finding',
    },
    {
      name: 'opened for another matter by someone who is not named, though access was granted',
      given: [
        ...ANSWERED,
        accessGranted({ grantees: [COLLEAGUE] }),
        inspected({ inspector: COLLEAGUE, matter: matter({ reference: 'HSI-2025-0099' }) }),
      ],
      expect: 'finding',
    },
    {
      name: 'someone not named, for the matter, for whom no grant of access is on record',
      given: [...ANSWERED, inspected({ inspector: COLLEAGUE })],
      expect: 'finding',
    },
    {
      name: 'someone not named, for the matter, though access was granted',
      given: [
        ...ANSWERED,
        accessGranted({ grantees: [COLLEAGUE] }),
        inspected({ inspector: COLLEAGUE }),
      ],
      expect: 'finding',
    },
    {
      name: 'the engaged agent, not cleared or trained',
      given: opened({ cleared: false }),
      expect: 'finding',
    },
    {
      name: 'the engaged agent, for no matter',
      given: opened({ purpose: 'other', matter: null }),
      expect: 'finding',
    },
    {
      name: 'the engaged agent, for another matter',
      given: opened({ matter: matter({ reference: 'HSI-2025-0099' }) }),
      expect: 'finding',
    },
    {
      name: 'the engaged agent after access had been ended',
      given: [
        ...ANSWERED,
        accessGranted(),
        on('2025-08-10', accessEnded({ to: '2025-08-10' })),
        inspected(),
      ],
      expect: 'finding',
    },
    {
      name: 'an outside team in the master files, with no duty on file and no grant of access on record',
      given: [
        inside({
          kind: 'outside-team',
          inspector: { officerId: 'TEAM-1', agency: 'EOP', office: null, role: null },
          taxDuty: false,
        }),
      ],
      expect: 'finding',
    },
    { name: 'the engaged agent, for the matter', given: opened(), expect: 'clear' },
    {
      name: 'the engaged agent, given access anew after it had been ended',
      given: [
        ...ANSWERED,
        accessGranted(),
        on('2025-08-09', accessEnded({ to: '2025-08-09' })),
        on('2025-08-10', accessGranted({ from: '2025-08-10' })),
        inspected(),
      ],
      expect: 'clear',
    },
    { name: 'an auditor who opens the file of his case', given: [inside()], expect: 'clear' },
    {
      name: 'an officer of the IRS who opens the request to answer it',
      given: [...ANSWERED, inside()],
      expect: 'clear',
    },
    {
      name: 'the engaged agent, for whom no grant of access is on record',
      given: [...ANSWERED, inspected()],
      expect: 'undetermined',
    },
    {
      name: 'someone of another agency said to have a duty of tax administration, with no grant on record',
      given: [
        inside({ inspector: { officerId: 'TEAM-2', agency: 'OPM', office: null, role: null } }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'an investigator of the agency who is not named, for the matter',
      given: opened({ inspector: UNNAMED }),
      expect: 'undetermined',
    },
    {
      name: 'an investigator who is not named, though access was granted',
      given: [
        ...ANSWERED,
        accessGranted({ grantees: [UNNAMED] }),
        inspected({ inspector: UNNAMED }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'access granted on the day, and the file opened on the day',
      given: [...ANSWERED, on('2025-08-11', accessGranted()), inspected()],
      expect: 'undetermined',
    },
    {
      name: 'who opened it is not recorded',
      given: opened({ inspector: null }),
      expect: 'undetermined',
    },
    {
      name: 'whether the officer is cleared is not recorded',
      given: opened({ cleared: null }),
      expect: 'undetermined',
    },
    {
      name: 'for which matter it was opened is not recorded',
      given: opened({ matter: null }),
      expect: 'undetermined',
    },
    {
      name: 'an auditor of the Comptroller General, (i)(8), for whom no grant of access is on record',
      given: [...ANSWERED, inspected({ inspector: OF_GAO, purpose: 'audit' })],
      expect: 'undetermined',
    },
    {
      name: 'opened to keep the file, by someone of the agency who is not named',
      given: opened({ inspector: COLLEAGUE, purpose: 'custody' }),
      expect: 'undetermined',
    },
    {
      name: 'opened by someone not named, for what is not recorded',
      given: opened({ inspector: COLLEAGUE, purpose: null }),
      expect: 'undetermined',
    },
    {
      name: 'auditors in the master files, with no duty of tax administration on file',
      given: [inside({ inspector: OF_GAO, purpose: 'audit', taxDuty: false })],
      expect: 'undetermined',
    },
    {
      name: 'opened to keep the file',
      given: opened({ purpose: 'custody' }),
      expect: 'undetermined',
    },
    {
      name: 'opened by someone not named, of what was told in an emergency',
      given: [
        disclosed({ line: null, authority: '6103(i)(3)(B)' }),
        inspected({ inspector: COLLEAGUE }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'whether an outside team has a duty of tax administration is not recorded',
      given: [inside({ kind: 'outside-team', taxDuty: null })],
      expect: 'undetermined',
    },
  ],
};
