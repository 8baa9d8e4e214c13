import { describe, expect, it } from 'vitest';
import { at, on, recorded, type Told } from '../../src/statute/example.js';
import {
  accessEnded,
  accessGranted,
  impairmentChecked,
  inspected,
  offered,
  redisclosed,
  used,
} from '../../src/statute/examples-information.js';
import { findingClosed, safeguardFinding } from '../../src/statute/examples-supervision.js';
import {
  agentOne,
  commitment,
  confirmed,
  disclosed,
  interviewNotes,
  letter,
  line,
  matter,
  receipt,
} from '../../src/statute/examples.js';
import { judge } from '../../src/statute/packs.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { causesOf, verdictOf } from './support/judging.js';

const ANSWERED: readonly Told[] = [letter(), line(), receipt(), disclosed()];
const COLLEAGUE = { ...agentOne, officerId: 'AGENT-9', role: null };
const opened = (...told: readonly Told[]) => verdictOf('SAFE-ACCESS', [...ANSWERED, ...told]);

describe('access granted only on paper, after the file was opened', () => {
  const backDated = recorded('2025-10-01', accessGranted());

  it('leaves the opening undetermined, and says by whom and how late', () => {
    const verdict = opened(inspected(), backDated);
    expect(verdict?.outcome).toBe('undetermined');
    expect(verdict?.causes).toEqual([
      {
        kind: 'recorded-late',
        event: { seq: 6, stream: 'request-1', revision: 5 },
        days: 51,
        by: 'DHS',
      },
    ]);
  });

  it('until a reviewer bears it out', () => {
    expect(opened(inspected(), backDated, confirmed(5))?.outcome).toBe('clear');
  });

  it('excuses nobody who is not engaged', () => {
    const grant = accessGranted({ grantees: [COLLEAGUE] });
    const looked = inspected({ inspector: COLLEAGUE });
    const late = opened(looked, recorded('2025-10-01', grant));
    expect(opened(looked)?.severity).toBe('SAFE');
    expect(late?.severity).toBe('SAFE');
  });

  it('is not known before it was recorded', () => {
    const before = verdictOf('SAFE-ACCESS', [...ANSWERED, inspected(), backDated], { knownAt: 5 });
    expect(before?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'accessGranted' }]);
  });
});

describe('how grave an opening is', () => {
  it.each([
    [
      'a possible breach of the statute by who is not named, for another end',
      inspected({ inspector: COLLEAGUE, purpose: 'other' }),
      'STAT',
    ],
    [
      'a possible breach of the statute by who is not named, for another matter',
      inspected({ inspector: COLLEAGUE, matter: matter({ reference: 'HSI-2025-0099' }) }),
      'STAT',
    ],
    [
      'a failure of safeguards by who is not named, for the matter',
      inspected({ inspector: COLLEAGUE }),
      'SAFE',
    ],
    [
      'a failure of safeguards by who is not named, for a matter that is not recorded',
      inspected({ inspector: COLLEAGUE, matter: null }),
      'SAFE',
    ],
    [
      'a failure of safeguards by who is not named, for tax administration',
      inspected({ inspector: COLLEAGUE, purpose: 'tax-administration' }),
      'SAFE',
    ],
    [
      'a failure of safeguards by who is not named, for tax administration in a case of its own',
      inspected({
        inspector: COLLEAGUE,
        purpose: 'tax-administration',
        matter: matter({ reference: 'EXAM-2025-0311' }),
      }),
      'SAFE',
    ],
    [
      'a failure of safeguards by who is named, for another matter',
      inspected({ matter: matter({ reference: 'HSI-2025-0099' }) }),
      'SAFE',
    ],
    ['a failure of safeguards without clearance', inspected({ cleared: false }), 'SAFE'],
  ] as const)('%s', (_, act, severity) => {
    expect(opened(accessGranted(), act)?.severity).toBe(severity);
  });

  it.each(['audit', 'custody'] as const)(
    'is not told of an opening for %s, whoever opened it and whatever grant is on record',
    (purpose) => {
      const causes = [inspected({ purpose }), inspected({ inspector: COLLEAGUE, purpose })].flatMap(
        (act) => [opened(act), opened(accessGranted({ grantees: [COLLEAGUE] }), act)],
      );
      expect(new Set(causes.flatMap((verdict) => causesOf(verdict)))).toContain('not-decided-here');
      for (const verdict of causes) expect(verdict?.outcome).toBe('undetermined');
    },
  );

  it('a grant of access makes it neither graver nor milder', () => {
    for (const inspection of [{}, { purpose: 'other' }] as const) {
      const act = inspected({ inspector: COLLEAGUE, ...inspection });
      const granted = opened(accessGranted({ grantees: [COLLEAGUE] }), act);
      expect(granted?.severity).toBe(opened(act)?.severity);
    }
  });

  it('a failure of safeguards is not hidden by what was left out', () => {
    const verdict = opened(accessGranted(), inspected({ cleared: false, purpose: null }));
    expect(verdict?.severity).toBe('SAFE');
  });
});

