import { isOf } from '../../../chronology.js';
import { at, on, recorded } from '../../../example.js';
import {
  findingClosed,
  planAccepted,
  refusalEntered,
  refusalLifted,
  reportAccepted,
  reportFurnished,
  safeguardFinding,
} from '../../../examples-supervision.js';
import { disclosed } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answers } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { weighSaid } from '../duties.js';
import { relyingOn } from '../paragraph.js';
import { aboutAgency, againstSafeguards, isAboutAnotherPart } from './standing-of-safeguards.js';
import { AGENCIES_UNDER_P4 } from './under-p4.js';

const REPORT = reportAccepted();
/** Opened in November 2023. */
const FINDING = safeguardFinding();

/** 37 · Safeguards are "a condition for receiving"; how much an open finding weighs is for the Secretary. */
export const safePrecondition: Rule = {
  id: 'SAFE-PRECONDITION',
  number: 37,
  title:
    'Possibly disclosed to an agency of whose safeguards findings were open, or to which the IRS had refused to disclose',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(4)' }],
  quote: [
    'as a condition for receiving returns or return information',
    'furnish a report to the Secretary, at such time and containing such information as the Secretary may prescribe, which describes the procedures established and utilized by such agency, body, or commission, the Government Accountability Office, or the Congressional Budget Office for ensuring the confidentiality of returns and return information required by this paragraph',
    'take such actions as are necessary to ensure such requirements are met, including refusing to disclose returns or return information to such agency',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-SAFE-CONDITION'],
  buildsOn: [],
  notDecidedHere: [
    'how much an open finding weighs: (p)(4) leaves it to the satisfaction of the Secretary, so that a finding here says only that one stood open without an accepted plan',
    'how recent the security report must be: the day on which it is due was not verified (UNVERIFIED)',
    'whether a report that was furnished must be accepted: (E) asks to furnish one, so that one of which no acceptance is recorded is for review',
    'other paragraphs whose recipients (p)(4) binds; of (d) it is said that no rule looks at the safeguards of States',
    'whether the safeguards of a part of a department are those of the whole',
  ],
  takenHere: [
    'that a finding of a safeguard review which does not say of whom it is, is of nobody',
  ],
  unverified: [
    'that the IRS accepts security reports, and when: the rules on safeguards in force were not read',
  ],
  news: ['N6'],
  assess: (view, answers) =>
    isOf(view.act, 'Disclosed') ? ofDisclosure(view, view.act, answers) : undefined,
  examples: [
    {
      name: 'findings of November 2023 open and no plan, disclosed on 7 August 2025',
      given: [FINDING, REPORT, disclosed()],
      expect: 'finding',
    },
    {
      name: 'a security report furnished, and none accepted, for review',
      given: [reportFurnished(), FINDING, findingClosed(), disclosed()],
      expect: 'finding',
    },
    {
      name: 'a finding open, and nothing recorded of any security report',
      given: [FINDING, disclosed()],
      expect: 'finding',
    },
    {
      name: 'while the IRS itself refuses to disclose',
      given: [REPORT, refusalEntered(), disclosed()],
      expect: 'finding',
    },
    {
      name: 'a plan for another finding',
      given: [FINDING, REPORT, planAccepted({ findings: ['F-2'] }), disclosed()],
      expect: 'finding',
    },
    {
      name: 'the finding closed on the day after',
      given: [FINDING, REPORT, on('2025-08-08', findingClosed()), disclosed()],
      expect: 'finding',
    },
    {
      name: 'opened anew after it had been closed',
      given: [FINDING, REPORT, findingClosed(), on('2025-05-02', safeguardFinding()), disclosed()],
      expect: 'finding',
    },
    {
      name: 'findings closed before',
      given: [FINDING, REPORT, findingClosed(), disclosed()],
      expect: 'clear',
    },
    {
      name: 'a plan accepted, its day not yet come',
      given: [FINDING, REPORT, planAccepted(), disclosed()],
      expect: 'clear',
    },
    {
      name: 'the refusal lifted a week before',
      given: [REPORT, refusalEntered(), refusalLifted(), disclosed()],
      expect: 'clear',
    },
    {
      name: 'on the first day on which the refusal no longer holds',
      given: [REPORT, refusalEntered({ to: '2025-08-07' }), disclosed()],
      expect: 'clear',
    },
    {
      name: 'a finding opened in the evening of the day',
      given: [
        REPORT,
        at('2025-08-07T22:00:00.000Z', safeguardFinding()),
        at('2025-08-07T16:00:00.000Z', disclosed()),
      ],
      expect: 'clear',
    },
    {
      name: 'the closing of the finding told only afterwards, dated before',
      given: [FINDING, REPORT, disclosed(), recorded('2025-10-01', findingClosed())],
      expect: 'undetermined',
    },
    {
      name: 'a plan that sets no day',
      given: [FINDING, REPORT, planAccepted({ implementBy: null }), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'a plan whose day has passed, the finding still open',
      given: [FINDING, REPORT, planAccepted({ implementBy: '2025-08-06' }), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'a finding opened on the day, at what hour is not recorded',
      given: [REPORT, on('2025-08-07', safeguardFinding()), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'only the safeguards of another part of the department are recorded',
      given: [reportAccepted({ recipientAgency: 'CBP' }), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'a finding closed before, and nothing recorded of any security report',
      given: [FINDING, findingClosed(), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'nothing is recorded of the safeguards of any agency',
      given: [disclosed()],
      without: ['safeguards'],
      expect: 'undetermined',
    },
    {
      name: 'a security report furnished and none accepted, and a finding of which it is not recorded whether it was closed before',
      given: [reportFurnished(), FINDING, findingClosed({ finding: null }), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'to a State under (d), whose safeguards under the same paragraph no rule looks at',
      given: [FINDING, disclosed({ authority: '6103(d)', recipientAgency: 'US-NY' })],
      expect: 'undetermined',
    },
    {
      name: 'on the taxpayer’s consent, (c), whose recipients (p)(4) does not name',
      given: [disclosed({ authority: '6103(c)', recipientAgency: 'First Example Bank' })],
      expect: 'not-applicable',
    },
  ],
};

const ofDisclosure = (
  view: View,
  act: FactOf<'Disclosed'>,
  answers: Answers,
): Verdict | undefined =>
  relyingOn([...AGENCIES_UNDER_P4, '(d)'], view, (_, paragraph) => {
    if (paragraph === '(d)') return ofState(view);
    const { recipientAgency } = act.data;
    if (recipientAgency === null)
      return notRecorded('recipientAgency', 'The agency told is not recorded.', view.evidence());
    const facts = aboutAgency(view.safeguards ?? [], recipientAgency);
    if (facts.length === 0) return unknown(view, recipientAgency);
    const severity = answers['R-SAFE-CONDITION'] === 'yes' ? 'STAT' : 'SAFE';
    return weighSaid(
      [againstSafeguards({ act, facts, severity })],
      'The agency’s security report had been accepted, no finding stood open without a plan, and nothing was refused.',
      view.evidence(...facts),
    );
  });

const ofState = (view: View): Verdict =>
  notDecided(
    'the safeguards of agencies of States under (d), which (p)(4) binds too',
    'Disclosed under (d) to a State, whose safeguards under the same paragraph no rule looks at.',
    view.evidence(),
  );

const unknown = (view: View, agency: string): Verdict =>
  isAboutAnotherPart(view.safeguards ?? [], agency)
    ? notDecided(
        'whether the safeguards of a part of a department are those of the whole',
        'Only the safeguards of another part of the department are recorded.',
        view.evidence(),
      )
    : notRecorded(
        'safeguards',
        'Nothing is recorded of the safeguards of the agency told.',
        view.evidence(),
      );
