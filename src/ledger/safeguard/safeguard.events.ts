import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, DayText, listOf, Office, oneOf } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.
// One stream for each agency that receives returns or return information: 6103(p)(4).

const ofRecipient = { recipientAgency: open(8, Code, 'Agency that receives the information') };

export const securityReportFurnished = eventType(
  'SecurityReportFurnished',
  1,
  'The agency furnished its safeguard security report, 6103(p)(4)(E)',
  {
    ...ofRecipient,
    period: official(9, Code, 'Period it covers'),
    certifiedBy: official(10, Office, 'Office that certified it'),
  },
);

export const securityReportAccepted = eventType(
  'SecurityReportAccepted',
  1,
  'The IRS accepted a safeguard security report',
  { ...ofRecipient, period: official(9, Code, 'Period it covers') },
);

export const safeguardFindingOpened = eventType(
  'SafeguardFindingOpened',
  1,
  'A safeguard review opened a finding',
  {
    ...ofRecipient,
    finding: official(9, Code, 'Number of the finding'),
    gravity: official(
      10,
      oneOf('critical', 'significant', 'moderate', 'limited'),
      'How grave the review holds it',
    ),
    review: official(11, Code, 'Number of the review'),
    note: personal(12, 'As written'),
  },
);

export const correctiveActionPlanAccepted = eventType(
  'CorrectiveActionPlanAccepted',
  1,
  'The IRS accepted a corrective action plan',
  {
    ...ofRecipient,
    findings: official(9, listOf(Code), 'Numbers of the findings it answers'),
    implementBy: official(10, DayText, 'Day by which it is to be carried out'),
  },
);

export const safeguardFindingClosed = eventType(
  'SafeguardFindingClosed',
  1,
  'The IRS closed a finding of a safeguard review',
  { ...ofRecipient, finding: official(9, Code, 'Number of the finding') },
);

export const safeguardRefusalEntered = eventType(
  'SafeguardRefusalEntered',
  1,
  'The IRS refuses to disclose until safeguards are met, 6103(p)(4)',
  {
    ...ofRecipient,
    from: open(9, DayText, 'First day'),
    to: open(10, DayText, 'First day no longer; null: open'),
    note: personal(11, 'As written'),
  },
);

export const safeguardRefusalLifted = eventType(
  'SafeguardRefusalLifted',
  1,
  'The refusal to disclose was lifted',
  { ...ofRecipient, to: open(9, DayText, 'First day no longer') },
);

const Change = oneOf(
  'cloud',
  'contractor-access',
  'tax-modelling',
  'live-data-testing',
  'system',
  'other',
);

export const changeNoticeGiven = eventType(
  'ChangeNoticeGiven',
  1,
  'The agency notified the IRS of a planned change, as Publication 1075 asks 45 days before',
  {
    ...ofRecipient,
    change: official(9, Change, 'What changes'),
    plannedFor: official(10, DayText, 'Day planned for it'),
  },
);

export const changeMade = eventType('ChangeMade', 1, 'The agency made such a change', {
  ...ofRecipient,
  change: official(9, Change, 'What changed'),
});
