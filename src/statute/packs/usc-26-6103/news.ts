import type { NewsStatement } from '../../provision.js';

const ORDERS = 'register of court orders, GET /v1/orders';
const COMMITMENTS = 'register of commitments, GET /v1/commitments';
const OFFICES = 'register of offices, GET /v1/offices';
const CLAIM = 'a claim of a party is no fact, and no event holds it';

/** What a news report of 12 and 13 May 2025 states of a ruling of that Monday. */
export const NEWS: readonly NewsStatement[] = [
  {
    id: 'N1',
    says: 'The judge refused to stop the IRS from sharing immigrants’ tax data with ICE, which wants to find people who are in the country illegally and remove them.',
    kind: 'ruling',
    shownBy: [ORDERS],
  },
  {
    id: 'N2',
    says: 'What was denied is a preliminary injunction; a temporary order had been refused before.',
    kind: 'ruling',
    shownBy: [`${ORDERS} (stage of each; both forbid nothing)`],
  },
  {
    id: 'N3',
    says: 'The plaintiffs, nonprofit groups, hold that people who are in the country unlawfully and pay taxes have the same privacy as anybody else.',
    kind: 'claim',
    shownBy: ['readings, GET /v1/readings: what courts made of it'],
    notDecidedHere: CLAIM,
  },
  {
    id: 'N4',
    says: 'Less than a month before, an acting Commissioner of the IRS resigned over the agreement; another had announced his retirement.',
    kind: 'office',
    shownBy: [`${OFFICES}: who held one on which day`],
  },
  {
    id: 'N5',
    says: 'Under the agreement ICE sends names and addresses, and the IRS compares them with its records.',
    kind: 'agreement',
    shownBy: [
      `${COMMITMENTS} (clause “compare” of the agreement)`,
      'recorded matches, GET /v1/requests/{id}/timeline',
    ],
  },
  {
    id: 'N6',
    says: 'Counsel of the plaintiffs: by the ruling itself DHS and the IRS cannot go beyond the strict limits that it sets out.',
    kind: 'limit',
    shownBy: ['readings, GET /v1/readings'],
  },
  {
    id: 'N7',
    says: 'So far DHS has made no formal request.',
    kind: 'silence',
    shownBy: [
      'GET /v1/events: every event of the log in a sequence without gaps, with the agency of each request',
      'GET /v1/requests?at=…: every request recorded, with its agency, as then known',
      'GET /v1/attestations: what each agency attested of which days, “nothing to report” too, and which attestations are overdue',
      'GET /log/silence: a certificate of what the log holds for an agency and a period',
    ],
    notDecidedHere:
      'the log shows that nothing was recorded, and cannot show that nothing was done; an agency that attests has said so, one that does not has said nothing',
  },
  {
    id: 'N8',
    says: 'The plaintiffs will watch closely that the promises to follow the law are kept.',
    kind: 'use of the product',
    shownBy: ['GET /v1/stream and GET /v1/events, open to everybody'],
  },
  {
    id: 'N9',
    says: 'An outside efficiency team had gained access to taxpayer data inside the IRS.',
    kind: 'inspection',
    shownBy: ['access that answers no request, GET /v1/inspections'],
  },
  {
    id: 'N10',
    says: 'Treasury: the agreement serves the President’s agenda to secure the borders, within a wider enforcement campaign.',
    kind: 'purpose',
    shownBy: [`${COMMITMENTS} (a policy of Treasury, paraphrased)`],
  },
  {
    id: 'N11',
    says: 'The acting head of ICE: working with Treasury and others is strictly for the major criminal cases.',
    kind: 'promise',
    shownBy: [COMMITMENTS],
  },
  {
    id: 'N12',
    says: 'Advocates: the agreement breaks privacy law.',
    kind: 'claim',
    shownBy: [],
    notDecidedHere: CLAIM,
  },
  {
    id: 'N13',
    says: 'The court: the agreement does not violate the Internal Revenue Code, so the IRS has not changed in substance how it treats taxpayer information.',
    kind: 'ruling',
    shownBy: [
      ORDERS,
      'reading DC_CIR_2026, whose court is reported to have affirmed it (UNVERIFIED: that opinion was not read in full), GET /v1/readings',
    ],
  },
  {
    id: 'N14',
    says: 'The government merely decided to use tools that the statute already gives, to help criminal investigations.',
    kind: 'ruling',
    shownBy: [],
  },
  {
    id: 'N15',
    says: 'The IRS may release some information to other agencies if it may assist in criminal enforcement proceedings and the agency meets criteria.',
    kind: 'limit',
    shownBy: [],
  },
  {
    id: 'N16',
    says: 'Not everything that the IRS holds can be handed over.',
    kind: 'limit',
    shownBy: [],
  },
  {
    id: 'N17',
    says: 'The investigating agency must already have the name and address of the person.',
    kind: 'limit',
    shownBy: ['readings, GET /v1/readings: R-ADDR-REAL and R-ADDR-MATCH'],
  },
  {
    id: 'N18',
    says: 'It must give the IRS that name and address, the period, the law that allows the release, and why the information is relevant to the investigation.',
    kind: 'limit',
    shownBy: [],
  },
  {
    id: 'N19',
    says: 'The IRS can disclose what it obtained itself, such as through audits.',
    kind: 'limit',
    shownBy: [],
  },
  {
    id: 'N20',
    says: 'It cannot disclose what it obtained only from the taxpayer, such as his return.',
    kind: 'limit',
    shownBy: [],
  },
  {
    id: 'N21',
    says: 'A taxpayer’s name, address and taxpayer identifying number are not part of what is protected so: a significant exception.',
    kind: 'limit',
    shownBy: ['readings, GET /v1/readings: R-ADDR-ALONE'],
  },
];
