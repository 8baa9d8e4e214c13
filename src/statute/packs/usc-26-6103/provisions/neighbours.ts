import type { Part } from '../../../provision.js';
import { BY_NUMBER, NEIGHBOURS, NOT_READ, rowsOf } from './sources.js';

const of7213 = rowsOf(26, '7213');
const of7213A = rowsOf(26, '7213A');
const of7217 = rowsOf(26, '7217');
const of7431 = rowsOf(26, '7431');
const of1253 = rowsOf(8, '1253');

const COURTS = 'whether anybody acted willfully, knowingly or by negligence is for courts';
const NOTICE = { alsoJudgedBy: ['NOTICE-7431E'] };
const ARM = { alsoJudgedBy: ['REQ-1253-ELEMENTS'], leftOut: 'whether the failure was willful' };

/** Penalties, damages and notice; the crime that the requests of 2025 named. */
export const neighbours: Part = {
  title: 'Neighbouring law: penalties, damages and notice, 8 U.S.C. 1253, vacant offices',
  source: NEIGHBOURS,
  provisions: [
    of7213(
      '(a)(1)',
      'A Federal officer, also a former one, who willfully discloses without authority commits a felony.',
      {
        notDecidedHere: COURTS,
        unverified: ['what 18 U.S.C. 3571 makes of the amount of the fine'],
      },
    ),
    of7213(
      '(a)(2)',
      'So does a State officer, and others named there, who willfully discloses what was obtained under listed paragraphs.',
      {
        notDecidedHere: COURTS,
      },
    ),
    of7213(
      '(a)(3)',
      'So does who willfully prints or publishes what was disclosed to him without authority.',
      {
        notDecidedHere: COURTS,
      },
    ),
    of7213('(a)(4)', 'So does who asks for it and offers something of value.', {
      notDecidedHere: COURTS,
    }),
    of7213(
      '(a)(5)',
      'So does a shareholder who was given it under 6103(e)(1)(D)(iii) and willfully discloses it against the law.',
      { notDecidedHere: COURTS },
    ),
    of7213A('(a)', 'Willful inspection without authority is a crime.', {
      leftOut: 'whether an inspection was willful: that is for courts',
    }),
    of7213A('(b)', BY_NUMBER, { notDecidedHere: COURTS, unverified: NOT_READ }),
    of7217(
      '',
      'The President, the Vice President, employees of their executive offices and, beside the Attorney General, holders of the offices of 5 U.S.C. 5312 may not ask the IRS to begin or end an audit or other investigation of a particular taxpayer. A written request for disclosure made in accordance with 6103 is excepted.',
      {
        notDecidedHere:
          'no event holds that somebody asked to begin or end an audit or investigation; a request for information is judged under 6103(g)',
        quote:
          'to conduct or terminate an audit or other investigation of any particular taxpayer with respect to the tax liability of such taxpayer',
      },
    ),
    of7217(
      '(b)',
      'Whoever at the IRS receives such a request reports that to the Treasury Inspector General for Tax Administration.',
      {
        quote:
          'shall report the receipt of such request to the Treasury Inspector General for Tax Administration',
        notDecidedHere:
          'no event holds such a report, so that its absence shows nothing: ask the Inspector General',
      },
    ),
    of7217(
      '(c)',
      'Excepted are written requests of the taxpayer that are passed on (1), those for disclosure made in accordance with 6103 (2), and those of the Secretary on a change of tax policy (3).',
      {
        notDecidedHere:
          'whether a request was about an audit or investigation is not looked at, so no exception is; whether one was made in accordance with 6103 is asked under (g)',
      },
    ),
    of7217('(d)', 'Willfully to make such a request, or not to report one, is a crime.', {
      notDecidedHere: COURTS,
    }),
    of7217('(e)', 'Whose requests are meant.', {
      notDecidedHere: 'whether a request was about an audit or investigation is not looked at',
    }),
    of7431(
      '(a)',
      'The taxpayer may sue the United States for a disclosure or inspection against 6103, or who else did it.',
      {
        notDecidedHere: COURTS,
      },
    ),
    of7431(
      '(b)',
      'No liability where it results from a good-faith but erroneous interpretation of 6103.',
      {
        notDecidedHere: 'good faith is for courts; hence "possible breach" everywhere',
      },
    ),
    of7431('(c)', '$1,000 for each act, or the actual damages, and costs.', {
      notDecidedHere:
        'damages are for courts; whether one file with many people is one act is unsettled',
    }),
    of7431('(d)', 'Within two years after the plaintiff discovered it.', {
      notDecidedHere: 'when a taxpayer discovered anything is in no event',
    }),
    of7431(
      '(e)',
      'The IRS notifies the taxpayer as soon as practicable where somebody is charged under (1), (2) or (3), or where an agency proposes disciplinary or adverse action against an employee for it. The notice gives the date of the act and the taxpayer’s rights.',
      {
        leftOut:
          'how many days are "as soon as practicable": after a figure of ours someone should look',
      },
    ),
    of7431('(e)(1)', 'A charge under 26 U.S.C. 7213(a)(1) or (2).', NOTICE),
    of7431('(e)(2)', 'A charge under 26 U.S.C. 7213A(a).', NOTICE),
    of7431('(e)(3)', 'A charge under 18 U.S.C. 1030(a)(2)(B).', NOTICE),
    of1253(
      '(a)(1)',
      'It is a crime for an alien against whom a final order of removal is outstanding, by reason of being in a class of 8 U.S.C. 1227(a), to do one of four things.',
      {
        quote:
          'Any alien against whom a final order of removal is outstanding by reason of being a member of any of the classes described in section 1227(a) of this title',
      },
    ),
    of1253(
      '(a)(1)(A)',
      'Willfully not to depart within 90 days of the final order, or of the court’s final order.',
      {
        quote:
          'willfully fails or refuses to depart from the United States within a period of 90 days from the date of the final order of removal under administrative processes, or if judicial review is had, then from the date of the final order of the court',
        ...ARM,
      },
    ),
    of1253('(a)(1)(B)', 'Willfully not to apply in good faith for travel documents.', ARM),
    of1253('(a)(1)(C)', 'To act so as to prevent the departure.', ARM),
    of1253('(a)(1)(D)', 'Willfully not to appear for removal.', ARM),
    of1253('(a)(2)', 'Proper steps to have the order set aside are no breach.', {
      notDecidedHere: 'no event holds such steps',
    }),
    rowsOf(5, '3345')('', 'Who may act in an office that is vacant, with 5 U.S.C. 3346 to 3349.', {
      alsoJudgedBy: ['SIGN-DE-FACTO'],
      leftOut: 'whether somebody held an office lawfully: rulings about it are named, none is made',
      unverified: ['the text: it was not read'],
    }),
  ],
};
