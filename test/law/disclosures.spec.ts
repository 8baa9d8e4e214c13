import { describe, expect, it } from 'vitest';
import { type Example, on, recorded, type Told } from '../../src/statute/example.js';
import {
  accepted,
  agentOne,
  amendmentReceived,
  approval,
  directorOfIce,
  disclosed,
  errorFound,
  item,
  letter,
  line,
  match,
  matchErroneous,
  order,
  orderLifted,
  receipt,
  text,
} from '../../src/statute/examples.js';
import { judge } from '../../src/statute/packs.js';
import { type ReadingId, READINGS, type Verdict } from '../../src/statute/verdict.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';

/** What a rule says of the last fact of a type, by reading. */
const said = (
  rule: string,
  type: Told['type'],
  given: readonly Told[],
  more: Partial<Example> & { readonly knownAt?: number } = {},
): Readonly<Record<ReadingId, Verdict | undefined>> => {
  const facts = recordedFacts(given);
  const act = facts.findLast((fact) => fact.type === type);
  if (act === undefined) throw new Error(`No ${type} is given`);
  const number = 'line' in act.data && act.data.line === null ? 0 : 1;
  const judgements = judge(dossierOf(facts, more), act, number, more.knownAt ?? facts.length);
  const none = Object.fromEntries(READINGS.map((reading) => [reading, undefined]));
  return (judgements.find((judgement) => judgement.rule === rule)?.verdicts ?? none) as Readonly<
    Record<ReadingId, Verdict | undefined>
  >;
};

/** `STAT address`, `undetermined law-unsettled`, `clear`. */
const brief = (verdict: Verdict | undefined): string => {
  if (verdict === undefined) return 'not applicable';
  const { outcome, severity, elements, causes, open } = verdict;
  if (outcome === 'clear') return 'clear';
  const words =
    outcome === 'finding'
      ? [severity, ...(elements ?? []), ...(open === undefined ? [] : [`(${open} open)`])]
      : [outcome, ...new Set((causes ?? []).map(({ kind }) => kind))];
  return words.join(' ');
};

const briefly = (...asked: Parameters<typeof said>): Readonly<Record<ReadingId, string>> =>
  Object.fromEntries(
    Object.entries(said(...asked)).map(([reading, verdict]) => [reading, brief(verdict)]),
  ) as Record<ReadingId, string>;

const everywhere = (words: string) => Object.fromEntries(READINGS.map((r) => [r, words]));

const BY_NUMBER = match({
  compared: { name: 'equal', tin: 'equal', address: 'not-compared', birthDate: 'not-compared' },
  processes: ['tin'],
});
const supervisor = { ...agentOne, role: 'supervisor' } as const;

/** One line of August 2025: signed by the Director of ICE, one Assistant Director for 1,280 people. */
const august = (addressClass: string, found = BY_NUMBER): readonly Told[] => [
  letter({ signatory: directorOfIce, items: [item('mailing-address')] }),
  line({
    addressClass: text(addressClass),
    statutes: ['8 USC 1253(a)(1)'],
    removalOrder: {
      ground: '8 USC 1227(a)(1)(B)',
      arm: 'A',
      orderedOn: '2023-01-10',
      administrativelyFinalOn: '2023-01-10',
      courtFinalOn: null,
      failureOn: null,
      status: 'in-force',
    },
    engaged: [supervisor],
  }),
  receipt({ signatory: directorOfIce, items: [item('mailing-address')] }),
  found,
  disclosed({ items: [item('mailing-address')], recipients: [supervisor] }),
];
const MANY = { peoplePerOfficer: 1_280 } as const;

