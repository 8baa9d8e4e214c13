import fc from 'fast-check';
import { addDays, day, instantOf } from '../../../src/kernel/dates.js';
import type { Told } from '../../../src/statute/example.js';
import {
  accepted,
  agentOne,
  amended,
  amendmentReceived,
  approval,
  commitment,
  deficiency,
  directorOfIce,
  disclosed,
  errorFound,
  fieldOfficeDirector,
  inspectorGeneral,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  match,
  matchErroneous,
  matter,
  noMatch,
  order,
  orderLifted,
  orderModified,
  receipt,
  receiptOf,
  refused,
  removal,
  returned,
  submitted,
  text,
  withdrawn,
} from '../../../src/statute/examples.js';
import {
  accessEnded,
  accessGranted,
  accounting,
  charge,
  copied,
  disposalCertified,
  disposalRequested,
  hold,
  impairmentChecked,
  inspected,
  matterClosed,
  offered,
  received,
  recipientNotified,
  redisclosed,
  taxpayerNotified,
  used,
} from '../../../src/statute/examples-information.js';
import {
  annualReport,
  annualReportCorrected,
  changeMade,
  changeNotice,
  closed,
  findingClosed,
  incident,
  incidentReported,
  planAccepted,
  refusalEntered,
  refusalLifted,
  reportAccepted,
  safeguardFinding,
} from '../../../src/statute/examples-supervision.js';
import type { Fact } from '../../../src/statute/facts.js';
import { recordedFacts } from './dossiers.js';
import { groundsBy } from './grounds.js';

/** Few days and few hours, so that facts meet on one day and at one instant. */
const FIRST = day('2025-06-20');
const DAYS = 6;
const HOURS = 6;
const NOON = Date.UTC(2025, 5, 20, 12);
const HOUR = 3_600_000;

const one = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
/** Any of the fields may be left as the builder has it. */
const ANY: { requiredKeys: [] } = { requiredKeys: [] };

const SOON: readonly number[] = Array.from({ length: DAYS }, (_, n) => n);
/** On both sides of the days by which the rules ask for something. */
const LATER = [...SOON, 9, 10, 11, 29, 30, 31, 34, 35, 40, 59, 60, 61, 66, 284, 285];

/** A day, and perhaps an hour of it. */
const dated = (
  told: fc.Arbitrary<Told>,
  timed: 'perhaps' | 'always',
  among: readonly number[] = SOON,
): fc.Arbitrary<Told> =>
  fc
    .record({
      told,
      days: one(...among),
      hour: fc.integer({ min: 0, max: HOURS - 1 }),
      hasInstant: timed === 'always' ? fc.constant(true) : fc.boolean(),
      delay: one(0, 0, 1, 30),
    })
    .map(({ told: fact, days, hour, hasInstant, delay }) => ({
      ...fact,
      occurredOn: addDays(FIRST, days),
      occurredAt: hasInstant ? instantOf(NOON + days * 24 * HOUR + hour * HOUR) : null,
      recordedOn: addDays(FIRST, days + delay),
    }));