describe('the order of access and opening on one day', () => {
  const hours = (granted: string, looked: string) =>
    opened(
      at(`2025-08-11T${granted}:00:00Z`, accessGranted({ from: '2025-08-11' })),
      at(`2025-08-11T${looked}:00:00Z`, inspected()),
    );

  it('is that of the instants', () => {
    expect(hours('14', '16')?.outcome).toBe('clear');
    expect(hours('16', '14')?.outcome).toBe('undetermined');
    expect(causesOf(hours('16', '14'))).toEqual(['fact-not-recorded']);
  });

  it('is not recorded without them', () => {
    const verdict = opened(on('2025-08-11', accessGranted({ from: '2025-08-11' })), inspected());
    expect(causesOf(verdict)).toContain('order-not-recorded');
  });
});

describe('an act inside government that answers no request', () => {
  const looked = inspected({
    recipientAgency: 'EOP',
    authority: '6103(h)(1)',
    kind: 'outside-team',
    inspector: { officerId: 'TEAM-1', agency: 'EOP', office: null, role: null },
    purpose: 'other',
    taxDuty: false,
    matter: null,
  });
  const said = () => {
    const facts = recordedFacts([{ ...looked, data: { ...looked.data, lines: null } }]);
    return judge(dossierOf(facts), facts[0]!, 0, 1);
  };

  it('is judged by each rule on opening, without letter or line', () => {
    const outcomes = said().map(({ rule, verdicts }) => [rule, verdicts.DC_CIR_2026?.outcome]);
    expect(outcomes).toContainEqual(['SAFE-ACCESS', 'finding']);
    expect(outcomes).toContainEqual(['ACC-TAX-ADMIN-MISUSE', 'finding']);
    expect(JSON.stringify(said())).not.toContain('rule-failed');
  });
});

describe('what was used, for which matter', () => {
  const OTHER = matter({ reference: 'HSI-2025-0099' });

  it('is told by the line as amended no more than by its number', () => {
    const verdict = verdictOf('USE-PURPOSE', [...ANSWERED, used({ matter: OTHER })]);
    expect(verdict?.outcome).toBe('finding');
  });

  it('is in doubt where what for is not recorded: it may be a proceeding', () => {
    const verdict = verdictOf('USE-PURPOSE', [...ANSWERED, used({ matter: OTHER, use: null })]);
    expect(verdict?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'use' }]);
  });

  it('is in doubt where a second disclosure of the line came under another paragraph', () => {
    const second = on('2025-08-09', disclosed({ authority: '6103(d)' }));
    const verdict = verdictOf('USE-PURPOSE', [...ANSWERED, second, used({ matter: OTHER })]);
    expect(causesOf(verdict)).toEqual(['not-decided-here']);
  });

  it('is not touched by a disclosure that came after the use', () => {
    const second = on('2025-09-09', disclosed({ authority: '6103(d)' }));
    const verdict = verdictOf('USE-PURPOSE', [...ANSWERED, second, used({ matter: OTHER })]);
    expect(verdict?.outcome).toBe('finding');
  });
});

describe('passing on', () => {
  it('to a State for another matter is a possible breach under every reading', () => {
    const toState = redisclosed({
      recipientKind: 'state-or-local',
      recipientAgency: 'US-NY',
      matter: matter({ reference: 'HSI-2025-0099' }),
    });
    const verdict = verdictOf('USE-REDISCLOSURE', [...ANSWERED, toState], {
      reading: 'IRS_PRACTICE_2025',
    });
    expect(verdict?.severity).toBe('STAT');
    expect(verdict?.elements).toEqual(['redisclosure']);
  });

  it('says that the regulation was not seen where it rests on it', () => {
    const verdict = verdictOf('USE-REDISCLOSURE', [...ANSWERED, redisclosed()]);
    expect(verdict?.because).toContain('UNVERIFIED');
  });
});

describe('a determination about evidence', () => {
  const barred = impairmentChecked({ result: 'impairs-investigation', concerns: 'evidence' });
  const offer = offered({ items: [interviewNotes] });
  const verdict = (...told: readonly Told[]) => verdictOf('USE-PROCEEDING', [...ANSWERED, ...told]);

  it('counts where it came before the offer', () => {
    expect(verdict(barred, offer)?.elements).toEqual(['proceeding', 'impairment']);
    expect(verdict(on('2025-10-02', barred), offer)?.outcome).toBe('clear');
  });

  it('stands when another check later finds nothing and lifts nothing', () => {
    const none = on('2025-09-01', impairmentChecked({ concerns: 'evidence' }));
    expect(verdict(barred, none, offer)?.outcome).toBe('finding');
  });

  it('is lifted in doubt by what was recorded after the offer', () => {
    const lifting = on('2025-09-01', impairmentChecked({ concerns: 'evidence', lifted: true }));
    expect(causesOf(verdict(barred, offer, recorded('2025-11-03', lifting)))).toEqual([
      'recorded-late',
    ]);
  });

  it('is in doubt where it is not recorded what was lifted', () => {
    const lifting = on('2025-09-01', impairmentChecked({ concerns: null, lifted: true }));
    expect(verdict(barred, lifting, offer)?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'impairment.concerns' },
    ]);
    expect(verdict(lifting, offer)?.outcome).toBe('clear');
  });

  it('about disclosure alone says nothing of evidence', () => {
    expect(verdict(impairmentChecked({ result: 'impairs-investigation' }), offer)?.outcome).toBe(
      'clear',
    );
  });
});