describe('a disclosure of August 2025', () => {
  it('with a good-looking address never compared rests on address and engagement under the strictest reading', () => {
    expect(briefly('DISC-ON-DEFECTIVE-REQUEST', 'Disclosed', august('usable'), MANY)).toEqual({
      DC_CIR_2026: 'undetermined law-unsettled',
      DDC_CTR_2026: 'STAT engaged address',
      DMASS_CEDC_2026: 'STAT engaged',
      IRS_PRACTICE_2025: 'clear',
      HISTORIC_IRS: 'STAT identity-only',
    });
  });

  it('with a placeholder for an address rests on the address under every court', () => {
    expect(briefly('DISC-ON-DEFECTIVE-REQUEST', 'Disclosed', august('placeholder'), MANY)).toEqual({
      DC_CIR_2026: 'STAT address',
      DDC_CTR_2026: 'STAT address engaged',
      DMASS_CEDC_2026: 'STAT address engaged',
      IRS_PRACTICE_2025: 'clear',
      HISTORIC_IRS: 'STAT identity-only',
    });
  });

  it('with the address compared and equal rests on engagement alone', () => {
    const found = match();
    expect(
      briefly('DISC-ON-DEFECTIVE-REQUEST', 'Disclosed', august('usable', found), MANY),
    ).toMatchObject({ DDC_CTR_2026: 'STAT engaged', IRS_PRACTICE_2025: 'clear' });
  });

  it('went to one officer for 1,280 people, which only two courts have ruled out', () => {
    expect(briefly('DISC-RECIPIENT', 'Disclosed', august('usable'), MANY)).toEqual({
      DC_CIR_2026: 'undetermined law-unsettled',
      DDC_CTR_2026: 'STAT engaged',
      DMASS_CEDC_2026: 'STAT engaged',
      IRS_PRACTICE_2025: 'clear',
      HISTORIC_IRS: 'undetermined law-unsettled',
    });
  });

  it('rests on a match that is a commitment possibly not kept where no comparison is asked for', () => {
    expect(briefly('DISC-MATCH-METHOD', 'MatchDecided', august('usable'))).toEqual({
      DC_CIR_2026: 'ANOM address (R-ADDR-MATCH open)',
      DDC_CTR_2026: 'STAT address',
      DMASS_CEDC_2026: 'ANOM address (R-ADDR-MATCH open)',
      IRS_PRACTICE_2025: 'POLICY address',
      HISTORIC_IRS: 'ANOM address (R-ADDR-MATCH open)',
    });
  });

  it('cured before it, but with the new address never compared, stands under the strictest reading alone', () => {
    const given = [
      letter(),
      line({ addressClass: text('placeholder') }),
      receipt(),
      amendmentReceived(),
      BY_NUMBER,
      disclosed(),
    ];
    expect(briefly('DISC-ON-DEFECTIVE-REQUEST', 'Disclosed', given)).toEqual({
      DC_CIR_2026: 'undetermined law-unsettled',
      DDC_CTR_2026: 'STAT address',
      DMASS_CEDC_2026: 'undetermined law-unsettled',
      IRS_PRACTICE_2025: 'clear',
      HISTORIC_IRS: 'undetermined law-unsettled',
    });
  });
});

describe('an error learnt later', () => {
  const given = [...august('usable'), recorded('2026-02-11', matchErroneous())];

  it('is of the person and never of the address', () => {
    expect(briefly('DISC-WRONG-PERSON', 'Disclosed', given)).toEqual(everywhere('STAT person'));
  });

  it('is not there before it is learnt', () => {
    expect(briefly('DISC-WRONG-PERSON', 'Disclosed', given, { knownAt: 5 })).toEqual(
      everywhere('clear'),
    );
  });

  it('names the fact in its evidence', () => {
    const { evidence } = said('DISC-WRONG-PERSON', 'Disclosed', given).DC_CIR_2026 as Verdict;
    expect(evidence[0]?.seq).toBe(5);
    expect(evidence.map(({ seq }) => seq)).toContain(6);
  });

  it('about an earlier disclosure says nothing of a later one', () => {
    const again = [
      ...august('usable'),
      errorFound(),
      on('2026-03-02', match()),
      on('2026-03-03', disclosed()),
    ];
    expect(briefly('DISC-WRONG-PERSON', 'Disclosed', again)).toEqual(everywhere('clear'));
  });

  it('of a match without a disclosure is for review only: nothing left the IRS', () => {
    const undisclosed = [letter(), line(), receipt(), match(), matchErroneous()];
    expect(briefly('DISC-WRONG-PERSON', 'MatchDecided', undisclosed)).toEqual(
      everywhere('ANOM person'),
    );
  });
});

