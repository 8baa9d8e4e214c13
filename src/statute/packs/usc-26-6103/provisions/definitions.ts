import type { Part } from '../../../provision.js';
import { of6103, SECTION_6103 } from './sources.js';

const NOT_MET = 'no recorded act is of this kind: an item is classed by its source and artefact';

/** 26 U.S.C. 6103(a) and (b): the rule, and its words. */
export const definitions: Part = {
  title: 'The general rule and the definitions: 26 U.S.C. 6103(a) and (b)',
  source: SECTION_6103,
  provisions: [
    of6103(
      '(a)',
      'Returns and return information are confidential. Officers and employees of the United States (1), those of States and local agencies that receive them (2), and other persons who have them under listed paragraphs (3), also after they left, disclose none of it unless title 26 allows it.',
      {
        quote: 'except as authorized by this title',
        leftOut:
          'State officers and other persons under (2) and (3); passing on what was obtained otherwise than under (i)(1) or (i)(2)',
      },
    ),
    of6103(
      '(b)(1)',
      'A return is a tax or information return, declaration of estimated tax or claim for refund that is filed, by or for or about anybody, with all that is attached to it.',
      {
        quote: 'filed with the Secretary by, on behalf of, or with respect to any person',
        leftOut: 'whether what is recorded as a return was filed',
      },
    ),
    of6103('(b)(2)', 'What return information is.', {
      quote: 'directly or indirectly',
      alsoJudgedBy: ['DISC-OTHER-ROUTE'],
      leftOut:
        'whether figures over few people identify one of them; standards for choosing returns to examine, which nothing obliges the IRS to disclose',
    }),
    of6103(
      '(b)(2)(A)',
      'A taxpayer’s identity, income, payments, tax and the like, whether a return is or will be examined, and anything else that the IRS received, recorded or prepared about a return or about what somebody may owe.',
      {
        quote:
          'or any other data, received by, recorded by, prepared by, furnished to, or collected by the Secretary',
        leftOut:
          'all but the answer "no match": anything else that is recorded as disclosed is taken for return information',
        unverified: ['whether the bare answer "no match" is return information'],
      },
    ),
    of6103(
      '(b)(2)(B)',
      'Written determinations, and their files, that are not open to the public.',
      {
        notDecidedHere: NOT_MET,
      },
    ),
    of6103('(b)(2)(C)', 'Advance pricing agreements and what belongs to them.', {
      notDecidedHere: NOT_MET,
    }),
    of6103('(b)(2)(D)', 'Closing and similar agreements and what belongs to them.', {
      notDecidedHere: NOT_MET,
    }),
    of6103(
      '(b)(3)',
      'Taxpayer return information is what the taxpayer whom it is about filed or furnished, or somebody for him.',
      {
        quote:
          'filed with, or furnished to, the Secretary by or on behalf of the taxpayer to whom such return information relates',
        leftOut:
          'which parts of a transcript that mixes both are the taxpayer’s; whose a payer’s return is: as each reading answers R-INFO-RETURN',
      },
    ),
    of6103('(b)(4)', 'Tax administration.', {
      alsoJudgedBy: ['REQ-STATUTE'],
      leftOut:
        'whether what an officer does is tax administration: only the statute cited is looked at',
    }),
    of6103(
      '(b)(4)(A)',
      'It is carrying out the internal revenue laws, related statutes and tax treaties, and making Federal tax policy.',
      {
        alsoJudgedBy: ['REQ-STATUTE'],
        leftOut: 'which statutes are "related statutes": undetermined where it matters',
      },
    ),
    of6103(
      '(b)(4)(B)',
      'It includes assessment, collection, enforcement, litigation, publication and statistics under those laws.',
      { notDecidedHere: 'no rule needs more than whether a statute is about tax' },
    ),
    of6103(
      '(b)(5)',
      'A State is one of the 50, the District of Columbia or a listed territory; for some paragraphs also a large city, or a body of cities, that taxes income (A), (B).',
      {
        alsoJudgedBy: ['DISC-I3B', 'DISC-OTHER-ROUTE'],
        leftOut:
          'cities and bodies of cities that taxes of their own make a State under (A)(ii), (A)(iii) and (B)',
      },
    ),
    of6103(
      '(b)(5)(A)',
      'Which bodies are a State: (i) States and territories; (ii) cities of more than 250,000 people, and (iii) bodies of such cities, that tax income and have an agreement with the IRS, for five paragraphs only.',
      {
        alsoJudgedBy: ['DISC-I3B', 'DISC-OTHER-ROUTE'],
        leftOut: '(ii) and (iii): no event holds such an agreement',
      },
    ),
    of6103('(b)(5)(B)', 'Bodies of cities that collect income tax, and their contractors.', {
      notDecidedHere: 'no recorded act is of this kind',
    }),
    of6103(
      '(b)(6)',
      'Taxpayer identity is the name, mailing address and taxpayer identifying number of a person about whom a return is filed, and nothing else.',
      {
        quote:
          'the name of a person with respect to whom a return is filed, his mailing address, his taxpayer identifying number',
        alsoJudgedBy: [
          'REQ-SCOPE-TRI',
          'REQ-IDENTITY-ONLY',
          'DISC-TAXPAYER-RETURN-INFO',
          'DISC-I3A',
        ],
        leftOut: 'whether a return was filed about the person',
      },
    ),
    of6103('(b)(7)', 'Inspection is any examination of a return or return information.', {
      quote: 'any examination of a return or return information',
    }),
    of6103(
      '(b)(8)',
      'Disclosure is making a return or return information known to anybody, in any way.',
      {
        quote:
          'the making known to any person in any manner whatever a return or return information',
      },
    ),
    of6103('(b)(9)', 'A Federal agency is what 5 U.S.C. 551(1) calls an agency.', {
      alsoJudgedBy: ['REQ-OFFICIAL', 'DISC-I3A'],
      leftOut:
        'whether a part of a department is an agency with a head of its own: as each reading answers R-HEAD',
    }),
    of6103(
      '(b)(10)',
      'The chief executive officer of a city is any elected official and its chief official.',
      { notDecidedHere: 'no rule needs it' },
    ),
    of6103(
      '(b)(11)',
      'A terrorist incident, threat or activity involves domestic or international terrorism as 18 U.S.C. 2331 defines them.',
      { notDecidedHere: 'what an act is about is taken as recorded; no rule judges it' },
    ),
  ],
};