const signatory = one(inspectorGeneral, directorOfIce, fieldOfficeDirector, null);
const form = one('paper' as const, 'electronic' as const, 'oral' as const, null);
const items = one(
  [mailingAddress],
  [mailingAddress, interviewNotes],
  [item('employer', { source: 'filed-by-subject' })],
  [item('wages', { source: 'third-party-information-return' })],
  null,
);
const letterData = fc.record(
  {
    form,
    signatory,
    items,
    authority: one('6103(i)(2)', '6103(i)(2)', '6103(i)(3)(B)', null),
    documentDigest: one('d1', null),
    periods: one(['2023'], ['all'], null),
    statutes: one(['18 USC 1546'], ['8 USC 1231(a)'], null),
    engaged: one([agentOne], null),
    reasonClass: one(text('specific'), text('generic'), null),
    lineCount: one(1, 1_280, null),
  },
  ANY,
);
const lineValues = {
  nameClass: one(text('usable'), text('alias_only'), text('unparsed'), null),
  addressClass: one(
    text('usable'),
    text('placeholder'),
    text('place_only'),
    text('missing'),
    text('unparsed'),
    null,
  ),
  reasonClass: one(text('specific'), text('generic'), null),
  periods: one(['2023'], ['2031'], [], null),
  statutes: one(['18 USC 1546'], ['8 USC 1253(a)(1)'], ['26 USC 7201'], null),
  matter: one(matter(), matter({ kind: 'civil' }), matter({ assurance: false }), null),
  removalOrder: one(
    removal(),
    removal({ administrativelyFinalOn: '2025-06-01' }),
    removal({ ground: null }),
    null,
  ),
  engaged: one([agentOne], [{ ...agentOne, agency: 'DOJ' }], null),
  items,
};
const lineData = fc.record(lineValues, ANY);
const amendedData = fc.record({ ...lineValues, form, signatory }, ANY);
const matchData = fc.record(
  {
    matched: one(true, true, false, null),
    compared: one(
      { name: 'equal', tin: 'equal', address: 'not-compared', birthDate: null } as const,
      { name: 'equal', tin: 'equal', address: 'equal', birthDate: 'equal' } as const,
      { name: 'equal', tin: 'different', address: 'different', birthDate: null } as const,
      null,
    ),
    candidates: one(1, 2, null),
    scriptVersion: one('match-2025.07', null),
  },
  ANY,
);
/** Half of them the route of requests, the others each by a rule of its own. */
const ROUTES = [
  ...Array.from({ length: 10 }, () => '6103(i)(2)'),
  '6103(c)',
  '6103(g)(1)',
  '6103(i)(1)',
  '6103(i)(3)(A)',
  '6103(i)(3)(B)',
  '6103(i)(3)(C)(i)',
  '6103(i)(5)',
  '6103(i)(7)(A)',
  '6103(i)(7)(C)',
  '6103(i)(8)(A)',
  null,
];
const disclosedData = fc.record(
  {
    items,
    authority: one(...ROUTES),
    recipientAgency: one('DHS', 'DOJ', 'US-NY', 'GAO', 'EOP', null),
    emergency: one(
      { basis: 'danger', statedBy: null } as const,
      { basis: 'flight', statedBy: null } as const,
      null,
    ),
    recipients: one([agentOne], [{ ...agentOne, officerId: 'AGENT-9' }], null),
  },
  ANY,
);

const accountingData = fc.record(
  {
    of: one('disclosure' as const, 'request' as const, null),
    authority: one('6103(i)(2)', '6103(i)(4)', '6103(h)', null),
    records: one(
      ['date', 'nature', 'purpose', 'recipient-name', 'recipient-address'] as const,
      ['date', 'nature', 'recipient-address'] as const,
      ['date'] as const,
      null,
    ),
    purposeCode: one('20', null),
    agencyCode: one('FD010', null),
    retainedUntil: one('2030-06-20', '2030-06-22', '2031-06-20', null),
  },
  ANY,
);
const AGENT_NINE = { ...agentOne, officerId: 'AGENT-9' };
const OUTSIDE = { officerId: 'TEAM-1', agency: 'EOP', office: null, role: null } as const;
const officer = one(agentOne, agentOne, AGENT_NINE, { ...agentOne, agency: 'ICE' }, OUTSIDE, null);
const people = one([agentOne], [AGENT_NINE], [agentOne, OUTSIDE], [], null);
const lines = one([[1, 1]] as const, [[1, 1]] as const, null);
const flag = one(true, true, false, null);
const forMatter = one(
  matter(),
  matter({ reference: 'OTHER-1' }),
  matter({ kind: 'civil-removal' }),
  matter({ kind: null }),
  null,
);
const dayNo = (n: number): string => addDays(FIRST, n);
const withinDays = one(dayNo(0), dayNo(2), dayNo(4), null);
const contract = fc.record({
  safeguardsClause: flag,
  reviewAgreed: flag,
  startedOn: one('2021-01-01', '2025-01-01', '2025-06-22', null),
  endsOn: one('2025-12-31', '2029-12-31', null),
  reviewedOn: one('2022-06-21', '2024-06-08', '2025-06-21', null),
  certifiedOn: one('2024-06-22', '2025-01-02', null),
});
const accessAuthority = one('6103(i)(2)', '6103(i)(2)', '6103(h)(1)', '6103', null);
const purpose = one('matter', 'tax-administration', 'custody', 'other', null);

