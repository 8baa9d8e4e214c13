import type { Citation } from '../../../kernel/citation.js';
import { FIRST_DAY } from '../../parameters.js';
import type { Part } from '../../provision.js';

const cite = (pinpoint: string): Citation => ({ title: 5, section: '552a', pinpoint });

/** Every paragraph of 552a(c), and what it turns on. */
export const PROVISIONS: readonly Part[] = [
  {
    title: 'The Privacy Act: accounting of disclosures, 5 U.S.C. 552a(c)',
    source: {
      title: `5 U.S.C. 552a, in an unofficial copy of the United States Code as of ${FIRST_DAY}; (c) also as the Department of Justice prints it in 2020`,
      asOf: FIRST_DAY,
      unverified: ['amendments after that day'],
    },
    provisions: [
      {
        cite: cite('(a)(2)'),
        asks: 'The Act protects citizens and aliens lawfully admitted for permanent residence.',
        notDecidedHere:
          'no event says whether a person is one. So what an accounting lacks is for someone to look at, and no possible breach of the Act',
      },
      { cite: cite('(c)'), asks: 'Each agency, for each of its systems of records:' },
      {
        cite: cite('(c)(1)'),
        asks: 'keeps an accurate accounting of each disclosure;',
        leftOut:
          'whether the accounting is accurate; whether one is kept at all, which 26 U.S.C. 6103(p)(3)(A) asks too; disclosures within the agency or under the Freedom of Information Act, of which none is due',
      },
      {
        cite: cite('(c)(1)(A)'),
        asks: 'with its date, nature and purpose,',
        quote:
          'the date, nature, and purpose of each disclosure of a record to any person or to another agency made under subsection (b) of this section; and',
      },
      {
        cite: cite('(c)(1)(B)'),
        asks: 'and name and address of who received it;',
        quote: 'the name and address of the person or agency to whom the disclosure is made',
        leftOut: 'whether a code of an agency is its name',
      },
      {
        cite: cite('(c)(2)'),
        asks: 'retains it five years or the life of the record, whichever is longer;',
        quote: 'for at least five years or the life of the record, whichever is longer',
        leftOut: 'how long the record itself lives',
      },
      {
        cite: cite('(c)(3)'),
        asks: 'shows it to the individual on request, but for disclosures to law enforcement under (b)(7);',
        quote: 'make the accounting made under paragraph (1) of this subsection available',
        notDecidedHere: 'no event records what an individual asked for or was shown',
      },
      {
        cite: cite('(c)(4)'),
        asks: 'and tells recipients of corrections and disputes.',
        notDecidedHere: 'no event records a correction of a record, or a dispute about one',
      },
    ],
  },
];
