import type { AccountingElement } from '../../../information-facts.js';
import type { Severity, Verdict } from '../../../verdict.js';
import { notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';

/** Paragraphs for which (p)(3)(A) asks no accounting, whatever 5 U.S.C. 552a(c) says. */
export const EXEMPT: readonly string[] = [
  '(c)',
  '(e)',
  '(f)(5)',
  '(h)(1)',
  '(h)(3)(A)',
  '(h)(4)',
  '(i)(4)',
  '(i)(8)(A)(ii)',
  '(k)(1)',
  '(k)(2)',
  '(k)(6)',
  '(k)(8)',
  '(k)(9)',
  '(l)(1)',
  '(l)(4)(B)',
  '(l)(5)',
  '(l)(7)',
  '(l)(8)',
  '(l)(9)',
  '(l)(10)',
  '(l)(11)',
  '(l)(12)',
  '(l)(13)(D)(iv)',
  '(l)(13)(D)(v)',
  '(l)(13)(D)(vi)',
  '(l)(14)',
  '(l)(15)',
  '(l)(16)',
  '(l)(17)',
  '(l)(18)',
  '(m)',
  '(n)',
];

/** `unclear`: the code cannot be read, or names a whole of which only a part is exempt. */
export const accountingOf = (authority: string): 'exempt' | 'accountable' | 'unclear' => {
  if (EXEMPT.some((paragraph) => isWithin(authority, paragraph))) return 'exempt';
  return EXEMPT.some((paragraph) => isTooVague(authority, paragraph)) ? 'unclear' : 'accountable';
};

/** Judges what is to be accounted for; where the paragraph relied on does not tell, it cannot. */
export const ifAccountable = (
  view: View,
  judge: () => Verdict | undefined,
): Verdict | undefined => {
  const { authority } = view;
  if (authority === null)
    return notRecorded(
      'authority',
      'The paragraph relied on is not recorded, so whether it is to be accounted for is not known.',
      view.evidence(),
    );
  switch (accountingOf(authority)) {
    case 'exempt':
      return undefined;
    case 'unclear':
      return undetermined(
        [PARAGRAPH_NOT_READ],
        'What is recorded as authority names no one paragraph, so whether it is to be accounted for is not known.',
        view.evidence(),
      );
    case 'accountable':
      return judge();
  }
};

type Asked = ReadonlyMap<AccountingElement, Severity>;

/** Words of (p)(3)(A): "including the reasons for and dates of such requests". The rest is the manual's. */
export const OF_A_REQUEST: Asked = new Map([
  ['request-date', 'STAT'],
  ['reason', 'STAT'],
  ['requester', 'POLICY'],
  ['authority', 'POLICY'],
]);

/**
 * 5 U.S.C. 552a(c) asks for the first five of a citizen or lawful permanent resident, which is not recorded;
 * the manual and its forms ask for more (by memory, UNVERIFIED), and what is counted for the annual report.
 */
export const OF_A_DISCLOSURE: Asked = new Map([
  ['date', 'POLICY'],
  ['nature', 'POLICY'],
  ['purpose', 'POLICY'],
  ['recipient-name', 'POLICY'],
  ['recipient-address', 'POLICY'],
  ['taxpayer', 'POLICY'],
  ['authority', 'POLICY'],
  ['tin-type', 'ANOM'],
  ['periods', 'ANOM'],
  ['source', 'ANOM'],
  ['number-of-taxpayers', 'ANOM'],
  ['approver', 'ANOM'],
  ['channel', 'ANOM'],
  ['response', 'ANOM'],
]);