/** What whoever has information does with it. */
const handling: readonly fc.Arbitrary<Told>[] = [
  fc
    .record(
      {
        lines,
        purpose,
        contract,
        recipientAgency: one('DHS', 'EOP', null),
        authority: accessAuthority,
        from: withinDays,
        to: one(null, null, dayNo(3)),
        kind: one('officer', 'contractor', 'outside-team', null),
        grantees: people,
        taxDuty: flag,
        matter: forMatter,
      },
      ANY,
    )
    .map(accessGranted),
  fc.record({ lines, to: withinDays, grantees: people }, ANY).map(accessEnded),
  fc
    .record(
      {
        lines,
        purpose,
        recipientAgency: one('DHS', 'EOP', null),
        authority: accessAuthority,
        inspector: officer,
        taxDuty: flag,
        cleared: flag,
        matter: forMatter,
      },
      ANY,
    )
    .map(inspected),
  fc
    .record(
      {
        lines,
        use: one(
          'criminal-investigation',
          'criminal-proceeding',
          'civil-forfeiture',
          'civil-removal',
          'benefits',
          'other',
          null,
        ),
        matter: forMatter,
        user: officer,
      },
      ANY,
    )
    .map(used),
  fc
    .record(
      {
        lines,
        items,
        authority: one('6103(i)(2)', '6103(i)(2)', '6103(i)(1)(C)', '6103', null),
        recipientAgency: one('DOJ', 'DHS', 'US-NY', null),
        recipientKind: one(
          'prosecutor',
          'federal-agency',
          'state-or-local',
          'shared-database',
          'public',
          null,
        ),
        by: officer,
        recipients: people,
        matter: forMatter,
      },
      ANY,
    )
    .map(redisclosed),
  fc
    .record(
      {
        lines,
        proceeding: one('criminal', 'civil-forfeiture', 'immigration', 'administrative', null),
        items,
        courtFinding: one('none', 'probative', null),
        usIsParty: flag,
        statute: one('18 USC 1546', '26 USC 7201', null),
        matter: forMatter,
        admitted: flag,
      },
      ANY,
    )
    .map(offered),
  fc.record({ lines, holder: officer }, ANY).map(copied),
];

/** An order, an agreement and a review of safeguards, with what became of them. */
const REGISTERS: readonly fc.Arbitrary<Told>[] = [
  fc
    .record(
      {
        boundParties: one(['DHS'], ['ICE'], ['IRS', 'EOP'], ['Bureau of Examples'], null),
        forbiddenActs: one(
          ['disclose', 'inspect', 'use', 'copy', 'redisclose'],
          ['disclose'],
          null,
        ),
        authorities: one(['6103(i)(2)'], null),
        from: withinDays,
        to: one(null, null, dayNo(4)),
      },
      ANY,
    )
    .map((terms) => order({ from: dayNo(1), ...terms })),
  fc
    .record(
      { from: withinDays, forbiddenActs: one(['inspect'], null), corrects: one(0, null) },
      ANY,
    )
    .map(orderModified),
  fc.record({ to: withinDays }).map(orderLifted),
  fc
    .record({
      parties: one(['DHS'], ['ICE'], ['IRS'], null),
      kind: one('not-to-use', 'safeguards', 'account', 'offences-only', 'elements'),
      offences: one(['18 USC 1546'], null),
      disclosedUntil: one(null, '2025-06-20', '2025-12-31'),
    })
    .map(({ parties, kind, offences, disclosedUntil }) =>
      commitment({
        parties,
        clauses: [
          { id: '1', words: 'Words', kind, offences, from: '2025-06-21', to: null, disclosedUntil },
        ],
      }),
    ),
  one<Told>(safeguardFinding(), planAccepted(), findingClosed(), findingClosed({ finding: null })),
];

const plain = (...facts: readonly Told[]): fc.Arbitrary<Told> => one(...facts);

