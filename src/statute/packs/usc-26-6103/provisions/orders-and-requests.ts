import type { Part } from '../../../provision.js';
import { BY_THE_JUDGE, FILED, of6103, SECTION_6103 } from './sources.js';

/** 26 U.S.C. 6103(i)(1) and (2). */
export const ordersAndRequests: Part = {
  title: 'On order of a court, and on written request: 26 U.S.C. 6103(i)(1) and (2)',
  source: SECTION_6103,
  provisions: [
    of6103('(i)(1)', 'For criminal matters that are not about tax, on an order of a court.'),
    of6103(
      '(i)(1)(A)',
      'On an ex parte order of a Federal judge, and only as far as it says, returns and return information of stated periods are open to officers of a Federal agency who are personally and directly engaged in a matter, for that matter alone.',
      {
        quote: 'only to the extent necessary as provided in such order',
        alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'],
        leftOut: 'whether the recipients are engaged',
      },
    ),
    of6103(
      '(i)(1)(A)(i)',
      'The matter is preparing a proceeding to enforce a stated Federal criminal statute that is not about tax, or one about a missing or exploited child.',
      {
        quote:
          'specifically designated Federal criminal statute (not involving tax administration)',
        leftOut:
          'what a missing or exploited child is; and all of it for a disclosure on an order of a court',
      },
    ),
    of6103('(i)(1)(A)(ii)', 'Or an investigation that may result in such a proceeding.', {
      notDecidedHere: 'for what the judge opened it is the judge’s to say: no event holds it',
    }),
    of6103('(i)(1)(A)(iii)', 'Or a Federal grand jury proceeding on it.', {
      notDecidedHere: 'for what the judge opened it is the judge’s to say: no event holds it',
    }),
    of6103(
      '(i)(1)(B)',
      'Listed offices of the Department of Justice, and no other, may authorise the application. The judge may grant it on three findings.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'] },
    ),
    of6103(
      '(i)(1)(B)(i)',
      'Reasonable cause to believe, on reliable information, that a specific crime was committed.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'], leftOut: BY_THE_JUDGE },
    ),
    of6103(
      '(i)(1)(B)(ii)',
      'Reasonable cause to believe that the information may be relevant to it.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'], leftOut: BY_THE_JUDGE },
    ),
    of6103(
      '(i)(1)(B)(iii)',
      'It is sought for that Federal criminal matter alone, and cannot reasonably be had elsewhere.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'], leftOut: BY_THE_JUDGE },
    ),
    of6103(
      '(i)(1)(C)',
      'In the case of a missing or exploited child, information had under (A) may go on to State and local police who are part of the team (i), for listed ends alone (ii); what such a child is (iii), (iv).',
      {
        notDecidedHere:
          'no event tells who is of such a team, or what information that was passed on is used for',
      },
    ),
    of6103('(i)(1)(C)(i)', 'Only to engaged officers of an agency that is part of the team.'),
    of6103('(i)(1)(C)(ii)', 'Only to find the child, or for the proceedings named.'),
    of6103('(i)(1)(C)(iii)', 'Who a missing child is.'),
    of6103('(i)(1)(C)(iv)', 'Who an exploited child is.'),
    of6103(
      '(i)(2)',
      'Return information other than taxpayer return information, on written request, for criminal matters that are not about tax.',
    ),
    of6103(
      '(i)(2)(A)',
      'Having received a request that meets (B) from the head of a Federal agency, its Inspector General or a listed office of the Department of Justice, the IRS shall disclose such information to officers of that agency who are personally and directly engaged, for their use in that matter alone.',
      {
        quote: 'who are personally and directly engaged in',
        leftOut:
          'whether those who use the information ("solely") are the engaged officers; whether more may go than the request lists',
        unverified: [
          'what 26 CFR 301.6103(i)-1(b) lets the recipients pass on to others: only its opening was readable',
        ],
      },
    ),
    of6103('(i)(2)(A)(i)', 'The matter is preparing a proceeding as in (1)(A)(i).', {
      alsoJudgedBy: ['REQ-STATUTE', 'REQ-CRIMINAL-MATTER'],
      leftOut:
        'whether a case is one of a missing or exploited child, (1)(C)(iii) and (iv): it is taken as recorded; whether the United States or the agency is or may be a party to the proceeding',
    }),
    of6103('(i)(2)(A)(ii)', 'Or an investigation that may result in such a proceeding.', {
      alsoJudgedBy: ['REQ-CRIMINAL-MATTER', 'REQ-1253-ELEMENTS'],
      leftOut:
        'whether an investigation needs the crime complete; whether more than 90 days are enough for one: as each reading answers R-OVERSTAY-CRIME',
    }),
    of6103('(i)(2)(A)(iii)', 'Or a grand jury proceeding as in (1)(A)(iii).', {
      alsoJudgedBy: ['REQ-CRIMINAL-MATTER'],
      leftOut: 'whether the United States or the agency is or may be a party to it',
    }),
    of6103('(i)(2)(B)', 'The request is in writing and sets forth four things.', {
      quote: 'is in writing and sets forth',
    }),
    of6103('(i)(2)(B)(i)', 'The name and address of the taxpayer.', {
      quote:
        'the name and address of the taxpayer with respect to whom the requested return information relates',
      leftOut:
        'whether the name is the right one; whether the taxpayer lives or lived at the address',
    }),
    of6103('(i)(2)(B)(ii)', 'The taxable period or periods.', {
      quote: 'the taxable period or periods to which such return information relates',
      leftOut:
        'whether an address belongs to a taxable period at all; periods of other lengths than quarters and years',
    }),
    of6103(
      '(i)(2)(B)(iii)',
      'The statute under which the proceeding or investigation is conducted.',
      {
        quote:
          'the statutory authority under which the proceeding or investigation described in subparagraph (A) is being conducted',
        leftOut:
          'under which statute it is conducted in truth: what is cited is looked at; which statutes are "related" to the tax laws',
      },
    ),
    of6103('(i)(2)(B)(iv)', 'Why the information is, or may be, relevant to it.', {
      quote:
        'the specific reason or reasons why such disclosure is, or may be, relevant to such proceeding or investigation',
      leftOut: 'whether the reason is true, and whether it is enough',
    }),
    of6103(
      '(i)(2)(C)',
      'Here a taxpayer’s identity is not treated as taxpayer return information.',
      {
        quote:
          "For purposes of this paragraph, a taxpayer's identity shall not be treated as taxpayer return information.",
        leftOut: FILED,
      },
    ),
  ],
};
