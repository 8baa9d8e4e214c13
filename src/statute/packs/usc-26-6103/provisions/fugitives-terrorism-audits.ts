import type { Part } from '../../../provision.js';
import { BY_THE_JUDGE, FILED, of6103, SECTION_6103 } from './sources.js';

const USE_ABOUT_TERRORISM =
  'use and passing on of what was obtained under (7) are undetermined (USE-PURPOSE, USE-REDISCLOSURE)';

const AUDIT = 'whether the audit is one that the paragraph names';

/** 26 U.S.C. 6103(i)(5) to (8). */
export const fugitivesTerrorismAudits: Part = {
  title: 'Fugitives, what may not go, terrorism and audits: 26 U.S.C. 6103(i)(5) to (8)',
  source: SECTION_6103,
  provisions: [
    of6103(
      '(i)(5)',
      'To locate a fugitive from justice: Congress’s own route to an address in a criminal matter.',
      {
        leftOut:
          'DISC-ADDRESS-ROUTE only points out requests that ask for addresses alone by another route',
      },
    ),
    of6103(
      '(i)(5)(A)',
      'On an ex parte order, and only as far as it says, the return of an individual or information about him is open to officers of a Federal agency, exclusively to locate him.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'], leftOut: 'what was done with it then' },
    ),
    of6103(
      '(i)(5)(B)',
      'The offices of (1)(B) may authorise the application. The judge may grant it on three findings.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'] },
    ),
    of6103(
      '(i)(5)(B)(i)',
      'A Federal arrest warrant for a Federal felony has issued against a fugitive.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'], leftOut: BY_THE_JUDGE },
    ),
    of6103('(i)(5)(B)(ii)', 'The information is sought exclusively to locate him.', {
      alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'],
      leftOut: BY_THE_JUDGE,
    }),
    of6103(
      '(i)(5)(B)(iii)',
      'Reasonable cause to believe that it may be relevant to where he is.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'], leftOut: BY_THE_JUDGE },
    ),
    of6103(
      '(i)(6)',
      'The IRS shall not disclose under (1), (2), (3)(A), (3)(C), (5), (7) or (8) where it determines that it would identify an informant or seriously impair a tax investigation.',
      {
        quote:
          'The Secretary shall not disclose any return or return information under paragraph (1), (2), (3)(A) or (C), (5), (7), or (8) if the Secretary determines',
        alsoJudgedBy: ['RESP-VALID-REFUSED'],
        leftOut:
          'whether a determination was well founded, and whether it was certified to the court where an order opens the information',
      },
    ),
    of6103('(i)(7)', 'About terrorism, on request or on an order of a court.'),
    of6103(
      '(i)(7)(A)',
      'Terrorism: on written request, to engaged officers of a Federal law enforcement agency.',
      { leftOut: 'whether the recipients are engaged, and whether the agency enforces the law' },
    ),
    of6103('(i)(7)(A)(i)', 'Information other than taxpayer return information.', {
      alsoJudgedBy: ['DISC-I7', 'DISC-RETURN-COPY', 'DISC-TAXPAYER-RETURN-INFO'],
      leftOut: 'whether the recipients are engaged',
    }),
    of6103(
      '(i)(7)(A)(ii)',
      'The head may pass it on to State or local police who are part of the team.',
      {
        notDecidedHere: USE_ABOUT_TERRORISM,
      },
    ),
    of6103(
      '(i)(7)(A)(iii)',
      'The request comes from the head of the agency or his delegate (I) and gives specific reasons (II).',
      {
        alsoJudgedBy: ['DISC-I7'],
        leftOut:
          'whether the head had delegated, where that is not recorded; whether the reason is true, specific and enough',
      },
    ),
    of6103('(i)(7)(A)(iv)', 'For use in that response or investigation alone.', {
      notDecidedHere: USE_ABOUT_TERRORISM,
    }),
    of6103('(i)(7)(A)(v)', 'Here identity is not treated as taxpayer return information.', {
      alsoJudgedBy: ['DISC-TAXPAYER-RETURN-INFO'],
      leftOut: FILED,
    }),
    of6103(
      '(i)(7)(B)',
      'Terrorism: on written request, to officers of intelligence agencies, Justice and Treasury.',
      { leftOut: 'whether the recipients are engaged in such intelligence' },
    ),
    of6103(
      '(i)(7)(B)(i)',
      'Information other than taxpayer return information, for that work alone.',
      {
        alsoJudgedBy: ['DISC-I7', 'DISC-RETURN-COPY', 'DISC-TAXPAYER-RETURN-INFO'],
        leftOut: 'whether the recipients are engaged; use',
      },
    ),
    of6103(
      '(i)(7)(B)(ii)',
      'The request comes from an individual of (iii) (I) and gives specific reasons (II).',
      {
        alsoJudgedBy: ['DISC-I7'],
        leftOut: 'whether the reason is true, specific and enough',
      },
    ),
    of6103(
      '(i)(7)(B)(iii)',
      'Who may ask: officers of Justice or Treasury whom the Senate confirmed, or the Director of the Secret Service, responsible for such intelligence.',
      {
        alsoJudgedBy: ['DISC-I7'],
        leftOut: 'whether the officer was responsible for such intelligence',
      },
    ),
    of6103('(i)(7)(B)(iv)', 'Here identity is not treated as taxpayer return information.', {
      alsoJudgedBy: ['DISC-TAXPAYER-RETURN-INFO'],
      leftOut: FILED,
    }),
    of6103(
      '(i)(7)(C)',
      'Terrorism: on an ex parte order, returns and any return information of stated periods (i); who may authorise the application, and what the judge must find (ii).',
    ),
    of6103(
      '(i)(7)(C)(i)',
      'Only as far as the order says, to engaged officers, for that work alone.',
      {
        alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'],
        leftOut: 'whether the recipients are engaged; use',
      },
    ),
    of6103(
      '(i)(7)(C)(ii)',
      'Five kinds of offices of Justice may authorise it; the information may be relevant, and is sought for that matter alone.',
      { alsoJudgedBy: ['DISC-COURT-ORDER-SCOPE'], leftOut: BY_THE_JUDGE },
    ),
    of6103(
      '(i)(7)(D)',
      'Terrorism: on an order for which the IRS itself applies (i), to the head of the responsible agency, as far as needed to apprise and for that matter alone (ii).',
      { notDecidedHere: 'no event holds an order for which the IRS applied' },
    ),
    of6103('(i)(7)(D)(i)', 'The IRS may authorise an application for the order.'),
    of6103('(i)(7)(D)(ii)', 'The limits on what is disclosed and on its use.'),
    of6103('(i)(8)', 'To the Comptroller General and his office, GAO, for audits.'),
    of6103(
      '(i)(8)(A)',
      'On written request of the Comptroller General, returns and return information are open to GAO for audits of the IRS and its neighbours (i) and of safeguards (ii); GAO passes nothing on that identifies a taxpayer.',
      {
        alsoJudgedBy: ['DISC-GAO-I8'],
        quote: 'upon written request by the Comptroller General of the United States',
        leftOut: AUDIT,
      },
    ),
    of6103('(i)(8)(A)(i)', 'Audits under 31 U.S.C. 713.', {
      alsoJudgedBy: ['DISC-GAO-I8'],
      leftOut: AUDIT,
    }),
    of6103('(i)(8)(A)(ii)', 'Audits of safeguards under (p)(6).', {
      alsoJudgedBy: ['DISC-GAO-I8'],
      leftOut: AUDIT,
    }),
    of6103('(i)(8)(B)', 'Audits of other agencies that hold such information.', {
      alsoJudgedBy: ['DISC-GAO-I8'],
      leftOut: AUDIT,
    }),
    of6103(
      '(i)(8)(B)(i)',
      'For an authorised audit, on written request to the head of the agency.',
      { notDecidedHere: 'what another agency opens to auditors is in no event' },
    ),
    of6103(
      '(i)(8)(B)(ii)',
      'From the IRS, where what the agency holds is not enough, and of a type that (l) or (m) let the agency have.',
      {
        alsoJudgedBy: ['DISC-GAO-I8'],
        leftOut:
          'whether what the agency held was not enough; whether the information is of a type that (l) or (m) let the agency have',
      },
    ),
    of6103(
      '(i)(8)(B)(iii)',
      'Within 90 days after the audit GAO tells the Joint Committee in writing, and says how the agency used the information (I), what it recommends (II), and what that means for confidentiality (III).',
      {
        alsoJudgedBy: ['DISC-GAO-I8'],
        leftOut: 'what the notice says, (I) to (III); whether it was in writing',
      },
    ),
    of6103('(i)(8)(B)(iv)', 'GAO’s limits on passing on hold here too.', {
      alsoJudgedBy: ['DISC-GAO-I8'],
      leftOut: 'whether what was passed on as totals identifies somebody',
    }),
    of6103('(i)(8)(C)', 'Nothing is open before the Joint Committee was told.', {
      alsoJudgedBy: ['DISC-GAO-I8'],
    }),
    of6103('(i)(8)(C)(i)', 'GAO notifies it in writing.', {
      quote: 'notifies in writing the Joint Committee on Taxation of such audit',
      alsoJudgedBy: ['DISC-GAO-I8'],
      leftOut: 'whether it was in writing',
    }),
    of6103('(i)(8)(C)(ii)', 'Within 30 days it may disapprove, by two thirds of its members.', {
      quote:
        'within the 30-day period beginning on the day the Joint Committee on Taxation receives such notice',
      alsoJudgedBy: ['DISC-GAO-I8'],
      leftOut:
        'how many members voted; on which day it received the notice; whether anything may go before the days have run',
    }),
  ],
};
