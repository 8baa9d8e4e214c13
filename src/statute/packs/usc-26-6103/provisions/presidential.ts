import type { Provision } from '../../../provision.js';
import { of6103 } from './sources.js';

/** Paragraph (g), the President and appointments, each clause in a row. */
export const presidential: readonly Provision[] = [
  of6103('(g)', 'To the President and the White House Office, and checks of appointees.', {
    leftOut: 'all but (1); whether the Executive Office may be told under another paragraph',
  }),
  of6103(
    '(g)(1)',
    'To the President, or to employees of the White House Office whom he designates by name, on his own signed request that names the taxpayer.',
    {
      quote: 'Upon written request by the President, signed by him personally',
      leftOut:
        'whether the President designated by name those who were told: no event holds it, and what is told to others than him is undetermined',
    },
  ),
  of6103('(g)(1)(A)', 'It states the name and address of the taxpayer;', {
    quote: 'the name and address of the taxpayer whose return or return information',
    leftOut: 'whether what cannot be used as an address is one: undetermined',
  }),
  of6103('(g)(1)(B)', 'the kind of return or information;', {
    leftOut:
      'a request that names no kind: undetermined; that no other kind was told than it names is judged',
  }),
  of6103('(g)(1)(C)', 'the taxable periods;', {
    leftOut:
      'a request that names no period: undetermined; that no other period was told than it names is judged',
  }),
  of6103('(g)(1)(D)', 'and the specific reason.', {
    quote: 'the specific reason why the inspection or disclosure is requested',
    leftOut: 'whether the reason is specific, true and enough: that one stands there is judged',
  }),
  of6103(
    '(g)(2)',
    'Limited checks of who is under consideration for an appointment; the IRS notifies that person within three days of the request.',
    {
      notDecidedHere:
        'no event holds an appointment or such a notice; a request or disclosure under it is undetermined (REQ-WHITE-HOUSE, DISC-WHITE-HOUSE)',
      quote: 'Within 3 days of the receipt of any request',
    },
  ),
  of6103(
    '(g)(3)',
    'Employees who were told pass it on to nobody but the President or head without a personal written direction.',
    {
      notDecidedHere: 'no event holds such a direction',
      quote: 'without the personal written direction of the President or the head of such agency',
    },
  ),
  of6103('(g)(4)', 'Nothing to employees whose basic pay is below that of 5 U.S.C. 5316.', {
    notDecidedHere: 'no event holds anybody’s pay',
    quote: 'shall not be made to any employee whose annual rate of basic pay is less than',
  }),
  of6103(
    '(g)(5)',
    'Within 30 days after each quarter the President and heads report their requests to the Joint Committee.',
    {
      notDecidedHere: 'no event holds such a report',
      quote: 'Within 30 days after the close of each calendar quarter',
    },
  ),
];