describe('what was obtained under two paragraphs', () => {
  const byOrder = on('2025-08-09', disclosed({ authority: '6103(i)(1)' }));
  const byState = on('2025-08-09', disclosed({ authority: '6103(d)' }));

  it('was not all obtained on an order of a court', () => {
    const wages = { ...interviewNotes, code: 'wages', source: 'filed-by-subject' } as const;
    const offer = offered({ items: [wages], courtFinding: 'probative' });
    expect(verdictOf('USE-PROCEEDING', [...ANSWERED.slice(0, 3), byOrder, offer])?.outcome).toBe(
      'clear',
    );
    expect(causesOf(verdictOf('USE-PROCEEDING', [...ANSWERED, byOrder, offer]))).toEqual([
      'not-decided-here',
    ]);
  });

  it('is not for the engaged alone to open', () => {
    const verdict = opened(byState, accessGranted(), inspected());
    expect(causesOf(verdict)).toEqual(['not-decided-here']);
  });
});

describe('access that does not cover the day', () => {
  it.each([
    ['begins later', { from: '2025-08-12' }, 'undetermined'],
    ['begins on it', { from: '2025-08-11' }, 'clear'],
    ['runs out on it', { to: '2025-08-11' }, 'finding'],
    ['runs out the day after', { to: '2025-08-12' }, 'clear'],
    ['begins on a day that is not recorded', { from: null }, 'undetermined'],
  ] as const)('%s', (_, data, outcome) => {
    expect(opened(accessGranted(data), inspected())?.outcome).toBe(outcome);
  });

  it('is in doubt where one grant has run out and another names nobody', () => {
    const verdict = opened(
      accessGranted({ to: '2025-08-10' }),
      accessGranted({ grantees: null }),
      inspected(),
    );
    expect(verdict?.causes).toContainEqual({
      kind: 'fact-not-recorded',
      field: 'accessGranted.grantees',
    });
  });

  it('shows the event that ended it', () => {
    const verdict = opened(
      accessGranted(),
      on('2025-08-10', accessEnded({ to: '2025-08-10' })),
      inspected(),
    );
    expect(verdict?.evidence.map(({ seq }) => seq)).toContain(6);
  });
});

describe('a promise of safeguards', () => {
  const promise = (...parties: readonly string[]) =>
    commitment({
      parties,
      clauses: [
        {
          id: '1',
          words: 'Words',
          kind: 'safeguards',
          offences: null,
          from: '2025-08-20',
          to: null,
          disclosedUntil: null,
        },
      ],
    });
  const kept = (...told: readonly Told[]) =>
    verdictOf('COMMIT-PROMISE', [...told, ...ANSWERED, used()]);

  it('binds from its first day, whichever of the parties is reviewed', () => {
    expect(kept(promise('SSA', 'DHS'), safeguardFinding())?.outcome).toBe('finding');
    expect(kept(promise('DHS'), safeguardFinding({ recipientAgency: 'SSA' }))?.outcome).toBe(
      'clear',
    );
  });

  it('binds the officer’s agency, and who recorded it where no officer is told', () => {
    const by = (agency: string | null) =>
      verdictOf('COMMIT-PROMISE', [
        promise('DOJ'),
        safeguardFinding({ recipientAgency: 'DOJ' }),
        ...ANSWERED,
        used({ user: agency === null ? null : { ...agentOne, agency } }),
      ])?.outcome;
    expect(by('DOJ')).toBe('finding');
    expect(by(null)).toBeUndefined();
  });

  it('is in doubt where a finding without a number was perhaps the one closed', () => {
    const unnumbered = safeguardFinding({ finding: null });
    expect(kept(promise('DHS'), unnumbered)?.outcome).toBe('finding');
    expect(kept(promise('DHS'), unnumbered, findingClosed())?.outcome).toBe('undetermined');
  });

  it('is not broken by a finding that came after, and in doubt by one of the day', () => {
    expect(kept(promise('DHS'), on('2025-08-21', safeguardFinding()))?.outcome).toBe('clear');
    expect(kept(promise('DHS'), on('2025-08-20', safeguardFinding()))?.outcome).toBe(
      'undetermined',
    );
  });
});

describe('access for tax administration', () => {
  it('is asked of the act’s own paragraph before that of the request', () => {
    const verdict = verdictOf('ACC-TAX-ADMIN-MISUSE', [
      ...ANSWERED,
      inspected({ authority: '6103' }),
    ]);
    expect(causesOf(verdict)).toEqual(['text-not-understood']);
  });
});
