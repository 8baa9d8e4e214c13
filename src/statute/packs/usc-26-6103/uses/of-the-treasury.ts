import { agencyOf, departmentOf } from '../../../agency-names.js';
import type { GranteeKind } from '../../../information-facts.js';
import { governmentOf } from '../governments.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';
import { leftOpen, missing, type Point, statutory } from '../points.js';

/** Reaches officers and employees of the Department of the Treasury, and nobody else. */
const TREASURY_ALONE = '(h)(1)';

type Opened = {
  /** Agencies of the people to whom it was opened. `null`: not recorded. */
  readonly agencies: readonly (string | null)[];
  readonly kind: GranteeKind | null;
  /** Paragraphs relied on. `null`: not recorded. */
  readonly relied: readonly (string | null)[];
};

/** What speaks against access for tax administration by who the people are, whatever their duty. */
export const onPeople = ({ agencies, kind, relied }: Opened): readonly Point[] =>
  kind === 'contractor'
    ? [CONTRACTOR]
    : [...new Set(agencies)].flatMap((agency) => onAgency(agency, kind, relied));

export const CONTRACTORS =
  'contractors: they are no officers or employees, and what (n) asks of access by them for tax administration; to (n) the conditions of (p)(9) do not apply';
export const LENT = 'people of another agency who are lent to the Treasury';
export const OTHER_PARAGRAPHS =
  'what paragraphs other than (h)(1) allow people of other agencies, such as (h)(2) the Department of Justice';

const CONTRACTOR = leftOpen(
  CONTRACTORS,
  'It was opened to a contractor; who is one is no officer or employee of the Treasury, and what (n) allows a contractor is not decided here.',
);

const onAgency = (
  agency: string | null,
  kind: GranteeKind | null,
  relied: Opened['relied'],
): readonly Point[] => {
  if (agency === null)
    return [missing('recipientAgency', 'To the people of which agency, is not recorded.')];
  if (departmentOf(agency) === 'Treasury') return [];
  if (governmentOf(agency) === 'unknown')
    return [
      {
        doubt: { kind: 'text-not-understood', field: 'agency', classifier: 'agency@1' },
        because: `Whether “${agency}” is a part of the Department of the Treasury is not known here.`,
      },
    ];
  return [ofAnother(agencyOf(agency) ?? agency, kind, relied)];
};

const ofAnother = (agency: string, kind: GranteeKind | null, relied: Opened['relied']): Point => {
  if (relied.some((code) => code !== null && isWithin(code, TREASURY_ALONE)))
    return kind === 'other'
      ? leftOpen(LENT, `Whether someone of ${agency} was lent to the Treasury is not decided here.`)
      : statutory(
          'tax-duty',
          `(h)(1) reaches officers and employees of the Department of the Treasury alone, and so nobody of ${agency}, whatever duty stands on file.`,
        );
  if (relied.includes(null))
    return missing(
      'authority',
      `Which paragraph opens it to people of ${agency} is not recorded; (h)(1) reaches the Department of the Treasury alone.`,
    );
  return relied.some((code) => code !== null && isTooVague(code, TREASURY_ALONE))
    ? {
        doubt: PARAGRAPH_NOT_READ,
        because: `What opens it to people of ${agency} names no one paragraph.`,
      }
    : leftOpen(
        OTHER_PARAGRAPHS,
        `What paragraphs other than (h)(1) allow people of ${agency} is not decided here.`,
      );
};
