import { isOf } from '../../../chronology.js';
import type { Answer } from '../../../readings.js';
import type { Verdict } from '../../../verdict.js';
import { finding, notRecorded, unsettled } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { classOfItem } from '../items.js';

const ALONE =
  'Nothing but identity (name, mailing address, number) has been disclosed on this line';

/**
 * Where more than identity was asked for, but identity is all that has been disclosed on the line up to
 * this act: what R-ADDR-ALONE says of that. `undefined`: it is not so, or this reading allows it.
 */
export const identityAlone = (view: View, answer: Answer): Verdict | undefined => {
  if (answer === 'yes' || !isOf(view.act, 'Disclosed')) return undefined;
  const disclosures = [...view.before('Disclosed'), view.act];
  const classes = disclosures
    .flatMap(({ data }) => data.items ?? [])
    .map((one) => classOfItem(one).class);
  if (classes.some((one) => one !== 'TAXPAYER-IDENTITY' && one !== 'unknown')) return undefined;
  const evidence = view.evidence();
  if (classes.includes('unknown') || disclosures.some(({ data }) => data.items === null))
    return notRecorded('items', 'Whether only identity was disclosed is not recorded.', evidence);
  return answer === 'no'
    ? finding(
        { severity: 'DEFECT', elements: ['identity-only'] },
        `${ALONE}; under this reading identity may go with other information only.`,
        evidence,
      )
    : unsettled(
        'R-ADDR-ALONE',
        `${ALONE}. Whether that may be is unsettled under this reading.`,
        evidence,
      );
};
