import {
  accepted,
  amended,
  amendmentReceived,
  letter,
  line,
  receipt,
  returned,
  text,
} from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { finding, undetermined, clear } from '../../../verdicts.js';
import { REQUEST_RULES } from '../request-rules.js';
import { defectsIn, doubtsIn, evidenceOf, wordsOf } from '../shortfalls.js';
import { relyingOn } from '../paragraph.js';

/** 17 · A line that lacks an element is returned for it, not accepted. */
export const respDefectNotReturned: Rule = {
  id: 'RESP-DEFECT-NOT-RETURNED',
  number: 17,
  title: 'Accepted although the request possibly fell short',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)' },
  ],
  quote: 'a request which meets the requirements of subparagraph (B)',
  inForce: { from: FIRST_DAY },
  acts: ['LinesAccepted'],
  scope: 'line',
  switches: [],
  buildsOn: REQUEST_RULES,
  notDecidedHere: [
    'how the IRS handles a deficient request by its own manual (IRM 11.3.28.4 and 11.3.41.8: text not seen)',
  ],
  unverified: [
    'that the Internal Revenue Manual and the agreement of April 2025 ask that a defective request be returned: those passages were not seen',
  ],
  news: ['N17', 'N18'],
  assess: (view, _answers, builtOn) =>
    relyingOn(['(i)(2)'], view, () => {
      const defects = defectsIn(builtOn);
      const { verdicts, causes } = doubtsIn(builtOn);
      if (defects.length > 0)
        return finding(
          { severity: 'POLICY', elements: ['response'] },
          `Accepted, not returned, although the request fell short. ${wordsOf(defects)}`,
          evidenceOf(view, defects),
        );
      return causes.length > 0
        ? undetermined(
            causes,
            `Whether the request fell short when it was accepted cannot be told. ${wordsOf(verdicts)}`,
            evidenceOf(view, verdicts),
          )
        : clear(
            'When it was accepted the request held every element that this reading asks for.',
            view.evidence(),
          );
    }),
  examples: [
    {
      name: 'accepted with no address at all',
      given: [letter(), line({ addressClass: text('missing') }), receipt(), accepted()],
      expect: 'finding',
    },
    {
      name: 'returned for correction, then accepted as it was',
      given: [letter(), line({ addressClass: text('missing') }), receipt(), returned(), accepted()],
      expect: 'finding',
    },
    {
      name: 'accepted with "Unknown Address"',
      given: [letter(), line({ addressClass: text('placeholder') }), receipt(), accepted()],
      expect: { IRS_PRACTICE_2025: 'clear', HISTORIC_IRS: 'undetermined', others: 'finding' },
    },
    {
      name: 'returned for correction, corrected, then accepted',
      given: [
        letter(),
        line({ addressClass: text('missing') }),
        receipt(),
        returned(),
        amended(),
        amendmentReceived(),
        accepted(),
      ],
      expect: 'clear',
    },
    {
      name: 'accepted with every element',
      given: [letter(), line(), receipt(), accepted()],
      expect: 'clear',
    },
    {
      name: 'the class of the address is not recorded',
      given: [letter(), line({ addressClass: null }), receipt(), accepted()],
      expect: 'undetermined',
    },
  ],
};
