import type { Part } from '../../../provision.js';
import { presidential } from './presidential.js';
import { BY_NUMBER, NOT_READ, of6103, SECTION_6103 } from './sources.js';

const UNDETERMINED = 'such a disclosure is undetermined (DISC-OTHER-ROUTE)';
const BESIDE = { notDecidedHere: UNDETERMINED, unverified: NOT_READ };

/** The other paragraphs of 6103 that allow a disclosure, each in a row. */
export const otherRoutes: Part = {
  title: 'Other paragraphs of 26 U.S.C. 6103 that allow a disclosure',
  source: SECTION_6103,
  provisions: [
    of6103(
      '(c)',
      'To whom the taxpayer designates or asks; who receives it uses it for that purpose alone.',
      {
        leftOut:
          'its bar, where a disclosure would impair tax administration; the form that the regulations ask for; what was done with it then',
        unverified: ['its bar: the words of (c) are not kept here'],
      },
    ),
    of6103('(d)', 'To State tax agencies, on request, for State tax laws.', {
      leftOut: 'all but agencies it never names',
    }),
    of6103('(e)', 'To persons with a material interest, such as the taxpayer himself.', {
      notDecidedHere: UNDETERMINED,
    }),
    of6103('(f)', 'To committees of Congress.', {
      leftOut:
        'all but departments and agencies told in an office of theirs under (1) to (3), which name committees; whether people of a department act for a committee, (4)(A)',
    }),
    of6103(
      '(f)(5)',
      'A person who has or had access to returns or return information may tell the tax committees of Congress, or who acts for them, what may be evidence of misconduct, maladministration or taxpayer abuse.',
      {
        notDecidedHere:
          'no event holds what a person tells a committee of his own accord; a disclosure under it is undetermined (DISC-OTHER-ROUTE)',
        quote:
          'if such person believes such return or return information may relate to possible misconduct, maladministration, or taxpayer abuse',
      },
    ),
    ...presidential,
    of6103(
      '(h)',
      'For tax administration: officers of the Treasury whose duties require it (1), Justice in tax matters (2), (3), tax proceedings (4).',
      {
        leftOut:
          'a disclosure under it is undetermined (DISC-OTHER-ROUTE); only access and inspection are judged',
      },
    ),
    of6103(
      '(h)(1)',
      'Inside the Treasury, to officers and employees whose official duties require it for tax administration.',
      {
        leftOut: 'what such a duty is: whether one stands on record is asked',
        quote:
          'officers and employees of the Department of the Treasury whose official duties require such inspection or disclosure for tax administration purposes',
      },
    ),
    of6103('(h)(2)', BY_NUMBER, BESIDE),
    of6103('(h)(3)', BY_NUMBER, BESIDE),
    of6103('(h)(4)', BY_NUMBER, BESIDE),
    of6103('(j)', 'For statistics.', { notDecidedHere: UNDETERMINED }),
    of6103('(k)', 'Paragraphs (1) to (15): all but (6) are named by their numbers alone.', BESIDE),
    of6103('(k)(6)', 'By IRS officers, as far as an investigation of a tax matter needs it.', {
      notDecidedHere: UNDETERMINED,
    }),
    of6103(
      '(l)',
      'For purposes other than tax administration, such as benefits and child support.',
      {
        notDecidedHere: UNDETERMINED,
      },
    ),
    of6103('(m)', 'Of its paragraphs all but (2) are named by their numbers alone.', {
      leftOut: 'all but (2): a disclosure under it is undetermined (DISC-OTHER-ROUTE)',
      unverified: NOT_READ,
    }),
    of6103(
      '(m)(2)',
      'The mailing address of a taxpayer, on written request, to locate him in order to collect a claim of the United States: an express route to an address.',
      { leftOut: 'its own conditions: a disclosure under it is undetermined (DISC-OTHER-ROUTE)' },
    ),
    of6103(
      '(n)',
      'To contractors of the IRS, as far as their services for tax administration need it, as regulations provide.',
      {
        notDecidedHere: UNDETERMINED,
        quote: 'for purposes of tax administration',
      },
    ),
    of6103('(o)', BY_NUMBER, BESIDE),
  ],
};
