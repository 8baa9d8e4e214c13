import { on } from '../../../example.js';
import { commitment, disclosed, letter, line, receipt, text } from '../../../examples.js';
import type { Clause } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { notRecorded } from '../../../verdicts.js';
import { LINE_ACTS } from '../requests/line-acts.js';
import { clausesBinding, isAbout, partiesTo } from './clauses.js';
import { KEPT_EXAMPLES } from './kept-examples.js';
import { ofClauses } from './on-clause.js';

/** A promise of DHS of one clause. */
const promise = (clause: Partial<Clause>) =>
  commitment({
    clauses: [
      {
        id: 'major',
        words: 'strictly for the major criminal cases',
        kind: 'offences-only',
        offences: ['18 USC 2339B'],
        from: '2025-04-08',
        to: null,
        disclosedUntil: null,
        ...clause,
      },
    ],
  });
const MAJOR = promise({});
/** The same parties, agreed on what each request is to hold and not to use what is disclosed. */
const AGREEMENT = commitment({
  kind: 'agreement',
  clauses: (['elements', 'not-to-use'] as const).map((kind) => ({
    id: kind,
    words: 'Words of the agreement',
    kind,
    offences: null,
    from: '2025-04-07',
    to: null,
    disclosedUntil: null,
  })),
});
const OF_A_STATE = { authority: '6103(d)' };

/** 44 · What an agency promised, in an agreement or in public, is held against what it then does. */
export const commitPromise: Rule = {
  id: 'COMMIT-PROMISE',
  number: 44,
  title: 'Possibly done against what was agreed or promised',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)' }],
  quote: {
    notSeen:
      'the agreement or promise itself, whose label and clauses stand in the register of commitments; neither was seen. The paragraph cited is what they are about',
  },
  inForce: { from: FIRST_DAY },
  acts: [...LINE_ACTS, 'Disclosed', 'UsedInMatter', 'Redisclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [
    'REQ-NAME',
    'REQ-ADDRESS-MISSING',
    'REQ-ADDRESS-NOT-REAL',
    'REQ-PERIOD',
    'REQ-STATUTE',
    'REQ-REASON',
    'REQ-CRIMINAL-MATTER',
  ],
  notDecidedHere: [
    'what "major" and the like mean: whoever records a clause lists the offences it allows',
    'clauses in words alone, and clauses on accounting: whether a disclosure was accounted for is asked by the statute itself',
    'what a clause on safeguards asks beyond this: that no finding of a review stands open without an accepted plan',
    'which of several disclosures was used, where a promise is about one of them',
    'whether a commitment can be enforced: an agreement was held to be a policy statement without legal effect',
  ],
  takenHere: [
    'that a finding of a safeguard review which does not say of whom it is, is of nobody',
  ],
  unverified: ['clauses of the agreement of April 2025 beside those reported'],
  news: ['N5', 'N10', 'N11'],
  assess: (view, _answers, builtOn) => {
    if (view.commitments === undefined)
      return notRecorded(
        'commitments',
        'The register of agreements and promises is not part of the record.',
        view.evidence(),
      );
    const parties = partiesTo(view);
    if (parties === undefined)
      return notRecorded('requestingAgency', 'Who asked is not recorded.', view.evidence());
    const bindings = clausesBinding(view.commitments, parties, view.act.occurredOn).filter(
      (binding) => isAbout(binding.commitment, view.authority),
    );
    return bindings.length === 0 ? undefined : ofClauses(view, bindings, builtOn);
  },
  examples: [
    {
      name: 'failure to depart, where "major criminal cases" were promised',
      given: [MAJOR, letter(), line({ statutes: ['8 USC 1253(a)(1)'] })],
      expect: 'finding',
    },
    {
      name: 'a line without an address, where the agreement asks for one',
      given: [promise({ kind: 'elements' }), letter(), line({ addressClass: text('missing') })],
      expect: 'finding',
    },
    {
      name: 'an offence of another section whose number begins alike',
      given: [
        promise({ offences: ['18 USC 2339'] }),
        letter(),
        line({ statutes: ['18 USC 2339B'] }),
      ],
      expect: 'finding',
    },
    {
      name: 'support of terrorism, which is among the offences listed',
      given: [MAJOR, letter(), line({ statutes: ['18 U.S.C. 2339B(a)(1)'] })],
      expect: 'clear',
    },
    {
      name: 'a line with every element that the agreement asks for',
      given: [promise({ kind: 'elements' }), letter(), line()],
      expect: 'clear',
    },
    {
      name: 'a clause that lists no offences',
      given: [promise({ offences: null }), letter(), line()],
      expect: 'undetermined',
    },
    {
      name: 'two offences, of which one is listed',
      given: [MAJOR, letter(), line({ statutes: ['18 USC 2339B', '8 USC 1253(a)(1)'] })],
      expect: 'undetermined',
    },
    {
      name: 'which offence it is about is not recorded',
      given: [MAJOR, letter(), line({ statutes: null })],
      expect: 'undetermined',
    },
    {
      name: 'without the register of commitments',
      given: [letter(), line()],
      without: ['commitments'],
      expect: 'undetermined',
    },
    {
      name: 'before the promise was made',
      given: [
        MAJOR,
        on('2025-04-01', letter()),
        on('2025-04-01', line({ statutes: ['8 USC 1253(a)(1)'] })),
      ],
      expect: 'not-applicable',
    },
    {
      name: 'after the clause has run out',
      given: [promise({ to: '2025-06-26' }), letter(), line({ statutes: ['8 USC 1253(a)(1)'] })],
      expect: 'not-applicable',
    },
    {
      name: 'recorded anew without the clause',
      given: [MAJOR, commitment(), letter(), line({ statutes: ['8 USC 1253(a)(1)'] })],
      expect: 'not-applicable',
    },
    {
      name: 'what the agency promised of its requests does not bind the IRS that discloses',
      given: [MAJOR, letter(), line({ statutes: ['8 USC 1253(a)(1)'] }), receipt(), disclosed()],
      expect: 'not-applicable',
    },
    {
      name: 'asked for under another paragraph than the one that the agreement is about',
      given: [AGREEMENT, letter(OF_A_STATE), line()],
      expect: 'not-applicable',
    },
    {
      name: 'sent to an agency that had agreed not to use it: the promise is not that of the IRS',
      given: [promise({ kind: 'not-to-use' }), letter(), line(), receipt(), disclosed()],
      expect: 'not-applicable',
    },
    {
      name: 'a promise of another agency',
      given: [
        commitment({ ...MAJOR.data, parties: ['SSA'] }),
        letter(),
        line({ statutes: ['8 USC 1253(a)(1)'] }),
      ],
      expect: 'not-applicable',
    },
    ...KEPT_EXAMPLES,
  ],
};
