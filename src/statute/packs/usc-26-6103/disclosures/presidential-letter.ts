import type { FactOf, Officer, TextClass } from '../../../facts.js';
import type { View } from '../../../view.js';
import { leftOpen, missing, type Point, statutory } from '../points.js';
import { isExecutiveOffice } from '../presidential-request.js';

type Telling = FactOf<'Disclosed'>['data'];

/** What speaks against a line as one that states name and address of the taxpayer, (g)(1)(A). */
export const onTaxpayer = ({ lineData }: View): readonly Point[] => [
  ...onName(lineData?.nameClass ?? null),
  ...onAddress(lineData?.addressClass ?? null),
];

const onName = (name: TextClass | null): readonly Point[] => {
  if (name === null)
    return [missing('nameClass', 'Whether the request names the taxpayer is not recorded.')];
  if (name.class === 'usable') return [];
  return name.class === 'unparsed'
    ? [notUnderstood('name', name)]
    : [statutory('name', 'The request does not name the taxpayer.')];
};

const onAddress = (address: TextClass | null): readonly Point[] => {
  if (address === null)
    return [
      missing('addressClass', 'Whether the request states the taxpayer’s address is not recorded.'),
    ];
  switch (address.class) {
    case 'usable':
      return [];
    case 'unparsed':
      return [notUnderstood('address', address)];
    case 'missing':
      return [statutory('address', 'The request does not state the address of the taxpayer.')];
    default:
      return [
        leftOpen(
          'whether what cannot be used as an address is the address that (g)(1)(A) asks for',
          'What stands as an address in the request is none that can be used.',
        ),
      ];
  }
};

const notUnderstood = (field: 'name' | 'address', { classifier }: TextClass): Point => ({
  doubt: { kind: 'text-not-understood', field, classifier },
  because: `What stands as ${field === 'name' ? 'a name' : 'an address'} was not understood.`,
});

export const DESIGNATED = 'whether the President designated by name those who were told';

/** Who but the President was told: no event holds whom he designated by name. */
export const onDesignated = ({ recipients }: Telling): readonly Point[] => {
  if (recipients === null || recipients.length === 0)
    return [missing('recipients', 'Who was told is not recorded.')];
  if (recipients.every(isPresident)) return [];
  return [
    leftOpen(
      DESIGNATED,
      'Others than the President were told; whether he designated them by name in the request is not recorded.',
    ),
  ];
};

/** The office as it is written; a person’s name plays no part. */
const PRESIDENT = /^(?:the )?president(?: of the united states)?$/i;

const isPresident = ({ agency, office }: Officer): boolean =>
  isExecutiveOffice(agency) && office !== null && PRESIDENT.test(office.trim());
