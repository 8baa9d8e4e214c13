import { on } from '../../../example.js';
import {
  fieldOfficeDirector,
  inspectorGeneral,
  officeHeld,
  receipt,
  secretary,
} from '../../../examples.js';
import type { FactOf, Office, Standing } from '../../../facts.js';
import { registeredStanding, signatoryStatus } from '../../../offices.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';

const SECRETARY = { title: secretary.title, kind: secretary.kind, standing: 'acting' } as const;

/** 50 · Who signed for a listed office may later be held not to have held it. */
export const signDeFacto: Rule = {
  id: 'SIGN-DE-FACTO',
  number: 50,
  title: 'Register and letter differ on how the signer held the office',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote:
    'upon receipt by the Secretary of a request which meets the requirements of subparagraph (B) from the head of any Federal agency or the Inspector General thereof, or, in the case of the Department of Justice, the Attorney General, the Deputy Attorney General, the Associate Attorney General, any Assistant Attorney General, the Director of the Federal Bureau of Investigation, the Administrator of the Drug Enforcement Administration, any United States attorney, any special prosecutor appointed under section 593 of title 28, United States Code, or any attorney in charge of a criminal division organized crime strike force established pursuant to section 510 of title 28, United States Code',
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether what someone signed stands who is later held not to have held the office (5 U.S.C. 3345-3349)',
    'who signed as a delegate or as performing the duties from the first, and which of two records of an office is right: rule 2',
  ],
  takenHere: ['that an entry of the register of offices without a title is of no office'],
  unverified: ['5 U.S.C. 3345-3349: their texts were not read'],
  news: ['N4'],
  assess: (view) => relyingOn(['(i)(2)'], view, () => assess(view)),
  examples: [
    {
      name: 'signed as Inspector General, though the register said before: performing the duties',
      given: [officeHeld({ standing: 'performing-duties' }), receipt()],
      expect: 'finding',
    },
    {
      name: 'signed as acting Secretary, though the register said before: by delegation',
      given: [
        officeHeld({ ...SECRETARY, standing: 'delegated' }),
        receipt({ signatory: { ...secretary, standing: 'acting' } }),
      ],
      expect: 'finding',
    },
    {
      name: 'the register has the office held on that day',
      given: [officeHeld(), receipt()],
      expect: 'clear',
    },
    {
      name: 'an acting Secretary within the time for which the register has one',
      given: [officeHeld(SECRETARY), receipt({ signatory: { ...secretary, standing: 'acting' } })],
      expect: 'clear',
    },
    {
      name: 'the duties are performed only since the day after the receipt',
      given: [
        officeHeld({ to: '2025-06-30' }),
        officeHeld({ standing: 'performing-duties', from: '2025-07-01' }),
        receipt(),
      ],
      expect: 'clear',
    },
    {
      name: 'a court rules the year after that on that day the duties were only performed',
      given: [
        officeHeld(),
        receipt(),
        on('2026-03-02', officeHeld({ standing: 'performing-duties' })),
      ],
      expect: 'undetermined',
    },
    {
      name: 'of that day the register says nothing else',
      given: [receipt()],
      expect: 'clear',
    },
    {
      name: 'how the office was held is recorded neither in the letter nor in the register',
      given: [receipt({ signatory: { ...inspectorGeneral, standing: null } })],
      expect: 'undetermined',
    },
    {
      name: 'the register has the office on that day, but not how it was held',
      given: [officeHeld({ standing: null }), receipt()],
      expect: 'undetermined',
    },
    {
      name: 'without the register of offices',
      given: [receipt()],
      without: ['offices'],
      expect: 'undetermined',
    },
    {
      name: 'who signed is not recorded',
      given: [officeHeld(), receipt({ signatory: null })],
      expect: 'undetermined',
    },
    {
      name: 'an office that the paragraph does not list, for rule 2',
      given: [officeHeld(), receipt({ signatory: fieldOfficeDirector })],
      expect: 'not-applicable',
    },
    {
      name: 'signed as performing the duties from the first, for rule 2',
      given: [
        officeHeld(),
        receipt({ signatory: { ...inspectorGeneral, standing: 'performing-duties' } }),
      ],
      expect: 'not-applicable',
    },
  ],
};

const HOLDS: ReadonlySet<Standing | null> = new Set(['held', 'acting']);

const assess = (view: View): Verdict | undefined => {
  const office = view.letter('signatory');
  if (office === null)
    return notRecorded(
      'signatory',
      'Which office signed the request is not recorded.',
      view.evidence(),
    );
  if (view.offices === undefined)
    return notRecorded(
      'offices',
      'The register of offices is not part of the record.',
      view.evidence(),
    );
  const signedAs = office.standing ?? standingThen(view, office);
  switch (signatoryStatus(office, view.letter('requestingAgency'), signedAs)) {
    case 'not-listed':
    case 'performing-duties':
    case 'delegated':
      return undefined;
    case 'unknown':
      return notRecorded(
        'signatory.standing',
        'For which agency, or how, who signed held the office is not recorded.',
        view.evidence(),
      );
    case 'listed':
    case 'head-question':
      return byRegister(view, registeredStanding(view.offices, office, dayOf(view)));
  }
};

/** How the register, as it stood before the request came, has the office. */
const standingThen = (view: View, office: Office): Standing | null => {
  const before = (view.offices ?? []).filter((entry) => view.order(entry) === 'before');
  return registeredStanding(before, office, dayOf(view))?.data.standing ?? null;
};

const dayOf = ({ act, receipt: received }: View): string => (received ?? act).occurredOn;

/** @param entry how the register, as now known, has the office on that day */
const byRegister = (view: View, entry: FactOf<'OfficeStandingRecorded'> | undefined): Verdict => {
  if (entry === undefined)
    return clear('Nothing on record speaks against how the office was held.', view.evidence());
  const evidence = view.evidence(entry);
  if (entry.data.standing === null)
    return notRecorded(
      'office.standing',
      'The register does not tell how the office was held on that day.',
      evidence,
    );
  if (HOLDS.has(entry.data.standing))
    return clear('The register has the office held, or held as acting, on that day.', evidence);
  return view.order(entry) === 'before'
    ? finding(
        { severity: 'ANOM', elements: ['official'] },
        'Register and letter differ on how the signer held the office: signed as its holder, while the register already had it held by delegation or its duties performed. Someone should look.',
        evidence,
      )
    : notDecided(
        'whether a request stands whose signatory is later held not to have held the office',
        'Signed as holder of the office, and in order as then known; the register later says that its duties were performed, or delegated, on that day.',
        evidence,
      );
};
