import type { Part } from '../../../provision.js';
import { NEIGHBOURS, rowsOf } from './sources.js';

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
      'An officer or employee of the United States, a contractor under 6103(n) or who works for one, also a former officer or employee, who willfully discloses without authority commits a felony: a fine of up to $5,000, up to five years in prison, or both, and the costs. An officer of the United States is dismissed besides.',
      {
        notDecidedHere: COURTS,
        unverified: ['what 18 U.S.C. 3571 makes of the amount of the fine'],
      },
    ),
    of7213(
      '(a)(2)',
      'So does anybody else who willfully discloses without authority what he or another acquired under listed paragraphs, among them (d), (i)(1)(C), (i)(3)(B)(i) and (i)(7)(A)(ii).',
      {
        notDecidedHere: COURTS,
      },
    ),
    of7213(
      '(a)(3)',
      'So does anybody to whom it was disclosed without authority and who then willfully prints or publishes it in a manner that no law provides.',
      {
        notDecidedHere: COURTS,
      },
    ),
    of7213(
      '(a)(4)',
      'So does who willfully offers something of material value for it and receives it as a result.',
      {
        notDecidedHere: COURTS,
        quote: 'and to receive as a result of such solicitation any such return',
      },
    ),
    of7213(
      '(a)(5)',
      'So does who was given it under 6103(e)(1)(D)(iii), as a shareholder, and willfully discloses it in a manner that no law provides.',
      { notDecidedHere: COURTS },
    ),
    of7213A(
      '(a)',
      'Willful inspection without authority is a crime: by officers and employees of the United States, and contractors under 6103(n) or (l)(18) (1); by anybody else, of what was acquired under the paragraphs that 7213(a)(2) lists (2).',
      { leftOut: 'whether an inspection was willful: that is for courts' },
    ),
    of7213A(
      '(b)',
      'A fine of up to $1,000, up to a year in prison, or both, and the costs; an officer of the United States is dismissed besides.',
      { notDecidedHere: COURTS },
    ),
    of7217(
      '',
      'The President, the Vice President, employees of their executive offices, and holders of the offices of 5 U.S.C. 5312 other than the Attorney General may not ask the IRS, directly or indirectly, to conduct or end an audit or other investigation of a particular taxpayer. A written request for disclosure made in accordance with 6103 is excepted.',
      {
        notDecidedHere:
          'no event holds that somebody asked to conduct or end an audit or investigation; a request for information is judged under 6103(g)',
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
      'Excepted are written requests by or for the taxpayer that are passed on (1), those for disclosure made in accordance with 6103 (2), and those of the Secretary on a change of tax policy (3).',
      {
        notDecidedHere:
          'whether a request was about an audit or investigation is not looked at, so no exception is; whether one was made in accordance with 6103 is asked under (g)',
      },
    ),
    of7217('(d)', 'Willfully to make such a request, or not to report one, is a crime.', {
      notDecidedHere: COURTS,
    }),
    of7217('(e)', 'Whose requests are meant: those named above.', {
      quote: 'any individual (other than the Attorney General of the United States) serving in',
      notDecidedHere: 'whether a request was about an audit or investigation is not looked at',
    }),
    of7431(
      '(a)',
      'For a disclosure or inspection against 6103, knowingly or by reason of negligence, the taxpayer may sue the United States where an officer or employee of it did it (1), else who did it (2).',
      {
        notDecidedHere: COURTS,
      },
    ),
    of7431(
      '(b)',
      'No liability where it results from a good-faith but erroneous interpretation of 6103 (1), or where the taxpayer asked for it (2).',
      {
        notDecidedHere: 'good faith is for courts; hence "possible breach" everywhere',
      },
    ),
    of7431(
      '(c)',
      'The greater of $1,000 for each act and the actual damages, to which punitive damages come where it was willful or grossly negligent; and the costs, with attorneys’ fees in some cases.',
      {
        notDecidedHere:
          'damages are for courts; whether one file with many people is one act is unsettled',
      },
    ),
    of7431('(d)', 'Within two years after the plaintiff discovered it.', {
      notDecidedHere: 'when a taxpayer discovered anything is in no event',
    }),
    of7431(
      '(e)',
      'The IRS notifies the taxpayer as soon as practicable where somebody is charged under (1), (2) or (3), or where an agency proposes disciplinary or adverse action against an employee for it. The notice gives the date of the act and the taxpayer’s rights under that proposed action.',
      {
        leftOut:
          'how many days are "as soon as practicable": after a figure of ours someone should look; whether the rights stated are those "under such administrative determination": that rights are stated is asked',
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
