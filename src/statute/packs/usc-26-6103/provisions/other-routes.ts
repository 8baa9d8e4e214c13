import type { Part } from '../../../provision.js';
import { presidential } from './presidential.js';
import { of6103, SECTION_6103 } from './sources.js';

const UNDETERMINED = 'such a disclosure is undetermined (DISC-OTHER-ROUTE)';

/** The other paragraphs of 6103 that allow a disclosure, each in a row. */
export const otherRoutes: Part = {
  title: 'Other paragraphs of 26 U.S.C. 6103 that allow a disclosure',
  source: SECTION_6103,
  provisions: [
    of6103(
      '(c)',
      'To whom the taxpayer designates or asks, not where that would seriously impair tax administration. Who receives it uses it for that purpose alone, and passes it on to nobody without the taxpayer’s express permission or request.',
      {
        quote:
          'shall not use the information for any purpose other than the express purpose for which consent was granted',
        leftOut:
          'its bar, where a disclosure would seriously impair tax administration; the form that the regulations ask for; what was done with it then',
      },
    ),
    of6103(
      '(d)',
      'To State tax agencies, on written request of their head, as far as State tax laws need it. (p)(4) binds them too: they meet the same conditions as agencies that receive under (i), but for what becomes of the information in the end, (F).',
      {
        leftOut:
          'all but agencies it never names; whether a State meets (p)(4), which no rule asks of what is told under (d)',
      },
    ),
    of6103(
      '(e)',
      'On written request to persons with a material interest, such as the taxpayer himself (1), and return information to them too, where that would not seriously impair tax administration (7).',
      { notDecidedHere: UNDETERMINED },
    ),
    of6103(
      '(f)',
      'To the three tax committees of Congress, when their chairmen ask (1), to the Chief of Staff of the Joint Committee (2), to other committees that a resolution authorises (3), and through agents of theirs (4). What identifies a taxpayer goes to a committee only in closed session, or with his written consent under (1), (2) and (4).',
      {
        leftOut:
          'all but departments and agencies told in an office of theirs under (1) to (3), which name committees; whether people of a department act for a committee, (4)(A); resolutions, consents and closed sessions',
      },
    ),
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
      'For tax administration: officers of the Treasury whose duties require it (1), Justice in tax matters (2), (3), tax proceedings (4). Beside these, tax withheld from social security benefits (5), and the Oversight Board, which is told nothing but in reports (6).',
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
    of6103(
      '(h)(2)',
      'In a tax matter, to officers of the Department of Justice who are personally and directly engaged in a proceeding or its preparation, for that alone, in three cases (A) to (C).',
      {
        notDecidedHere: UNDETERMINED,
        quote:
          'personally and directly engaged in, and solely for their use in, any proceeding before a Federal grand jury or preparation for any proceeding',
      },
    ),
    of6103(
      '(h)(3)',
      'To the Department of Justice of the IRS’s own motion, in a case that it referred or that the paragraph names (A); else on a written request of the Attorney General, the Deputy or an Assistant Attorney General that names the person and sets forth the need (B).',
      { notDecidedHere: UNDETERMINED },
    ),
    of6103(
      '(h)(4)',
      'In a Federal or State tax proceeding, in four cases (A) to (D); in (A) to (C) not where the IRS determines that it would identify an informant or seriously impair a tax investigation.',
      {
        notDecidedHere: UNDETERMINED,
        quote:
          'may be disclosed in a Federal or State judicial or administrative proceeding pertaining to tax administration, but only',
      },
    ),
    of6103('(j)', 'For statistics, to the agencies that it lists.', {
      notDecidedHere: UNDETERMINED,
    }),
    of6103(
      '(k)',
      'For tax administration in fifteen more cases, (1) to (15), such as tax conventions, levies, prisons and whistleblowers.',
      { notDecidedHere: UNDETERMINED },
    ),
    of6103(
      '(k)(3)',
      'To correct a misstatement of fact that was published about a taxpayer, as far as tax administration needs it, and only when the Joint Committee has approved.',
      {
        notDecidedHere: UNDETERMINED,
        quote: 'only following approval by the Joint Committee on Taxation',
      },
    ),
    of6103(
      '(k)(6)',
      'By officers of the IRS and of its Inspector General, as far as they need it to obtain information in a tax matter that cannot be had otherwise, as regulations provide.',
      {
        notDecidedHere: UNDETERMINED,
      },
    ),
    of6103(
      '(l)',
      'For purposes other than tax administration, (1) to (22), such as benefits and child support.',
      {
        notDecidedHere: UNDETERMINED,
      },
    ),
    of6103(
      '(m)',
      'A taxpayer’s identity, or his mailing address alone, for seven ends (1) to (7), such as tax refunds, claims of the United States and student loans.',
      { leftOut: 'all but (2): a disclosure under it is undetermined (DISC-OTHER-ROUTE)' },
    ),
    of6103(
      '(m)(2)',
      'The mailing address of a taxpayer, on written request, to locate him in order to collect a claim of the United States: an express route to an address.',
      {
        leftOut: 'its own conditions: a disclosure under it is undetermined (DISC-OTHER-ROUTE)',
        quote:
          'for purposes of locating such taxpayer to collect or compromise a Federal claim against the taxpayer',
      },
    ),
    of6103(
      '(n)',
      'To contractors of the IRS, as far as their services for tax administration need it, as regulations provide.',
      {
        notDecidedHere: UNDETERMINED,
        quote: 'for purposes of tax administration',
      },
    ),
    of6103(
      '(o)',
      'On taxes on alcohol, tobacco and firearms (1), on wagering (2), and under section 4481 (3), each to those it names.',
      { notDecidedHere: UNDETERMINED },
    ),
  ],
};
