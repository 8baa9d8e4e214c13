import { describe, expect, it } from 'vitest';
import { at, on, recorded, type Told } from '../../src/statute/example.js';
import { closed, incident, incidentReported } from '../../src/statute/examples-supervision.js';
import { confirmed } from '../../src/statute/examples.js';
import { judge } from '../../src/statute/packs.js';
import type { Verdict } from '../../src/statute/verdict.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { causesOf, verdictOf } from './support/judging.js';

const FOLLOW_UP = incidentReported({ followUp: true });

/** What is said of the fact at that place, the first being 0: an incident of 3 December 2025. */
const saidOf = (place: number, ...told: readonly Told[]): Verdict | undefined => {
  const facts = recordedFacts([incident(), ...told]);
  const act = facts[place];
  if (act === undefined) throw new Error('The act is not given');
  const said = judge(dossierOf(facts), act, 0, facts.length);
  return said.find(({ rule }) => rule === 'SAFE-INCIDENT-24H')?.verdicts.DDC_CTR_2026;
};

describe('a report of 10 December that completes an earlier one', () => {
  const completing = on('2025-12-10', FOLLOW_UP);

  it.each([
    ['of the first day', incidentReported()],
    ['of the same day', on('2025-12-10', incidentReported())],
    ['of which it is not recorded whether it is the first', incidentReported({ followUp: null })],
    ['of which it is not recorded to whom it went', incidentReported({ to: null })],
  ])('%s has no hours of its own', (_, first) => {
    expect(saidOf(2, first, completing)).toBeUndefined();
  });

  it.each([
    ['that itself completes another', on('2025-12-05', FOLLOW_UP)],
    ['that went to another office', incidentReported({ to: ['tigta'] })],
  ])('%s is judged by its own hours', (_, first) => {
    expect(saidOf(2, first, completing)?.outcome).toBe('finding');
  });

  it('is judged by its own hours where the other was made after it, or there is none', () => {
    const after = on('2025-12-11', incidentReported());
    expect(saidOf(1, completing, after)?.outcome).toBe('finding');
    expect(saidOf(1, completing)?.outcome).toBe('finding');
  });

  it('is in doubt where the first was told only after it, until somebody bears that out', () => {
    const late = recorded('2026-01-09', incidentReported());
    expect(saidOf(1, completing, late)?.causes).toEqual([
      expect.objectContaining({ kind: 'recorded-late', days: 30, by: 'DHS' }),
    ]);
    expect(saidOf(1, completing, late, confirmed(2))).toBeUndefined();
  });
});

describe('a report', () => {
  it('that is not said to complete another is judged by its own hours', () => {
    const second = on('2025-12-10', incidentReported());
    expect(saidOf(2, incidentReported(), second)?.outcome).toBe('finding');
  });

  it('of an incident that is not recorded is in doubt', () => {
    expect(verdictOf('SAFE-INCIDENT-24H', [incidentReported()])?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'incident' },
    ]);
  });

  it.each([
    ['neither', incident(), on('2025-12-04', incidentReported())],
    [
      'the incident alone',
      at('2025-12-03T15:00:00.000Z', incident()),
      on('2025-12-04', incidentReported()),
    ],
    ['the report alone', incident(), at('2025-12-04T15:00:00.000Z', incidentReported())],
  ])('of the next day is in doubt where of %s the hour is recorded', (_, identified, report) => {
    expect(verdictOf('SAFE-INCIDENT-24H', [identified, report])?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'occurredAt' },
    ]);
  });

  it('states what it states, however late it is told', () => {
    const late = recorded('2026-01-09', incidentReported());
    expect(saidOf(2, closed('2026-01-02'), late)?.outcome).toBe('clear');
  });

  it('that leaves something out is in doubt where what another states is not recorded', () => {
    const short = incidentReported({ states: ['agency'] });
    const other = on('2025-12-10', incidentReported({ states: null, followUp: true }));
    expect(causesOf(saidOf(1, short, other, closed('2026-01-02')))).toEqual(['fact-not-recorded']);
    expect(saidOf(1, short, closed('2026-01-02'))?.outcome).toBe('finding');
  });
});

describe('an identification of an hour that is recorded', () => {
  const IDENTIFIED = at('2025-12-03T15:00:00.000Z', incident());
  const report = (instant: string) => at(instant, incidentReported());
  const said = (...told: readonly Told[]) =>
    verdictOf('SAFE-INCIDENT-24H', [IDENTIFIED, ...told], { act: 'IncidentIdentified' });
  const TIMELY = report('2025-12-04T15:00:00.000Z');
  const PAST = report('2025-12-04T21:00:00.000Z');

  it('leaves to the report what was reported past the hours, however it was told', () => {
    expect(said(PAST)).toBeUndefined();
    expect(said(closed('2025-12-04'), recorded('2026-01-09', PAST))).toBeUndefined();
  });

  it('is answered by a report within them', () => {
    expect(said(TIMELY)?.outcome).toBe('clear');
    expect(said(PAST, TIMELY)?.outcome).toBe('clear');
  });

  it('is not answered where nothing is reported', () => {
    expect(said(closed('2025-12-04'))?.outcome).toBe('finding');
  });
});
