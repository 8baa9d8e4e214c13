import type { FactOf, OfficeKind, Officer } from '../../../facts.js';
import type { Answer } from '../../../readings.js';
import type { View } from '../../../view.js';
import { governmentOf } from '../governments.js';
import { missing, open, type Point, statutory } from '../points.js';

type Telling = FactOf<'Disclosed'>;
type Entry = FactOf<'OfficeStandingRecorded'>['data'];

/** `answer`: whether the head of a part of the agency is a head (R-HEAD). */
type Heads = { readonly isHead: IsHead; readonly answer: Answer };

/** Whether an office of the register is a head whom the paragraph lets be told. */
export type IsHead = (office: Entry) => boolean;

/** What speaks against telling in this form, where the paragraph asks for writing. */
export const onTelling = ({ data: { inWriting } }: Telling): readonly Point[] => {
  if (inWriting === null)
    return [missing('inWriting', 'Whether it was told in writing is not recorded.')];
  return inWriting === 'yes'
    ? []
    : [statutory('writing', 'It was not told in writing, as the paragraph asks.')];
};

/** What speaks against who was told, where the paragraph names the head of a Federal agency. */
export const onHeads = (
  view: View,
  { data }: Telling,
  { isHead, answer }: Heads,
): readonly Point[] => {
  const { recipients, recipientAgency } = data;
  const agencies = [recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)];
  return [
    ...[...new Set(agencies)].flatMap(onAgency),
    ...(recipients === null || recipients.length === 0
      ? [missing('recipients', 'Which office was told is not recorded.')]
      : recipients.flatMap((officer) => onOffice(view, officer, { isHead, answer }))),
  ];
};

const onAgency = (agency: string | null): readonly Point[] => {
  if (agency === null)
    return [missing('recipientAgency', 'Which agency was told is not recorded.')];
  switch (governmentOf(agency)) {
    case 'federal':
      return [];
    case 'unknown':
      return [missing('recipientAgency', `Of which government ${agency} is cannot be told.`)];
    case 'state':
    case 'local':
      return [
        statutory('recipient', `${agency} was told; the paragraph names Federal agencies only.`),
      ];
  }
};

/** The kinds under which the head of a part of an agency is told. */
const OF_A_PART: ReadonlySet<OfficeKind | null> = new Set([
  'component-head',
  'agency-head',
  'attorney-general',
]);

/** The register tells which office is the head; that the head designated another, nothing does. */
const onOffice = (
  view: View,
  { agency, office }: Officer,
  { isHead, answer }: Heads,
): readonly Point[] => {
  if (office === null)
    return [missing('recipients.office', 'Which office was told is not recorded.')];
  if (view.offices === undefined)
    return [missing('offices', 'The register of offices is not part of the record.')];
  const day = view.act.occurredOn;
  const held = view.offices.filter(
    ({ data }) =>
      data.title === office &&
      data.officeAgency === agency &&
      (data.from === null || data.from <= day) &&
      (data.to === null || day < data.to),
  );
  if (held.some(({ data }) => isHead(data))) return [];
  const isOfPart = held.some(({ data }) => OF_A_PART.has(data.kind));
  if (isOfPart && answer === 'yes') return [];
  return isOfPart && answer !== 'no'
    ? [
        open(
          'R-HEAD',
          'The head of a part of the agency was told; whether that is a head is unsettled.',
        ),
      ]
    : [
        missing(
          'office.designated',
          'That the office told is the head, or designated by it, is not recorded.',
        ),
      ];
};
