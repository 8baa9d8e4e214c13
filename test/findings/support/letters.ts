import type { LineInput } from '../../../src/ledger/request/line.js';
import { OpenRequest } from '../../../src/ledger/request/open-request.js';
import type { Officer } from '../../../src/ledger/shapes.js';
import { DHS, IRS } from '../../support/ledger.js';
import type { Known, Step, Story } from './story.js';

const officer = (n: number): Officer => ({
  officerId: `AD-${n}`,
  agency: 'DHS',
  office: 'Assistant Director',
  role: 'supervisor',
});

/** Of some another line tells too; every other one is in both requests. */
export const personOn = ({ request }: Step, line: number): string =>
  `9${request === 'a' || line % 2 === 0 ? 1 : 2}${String(line % 60).padStart(7, '0')}`;

const REASONS = [
  'To find who crossed the border at Laredo on 3 May',
  'To find who crossed the border at El Paso on 4 May',
];

export const lineSaid = (step: Step, line: number, tin: string | null): LineInput => ({
  tin,
  name: 'JOHN Q EXAMPLE',
  address: step.variant === 0 ? '9 Quarry Rd 50010' : '-',
  engaged: step.variant === 2 ? null : [officer(step.variant), officer(line % 9)],
  supersedesLine: step.variant === 1 && line > 60 ? line - 60 : null,
  reason: step.variant === 1 ? REASONS[Number(line % 7 === 1)] : null,
  matter: {
    reference: `CASE-${line}`,
    kind: null,
    openedOn: null,
    closedOn: null,
    assurance: null,
  },
});

/** The paragraph relied on: mostly that of the exchange, and now and then another. */
export const authorityOf = ({ first, more }: Step): string =>
  more < 3 ? '6103(i)(2)' : `6103${OTHER_PARAGRAPHS[first]}`;
const OTHER_PARAGRAPHS = [
  '(c)',
  '(g)(1)',
  '(h)(1)',
  '(i)(1)',
  '(i)(3)(B)',
  '(i)(3)(C)',
  '(i)(5)',
  '(i)(7)(A)',
  '(i)(8)',
];

export const letterOf = (step: Step) => ({
  requestingAgency: 'DHS',
  lineCount: step.isWhole ? step.more + 1 : null,
  authority: step.variant === 1 ? null : authorityOf(step),
  engaged: step.variant === 0 ? null : [officer(step.variant)],
});

/** Opened by the agency, or by the IRS. */
export const openRequest = async (story: Story, step: Step): Promise<Known> => {
  const opener = step.variant === 2 ? IRS : DHS;
  const letter = { ...letterOf(step), ...story.when(step) };
  const { stream: id } = await story.open(
    `request ${step.request}`,
    opener,
    letter,
    (...said) => new OpenRequest(...said),
  );
  return { id, opener, lines: 0, amendment: undefined };
};
