import type { Part } from '../../../provision.js';
import { FILED, of6103, SECTION_6103 } from './sources.js';

/** 26 U.S.C. 6103(i)(3) and (4). */
export const ownInitiativeAndCourt: Part = {
  title: 'On the IRS’s own initiative, and use in court: 26 U.S.C. 6103(i)(3) and (4)',
  source: SECTION_6103,
  provisions: [
    of6103(
      '(i)(3)',
      'Without a request: to apprise of a possible crime (A), of an emergency (B) or of terrorism (C).',
    ),
    of6103(
      '(i)(3)(A)',
      'A possible crime: to the head of the agency that enforces the law in question.',
    ),
    of6103(
      '(i)(3)(A)(i)',
      'The IRS may disclose in writing, to the head of the Federal agency that enforces the law in question, information other than taxpayer return information that may be evidence of a crime not about tax, as far as needed to apprise. The head may pass it on inside his agency to enforce that law.',
      {
        leftOut:
          'whether the information may be evidence; whether the agency told was the appropriate one; whether more was told than needed; passing on inside the agency',
      },
    ),
    of6103(
      '(i)(3)(A)(ii)',
      'With such information, and not without, the identity of the taxpayer may go too.',
      {
        quote: "such taxpayer's identity may also be disclosed",
        leftOut: 'whether what was told beside the identity may be evidence of a crime',
      },
    ),
    of6103('(i)(3)(B)', 'An emergency: to law enforcement agencies.'),
    of6103(
      '(i)(3)(B)(i)',
      'In imminent danger of death or injury to anybody, return information may go to the appropriate officers of a Federal or State law enforcement agency, as far as needed to apprise.',
      {
        quote: 'imminent danger of death or physical injury to any individual',
        leftOut:
          'whether there was in truth a danger; whether those told were the appropriate officers; whether more was told than needed',
      },
    ),
    of6103(
      '(i)(3)(B)(ii)',
      'The same, to Federal agencies only, where somebody is about to flee from Federal prosecution.',
      {
        quote: 'imminent flight of any individual from Federal prosecution',
        leftOut:
          'whether there was in truth a flight; whether those told were the appropriate officers; whether more was told than needed',
      },
    ),
    of6103(
      '(i)(3)(C)',
      'Terrorism: to the head of the responsible Federal law enforcement agency.',
      {
        leftOut: 'whether the agency told was the responsible one',
      },
    ),
    of6103(
      '(i)(3)(C)(i)',
      'In writing; information other than taxpayer return information that may be related to terrorism; as far as needed to apprise.',
      {
        alsoJudgedBy: ['DISC-I3C', 'DISC-RETURN-COPY', 'DISC-TAXPAYER-RETURN-INFO'],
        quote:
          'to the extent necessary to apprise the head of the appropriate Federal law enforcement agency responsible for investigating or responding to such terrorist incident, threat, or activity',
        leftOut: 'whether the information may be related; passing on inside the agency',
      },
    ),
    of6103(
      '(i)(3)(C)(ii)',
      'Returns and taxpayer return information may go to the Attorney General to prepare an application under (7)(D).',
      { notDecidedHere: 'no event holds such an application' },
    ),
    of6103('(i)(3)(C)(iii)', 'Here identity is not treated as taxpayer return information.', {
      alsoJudgedBy: ['DISC-TAXPAYER-RETURN-INFO'],
      leftOut: FILED,
    }),
    of6103('(i)(4)', 'What was obtained, in a proceeding.'),
    of6103(
      '(i)(4)(A)',
      'Returns and taxpayer return information had under (1) or (7)(C) may be disclosed in a proceeding on a stated Federal criminal statute or related forfeiture to which the United States or an agency is a party, in two cases.',
      { quote: 'any return or taxpayer return information obtained under paragraph (1) or (7)(C)' },
    ),
    of6103(
      '(i)(4)(A)(i)',
      'If the court finds them probative of the crime or of guilt or liability;',
      { alsoJudgedBy: ['USE-PROCEEDING'] },
    ),
    of6103(
      '(i)(4)(A)(ii)',
      'or as far as a court orders under 18 U.S.C. 3500 or rule 16 of the Federal Rules of Criminal Procedure.',
      { alsoJudgedBy: ['USE-PROCEEDING'], leftOut: 'how far an order of the court goes' },
    ),
    of6103(
      '(i)(4)(B)',
      'Other return information had under (1), (2), (3)(A), (3)(C) or (7) may be disclosed in such a proceeding without that finding. A civil removal proceeding is not in the words.',
      {
        quote: 'obtained under paragraph (1), (2), (3)(A) or (C), or (7) may be disclosed',
        leftOut:
          'whether it reaches the proceedings of another matter than the one it was disclosed for: undetermined; whether a forfeiture is related to the crime; whether an administrative proceeding enforces a criminal statute',
      },
    ),
    of6103(
      '(i)(4)(C)',
      'Nothing is admitted in evidence under (A)(i) or (B) after the IRS gave notice that it would identify an informant or seriously impair a tax investigation; what a court orders under (A)(ii) is not named.',
      {
        leftOut: 'what was admitted on an order under (A)(ii): undetermined',
        quote:
          'No return or return information shall be admitted into evidence under subparagraph (A)(i) or (B) if the Secretary determines and notifies the Attorney General or his delegate or the head of the Federal agency',
      },
    ),
    of6103('(i)(4)(D)', 'The court heeds the policy of confidentiality.', {
      notDecidedHere: 'it speaks to the court, and no recorded act can break it',
    }),
    of6103('(i)(4)(E)', 'Evidence admitted against (4) is not as such reversible error.', {
      notDecidedHere: 'a rule about appeals, which no recorded act can break',
    }),
  ],
};