describe('an item disclosed', () => {
  const of = (...items: Parameters<typeof item>[]) => [
    letter(),
    line(),
    receipt(),
    match(),
    disclosed({ items: items.map((one) => item(...one)) }),
  ];

  it('that the taxpayer filed goes past the statute', () => {
    const given = of(['filing-status', { source: 'filed-by-subject' }]);
    expect(briefly('DISC-TAXPAYER-RETURN-INFO', 'Disclosed', given)).toEqual(
      everywhere('STAT item'),
    );
  });

  it('from a State goes past an agreement, not past the words of the statute', () => {
    const given = of(['wages', { source: 'state-agency' }]);
    expect(briefly('DISC-TAXPAYER-RETURN-INFO', 'Disclosed', given)).toEqual(
      everywhere('POLICY item'),
    );
  });

  it('of a payer stays unsettled under every shipped reading', () => {
    const given = of(['wages', { source: 'third-party-information-return' }]);
    expect(briefly('DISC-TAXPAYER-RETURN-INFO', 'Disclosed', given)).toEqual(
      everywhere('undetermined law-unsettled'),
    );
  });

  it('without a source outweighs one from a State, for it may be graver', () => {
    const given = of(['wages', { source: 'state-agency' }], ['interest', { source: null }]);
    expect(briefly('DISC-TAXPAYER-RETURN-INFO', 'Disclosed', given)).toEqual(
      everywhere('undetermined fact-not-recorded'),
    );
  });

  it('that the taxpayer filed stands whatever else is in doubt', () => {
    const given = of(['wages', { source: 'filed-by-subject' }], ['interest', { source: null }]);
    expect(briefly('DISC-TAXPAYER-RETURN-INFO', 'Disclosed', given)).toEqual(
      everywhere('STAT item'),
    );
  });
});

describe('a match with several candidates', () => {
  it('is for someone to look at where every key agrees, and no disclosure of the wrong person', () => {
    const given = [letter(), line(), receipt(), match({ candidates: 2 }), disclosed()];
    expect(briefly('DISC-WRONG-PERSON', 'Disclosed', given)).toEqual(everywhere('ANOM person'));
  });
});

describe('an order of a court', () => {
  const december = on('2025-12-01', disclosed());

  it('in force makes a finding of its own severity, with the order in evidence', () => {
    const { DC_CIR_2026: verdict } = said('ORD-IN-FORCE', 'Disclosed', [order(), december]);
    expect(brief(verdict)).toBe('ORDER court-order');
    expect(verdict?.evidence.map(({ stream }) => stream)).toContain('orders');
  });

  it('binds from its day although the ledger learnt of it later, but only as known from then', () => {
    const given = [december, recorded('2026-02-06', order())];
    expect(briefly('ORD-IN-FORCE', 'Disclosed', given)).toEqual(everywhere('ORDER court-order'));
    expect(briefly('ORD-IN-FORCE', 'Disclosed', given, { knownAt: 1 })).toEqual(
      everywhere('clear'),
    );
  });

  it('lifted with effect from before frees, for the registrar is no side of the request', () => {
    const given = [
      order(),
      december,
      recorded('2026-03-01', on('2025-11-28', orderLifted({ to: '2025-11-28' }))),
    ];
    expect(briefly('ORD-IN-FORCE', 'Disclosed', given)).toEqual(everywhere('clear'));
  });
});

describe('what the IRS asks of itself', () => {
  it('is a commitment: a missing approval and an acceptance without elements break no statute', () => {
    const given = [letter(), line({ addressClass: text('missing') }), receipt(), accepted()];
    expect(briefly('RESP-DEFECT-NOT-RETURNED', 'LinesAccepted', given)).toEqual(
      everywhere('POLICY response'),
    );
    expect(
      briefly('DISC-APPROVAL', 'Disclosed', [letter(), line(), receipt(), disclosed()]),
    ).toEqual(everywhere('POLICY approval'));
  });

  it('is not done by an approval that is recorded only afterwards', () => {
    const given = [
      letter(),
      line(),
      receipt(),
      disclosed(),
      recorded('2025-09-01', approval({ approver: directorOfIce })),
    ];
    expect(briefly('DISC-APPROVAL', 'Disclosed', given)).toEqual(everywhere('POLICY approval'));
  });
});
