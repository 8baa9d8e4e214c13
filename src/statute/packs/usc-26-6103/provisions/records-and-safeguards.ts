import type { Part } from '../../../provision.js';
import { of6103, SECTION_6103 } from './sources.js';

const IN_REPORT = {
  alsoJudgedBy: ['ACCT-REPORT'],
  leftOut: 'whether what the report states is right: that it is stated is judged',
};
const IN_DISPOSAL = { alsoJudgedBy: ['SAFE-DISPOSAL'] };

/** 26 U.S.C. 6103(p): how, on what record, and under what safeguards. */
export const recordsAndSafeguards: Part = {
  title: 'Records, reports and safeguards: 26 U.S.C. 6103(p)',
  source: SECTION_6103,
  provisions: [
    of6103(
      '(p)(1)',
      'Requests and disclosures are made in the manner, and at the time and place, that the IRS prescribes.',
      {
        leftOut: 'what was prescribed, beside who may approve',
        unverified: [
          'which offices Delegation Order 11-2 names for 6103(i)(2): that row was not seen',
        ],
      },
    ),
    of6103('(p)(2)', 'Reproductions, fees, and in what form information is given.', {
      notDecidedHere: 'it permits; no recorded act can break it',
    }),
    of6103(
      '(p)(3)(A)',
      'The IRS keeps a permanent system of standardized records of all requests, with reasons and dates, and of what was inspected or disclosed; listed paragraphs are exempt, among them (i)(4) and (i)(8)(A)(ii). The records are open to the Joint Committee, and to persons as 5 U.S.C. 552a(c)(3) allows.',
      {
        quote:
          'shall maintain a permanent system of standardized records or accountings of all requests for inspection or disclosure',
        leftOut:
          'what was inspected inside the IRS; to whom the records are open; whether each record is kept for ever',
        unverified: ['which fields the forms of the IRS hold: the forms were not seen'],
      },
    ),
    of6103(
      '(p)(3)(B)',
      'Within 90 days after each calendar year the IRS reports to the Joint Committee, but for requests of the President under (g) about who was then of the executive branch.',
      {
        leftOut:
          'a year without a report where none of any year is recorded; the form that the committee asks for; whether a report includes such requests of the President: no event holds what is in it, request by request',
      },
    ),
    of6103('(p)(3)(C)', 'Within the same time it furnishes a report for the public.', {
      leftOut:
        'a year without a report where none of any year is recorded; whether its figures are those of the ledger, which makes such a table itself (GET /v1/reports/disclosures/{year})',
      unverified: [
        'names of rows that were not seen in a published edition; the reports of 2019 to 2024 were not found',
      ],
    }),
    of6103(
      '(p)(3)(C)(i)',
      'For each Federal agency, listed bodies and GAO it gives three numbers:',
      IN_REPORT,
    ),
    of6103('(p)(3)(C)(i)(I)', 'of requests;', IN_REPORT),
    of6103(
      '(p)(3)(C)(i)(II)',
      'of instances of disclosure, pursuant to requests or otherwise;',
      IN_REPORT,
    ),
    of6103(
      '(p)(3)(C)(i)(III)',
      'of taxpayers whose information was disclosed on such requests.',
      IN_REPORT,
    ),
    of6103('(p)(3)(C)(ii)', 'It describes the general purposes of the requests.', IN_REPORT),
    of6103(
      '(p)(4)',
      'Any agency that receives under (i)(1), (2), (3), (5) or (7), and others listed, meets the conditions (A) to (F). Where one does not, the IRS may refuse to disclose until it does.',
      {
        quote: 'as a condition for receiving returns or return information',
        leftOut:
          'paragraphs other than (i)(1), (2), (3), (5) and (7); of the closing text that conditions end as far as information becomes part of the public record, that the IRS refuses only after any proceedings for review under (7), and that agents who are given mailing addresses under (m)(2), (4), (6) or (7), or information under listed paragraphs of (l), are bound themselves; how much an open finding weighs, which is for the Secretary',
        unverified: [
          'section numbers, periods and due dates of Publication 1075, the IRS’s rules on safeguards: the edition in force was not read',
        ],
      },
    ),
    of6103(
      '(p)(4)(A)',
      'A permanent system of records of each request, its reason and date, and of each disclosure by or to it.',
      { leftOut: 'its record of its own requests, and of what it passes on' },
    ),
    of6103('(p)(4)(B)', 'A secure place for the information.', {
      notDecidedHere: 'no event holds where the information is kept',
    }),
    of6103(
      '(p)(4)(C)',
      'Access only for persons whose duties require it and to whom title 26 allows disclosure.',
      {
        quote:
          'only to persons whose duties or responsibilities require access and to whom disclosure may be made under the provisions of this title',
        leftOut:
          'whose duties require access to what was obtained under other paragraphs than (i)(1) and (i)(2); what keepers of files and auditors may open',
      },
    ),
    of6103('(p)(4)(D)', 'Other safeguards that the IRS prescribes by regulation.', {
      leftOut: 'all but the report of an incident and the notice of a change to a cloud',
    }),
    of6103('(p)(4)(E)', 'A report to the IRS on its procedures.', {
      alsoJudgedBy: ['SAFE-PRECONDITION'],
      leftOut: 'when the report is due, what it must say, and whether it must be accepted',
    }),
    of6103('(p)(4)(F)', 'When the use is completed, what becomes of the information.', IN_DISPOSAL),
    of6103(
      '(p)(4)(F)(i)',
      'State and listed bodies return it, or make it undisclosable and report how.',
      {
        leftOut:
          'all but (i)(3)(B)(i) and bodies of States told under (i); the written report of the manner, which no event holds, so that to make it undisclosable, or to keep it, is undetermined',
      },
    ),
    of6103('(p)(4)(F)(ii)', 'Federal agencies do one of three things.'),
    of6103('(p)(4)(F)(ii)(I)', 'They return it with all copies;', IN_DISPOSAL),
    of6103('(p)(4)(F)(ii)(II)', 'or otherwise make it undisclosable;', {
      ...IN_DISPOSAL,
      leftOut: 'whether what was done makes it so: what a certificate states is taken',
    }),
    of6103('(p)(4)(F)(ii)(III)', 'or, as far as they did neither, go on meeting (A) to (E).', {
      ...IN_DISPOSAL,
      leftOut: 'whether the conditions go on being met: that it is kept under them is asked',
    }),
    of6103(
      '(p)(4)(F)(iii)',
      'The Department of Health and Human Services destroys what it had under (m)(6).',
      {
        notDecidedHere: 'it is about blood donors, which no recorded act concerns',
      },
    ),
    of6103(
      '(p)(5)',
      'The IRS reports each year to the tax committees on safeguards and failures.',
      {
        notDecidedHere: 'no event holds that report',
      },
    ),
    of6103('(p)(6)', 'GAO may audit safeguards, keeps records of what it inspected, and reports.', {
      notDecidedHere: 'no event holds an audit of safeguards or its report',
    }),
    of6103('(p)(7)', 'State agencies may have a determination under (4) reviewed.', {
      notDecidedHere: 'it is about State tax agencies, whose reviews no event holds',
    }),
    of6103('(p)(8)', 'State law must protect copies of Federal returns.', {
      notDecidedHere: 'it speaks to State law, which no event holds',
    }),
    of6103(
      '(p)(9)',
      'Nothing goes to a contractor or agent of an agency unless the agency meets four conditions. They are not asked of disclosures under (n) for Federal tax administration.',
      {
        leftOut: 'whether access on no recorded authority, or one of (h), is under (n)',
        quote:
          'no return or return information shall be disclosed to any contractor or other agent of a Federal, State, or local agency unless such agency, to the satisfaction of the Secretary',
      },
    ),
    of6103('(p)(9)(A)', 'It requires safeguards of the contractor;', {
      alsoJudgedBy: ['USE-CONTRACTOR'],
      leftOut: 'whether what it requires is enough, which is for the Secretary',
    }),
    of6103(
      '(p)(9)(B)',
      'agrees to review the contractor on site every three years (half way through a shorter contract);',
      {
        alsoJudgedBy: ['USE-CONTRACTOR'],
        leftOut: 'reviews that fall due after access was granted',
      },
    ),
    of6103('(p)(9)(C)', 'reports what it found;', {
      notDecidedHere: 'what a report on safeguards holds is not recorded',
    }),
    of6103('(p)(9)(D)', 'and certifies each year that the contractor complies.', {
      alsoJudgedBy: ['USE-CONTRACTOR'],
      leftOut:
        'certifications that fall due after access was granted; what one states, and for which period it is',
    }),
  ],
};
