import { describe, expect, it } from 'vitest';
import { on, recorded, type Told } from '../../src/statute/example.js';
import { findingClosed } from '../../src/statute/examples-supervision.js';
import {
  amended,
  directorOfIce,
  disclosed,
  inspectorGeneral,
  letter,
  line,
  match,
  receipt,
  receiptOf,
  text,
} from '../../src/statute/examples.js';
import type { Fact, Office } from '../../src/statute/facts.js';
import { untrusted } from '../../src/statute/trust.js';
import { clear, finding, notRecorded } from '../../src/statute/verdicts.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { findsWhere, judgedBy, readingOf, saidOf, toyRule } from './support/toy-rules.js';

/** The places in the log of what is not trusted for the disclosure told. */
const untrustedOf = (given: readonly Told[], knownAt = given.length): readonly number[] => {
  const facts = recordedFacts(given);
  const act = facts.find(({ type }) => type === 'Disclosed') as Fact;
  const question = { dossier: dossierOf(facts), act, line: 1, knownAt };
  return untrusted(question).map(({ ref }) => ref.seq);
};
const late = recorded('2025-08-17', match());
const toDhs = disclosed({ recipientAgency: 'DHS' });

describe('what a side of the request recorded after the act', () => {
  it('is not trusted from when it is known', () => {
    expect(untrustedOf([match(), disclosed()])).toEqual([]);
    expect(untrustedOf([disclosed(), late])).toEqual([2]);
    expect(untrustedOf([disclosed(), late], 1)).toEqual([]);
  });

  it('is trusted from when the other side is known to have recorded the same', () => {
    const given = [letter(), disclosed(), recorded('2025-08-17', receipt())];
    expect(untrustedOf(given)).toEqual([]);
    const other = [
      disclosed(),
      recorded('2025-08-17', receipt()),
      recorded('2025-08-18', letter()),
    ];
    expect(untrustedOf(other, 2)).toEqual([2]);
    expect(untrustedOf(other)).toEqual([]);
  });

  it('is nothing to an act that it cannot bear on', () => {
    expect(untrustedOf([disclosed(), on('2025-08-08', match())])).toEqual([]);
  });
});

describe('what the register of safeguards was told after the act', () => {
  const closing = (recipientAgency: string | null) =>
    recorded('2025-10-01', on('2025-08-01', findingClosed({ recipientAgency })));

  it.each([
    ['of the recipient', 'DHS', [2]],
    ['of a part of its department', 'ICE', [2]],
    ['of another agency', 'SSA', []],
    ['of nobody recorded', null, []],
  ])('%s', (_, agency, places) => {
    expect(untrustedOf([toDhs, closing(agency)])).toEqual(places);
  });

  it('is nothing to an act whose recipient is not recorded', () => {
    const toNobody = disclosed({ recipientAgency: null });
    expect(untrustedOf([toNobody, closing('DHS')])).toEqual([]);
    expect(untrustedOf([toNobody, closing(null)])).toEqual([]);
  });
});

describe('where a finding is put in doubt by what was told late', () => {
  const rule = toyRule({
    assess: (view) =>
      view.before('MatchDecided').length > 0
        ? notRecorded('candidates', 'Not told.', view.evidence())
        : finding({ severity: 'STAT', elements: ['item'] }, 'Not so.', view.evidence()),
  });
  const causes = (given: readonly Told[]) =>
    saidOf(rule, given)?.causes?.map((cause) =>
      cause.kind === 'recorded-late' ? cause.event.seq : cause.kind,
    );

  it('that is named, and all of it where any one fact would do', () => {
    expect(causes([disclosed(), late])).toEqual([2, 'fact-not-recorded']);
    const another = recorded('2025-08-18', on('2025-08-05', match()));
    expect(causes([disclosed(), late, another])).toEqual([2, 3, 'fact-not-recorded']);
  });
});

describe('what is excused only by what was told late', () => {
  it('says so, after what it was without', () => {
    const rule = findsWhere((view) => view.before('MatchDecided').length === 0);
    expect(saidOf(rule, [disclosed(), late])).toMatchObject({
      outcome: 'undetermined',
      because: 'Not so. It is excused only by what was recorded after the act.',
    });
  });

  it('says so too where the rule then no longer applies', () => {
    const rule = toyRule({
      assess: (view) =>
        view.before('MatchDecided').length > 0
          ? undefined
          : finding({ severity: 'STAT', elements: ['item'] }, 'Not so.', view.evidence()),
    });
    expect(saidOf(rule, [disclosed(), late])?.outcome).toBe('undetermined');
    expect(saidOf(toyRule({ assess: () => clear('So.', []) }), [disclosed(), late])?.outcome).toBe(
      'clear',
    );
  });
});

it('R-HEAD is asked of each reading where an amendment turned on it before another signature was told', () => {
  const signedBy = (signatory: Office) => {
    const told = receiptOf(3);
    return { ...told, data: { ...told.data, signatory } };
  };
  const given = [
    letter(),
    receipt(),
    line({ addressClass: text('placeholder') }),
    amended({ signatory: null }),
    on('2025-07-16', signedBy(directorOfIce)),
    disclosed(),
    recorded('2025-08-17', on('2025-07-15', signedBy(inspectorGeneral))),
  ];
  const rule = findsWhere((view) => view.lineData?.addressClass?.class === 'placeholder');
  const readings = (['no', 'yes'] as const).map((answer) =>
    readingOf({ 'R-HEAD': answer }, answer),
  );
  const [judgement] = judgedBy([rule], given, { readings });
  expect(judgement?.verdicts['no']?.outcome).toBe('undetermined');
  expect(judgement?.verdicts['yes']?.outcome).toBe('clear');
});