/** A fact with some of its fields told otherwise. */
const perhaps = (
  build: (data: never) => Told,
  data: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Told> => fc.record(data, ANY).map((some) => build(some as never));

/** What the IRS may record of what follows on an act, and of safeguards. */
const irsFollowing: readonly fc.Arbitrary<Told>[] = [
  perhaps(accounting, {
    of: one('disclosure', 'disclosure', 'request', null),
    records: one(['date', 'reason', 'request-date'], accounting().data.records, null),
    authority: one('6103(i)(2)', '6103(d)', null),
    retainedUntil: one('2027-01-01', '2035-01-01'),
  }),
  perhaps(recipientNotified, { asks: one(['stop-use'], ['dispose'], null) }),
  perhaps(taxpayerNotified, {
    ground: one('7431(e)', 'other', null),
    states: one(['rights'], ['rights', 'date-of-act'], null),
  }),
  perhaps(charge, {
    kind: one('charge', 'proposed-discipline', null),
    provision: one('26 USC 7213(a)(1)', '26 USC 7213(a)(3)', null),
    employer: one('IRS', 'DHS', null),
    secretaryNotified: one(true, false, null),
  }),
  perhaps(disposalRequested, { dueOn: one('2025-06-22', '2025-07-20') }),
  perhaps(safeguardFinding, { finding: one('F-1', 'F-2', null) }),
  perhaps(findingClosed, { finding: one('F-1', null) }),
  perhaps(planAccepted, {
    findings: one(['F-1'], ['F-2'], null),
    implementBy: one('2025-06-22', '2026-01-01', null),
  }),
  perhaps(refusalEntered, { from: one('2025-06-21', '2025-06-23', null), to: one('2025-06-24') }),
  perhaps(refusalLifted, { to: one('2025-06-22', null) }),
  perhaps(annualReport, {
    year: one(2024, 2025, null),
    rows: one([{ ...annualReport().data.rows?.[0], taxpayers: null }], null),
    statesPurposes: one(false, null),
    kind: one('committee', 'public', null),
  }),
  perhaps(annualReportCorrected, { version: one(2, 3, null) }),
  plain(reportAccepted()),
];
/** What the agency may. */
const agencyFollowing: readonly fc.Arbitrary<Told>[] = [
  perhaps(disposalCertified, {
    manner: one('returned', 'made-undisclosable', null),
    copies: one(['C-1'], ['C-2'], null),
    allCopies: one(false, null),
  }),
  perhaps(copied, { copy: one('C-1', 'C-2', null) }),
  perhaps(hold, { from: one('2025-06-21', '2025-07-20', null), to: one('2025-06-24', null) }),
  perhaps(incidentReported, {
    to: one(['safeguards'], ['tigta'], null),
    states: one(['contact'], null),
    followUp: one(true, null),
  }),
  perhaps(changeNotice, { change: one('cloud', 'system', null) }),
  perhaps(changeMade, { change: one('cloud', 'system', null) }),
  plain(matterClosed(), incident(), received(), disposalRequested()),
];

/** What the IRS may record, with whatever it claims. */
const irsTold: readonly fc.Arbitrary<Told>[] = [
  letterData.map((data) => receipt({ ...data, letterDate: '2025-06-20' })),
  amendedData.map(amendmentReceived),
  matchData.map(match),
  accountingData.map(accounting),
  plain(
    approval(),
    accepted(),
    deficiency(),
    returned(),
    noMatch(),
    matchErroneous(),
    errorFound(),
    refused(),
    refused({ ground: 'policy' }),
  ),
  ...groundsBy.irs,
  fc
    .record(
      {
        result: one('none', 'identifies-informant', null),
        concerns: one('evidence', 'disclosure', null),
        lifted: one(false, true, null),
      },
      ANY,
    )
    .map(impairmentChecked),
];
/** What the agency may record. */
const agencyTold: readonly fc.Arbitrary<Told>[] = [
  letterData.map(letter),
  amendedData.map(amended),
  plain(submitted({ lineCount: 1 }), withdrawn()),
  ...groundsBy.agency,
  ...handling,
];

export type Timing = 'perhaps' | 'always';

/** More facts of one side, each with a day of its own. */
export const moreBy = (side: 'irs' | 'agency', timing: Timing = 'perhaps') => {
  const [told, following] =
    side === 'irs' ? [irsTold, irsFollowing] : [agencyTold, agencyFollowing];
  const any = fc.oneof(
    dated(fc.oneof(...told), timing),
    dated(fc.oneof(...following), timing, LATER),
  );
  return fc.array(any, { minLength: 1, maxLength: 4 });
};

/** What follows on acts, told among the closings of days, which come in the order of days. */
const followed = (timing: Timing): fc.Arbitrary<readonly Told[]> =>
  fc
    .record({
      following: fc.array(dated(fc.oneof(...irsFollowing, ...agencyFollowing), timing, LATER), {
        maxLength: 6,
      }),
      days: fc.subarray(LATER, { maxLength: 4 }),
      places: fc.array(fc.nat({ max: 6 }), { minLength: 4, maxLength: 4 }),
    })
    .map(({ following, days, places }) => {
      const closings = days.toSorted((a, b) => a - b).map((n) => closed(addDays(FIRST, n)));
      const at = places.toSorted((a, b) => a - b);
      return [...following.keys(), following.length].flatMap((n): readonly Told[] => [
        ...closings.filter((_, m) => Math.min(at[m] ?? 0, following.length) === n),
        ...following.slice(n, n + 1),
      ]);
    });

/** Access inside government that answers no request. */
const inside = (timing: Timing): fc.Arbitrary<readonly Told[]> =>
  fc.array(dated(fc.oneof(...handling.slice(0, 3)), timing), { minLength: 1, maxLength: 5 });

/** A request and what became of it, or access that answers none. */
export const histories = (timing: Timing = 'perhaps'): fc.Arbitrary<readonly Told[]> =>
  fc.oneof({ arbitrary: answered(timing), weight: 5 }, { arbitrary: inside(timing), weight: 1 });

/**
 * A request of one line, answered or not, disclosed, and handled by whoever has it. The first amendment may
 * have its own receipt. The sides agree on the letter: where they do not, what the IRS received counts.
 */
const answered = (timing: Timing): fc.Arbitrary<readonly Told[]> =>
  fc
    .record({
      letterData,
      letters: fc.subarray(['made', 'received'] as const, { minLength: 1 }),
      added: dated(lineData.map(line), timing),
      amendment: fc.option(dated(amendedData.map(amended), timing)),
      receipt: fc.option(dated(fc.constant(receiptOf(0)), timing)),
      more: fc.array(dated(fc.oneof(...irsTold.slice(1), ...agencyTold.slice(1)), timing), {
        maxLength: 4,
      }),
      grounds: fc.array(dated(fc.oneof(...groundsBy.irs, ...groundsBy.agency), timing), {
        maxLength: 3,
      }),
      acts: fc.tuple(
        dated(matchData.map(match), timing),
        dated(disclosedData.map(disclosed), timing),
      ),
      before: fc.array(dated(fc.oneof(...irsFollowing, ...agencyFollowing), timing, LATER), {
        maxLength: 3,
      }),
      after: followed(timing),
      handled: fc.array(dated(fc.oneof(...handling), timing), { maxLength: 4 }),
      registers: fc.array(dated(fc.oneof(...REGISTERS), timing), { maxLength: 3 }),
    })
    .chain((told) =>
      fc
        .tuple(
          ...told.letters.map((which) =>
            dated(
              fc.constant<Told>(
                which === 'made'
                  ? letter(told.letterData)
                  : receipt({ ...told.letterData, letterDate: '2025-06-20' }),
              ),
              timing,
            ),
          ),
        )
        .map((letters) => {
          const amendment = told.amendment === null ? [] : [told.amendment];
          const pointer =
            told.amendment === null || told.receipt === null
              ? []
              : [pointingAt(told.receipt, letters.length + 1)];
          const { added, more, grounds, before, acts, handled, registers, after } = told;
          return [
            ...letters,
            added,
            ...amendment,
            ...pointer,
            ...more,
            ...grounds,
            ...before,
            ...acts,
            ...handled,
            ...registers,
            ...after,
          ];
        }),
    );

const pointingAt = (told: Told, place: number): Told =>
  told.type === 'AmendmentReceived'
    ? { ...told, data: { ...told.data, amendmentRevision: place } }
    : told;

/** The same facts, each with its revision, come to the ledger in another order; days are closed in theirs. */
export const arrivingAs = (given: readonly Told[], arrival: readonly number[]): readonly Fact[] => {
  const isClosing = given.map(({ type }) => type === 'DayClosed');
  const closings = arrival.filter((_, n) => isClosing[n]).toSorted((a, b) => a - b);
  return recordedFacts(given)
    .map((fact, n) => {
      const place = isClosing[n] === true ? closings.shift() : arrival[n];
      return { ...fact, ref: { ...fact.ref, seq: (place ?? n) + 1 } };
    })
    .toSorted((a, b) => a.ref.seq - b.ref.seq);
};
