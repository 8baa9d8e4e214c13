import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../example.js';
import { refusalEntered, refusalLifted } from '../../examples-supervision.js';
import { refused } from '../../examples.js';
import type { Dossier } from '../../dossier.js';
import type { Fact } from '../../facts.js';
import { knownFor } from '../../record.js';
import { View } from '../../view.js';
import { refusedFor } from './safeguard-refusals.js';

const fact = (told: Told, seq: number): Fact => ({
  ...told,
  ref: { seq, stream: 'request-1', revision: seq },
  recordedOn: told.recordedOn ?? told.occurredOn,
});

/** How disclosures to DHS stood at a response of 20 July 2025, in the log at `place` among what is told. */
const standing = (safeguards: readonly Told[], { place = 9, agency = 'DHS' } = {}) => {
  const act = fact(on('2025-07-20', refused()), place);
  const dossier: Dossier = {
    facts: [act],
    tallies: { engaged: new Map(), reasons: new Map(), namings: new Map(), askedBefore: new Map() },
    orders: undefined,
    commitments: undefined,
    offices: undefined,
    statistics: undefined,
    safeguards: safeguards.map((told, n) => fact(told, n + 1)),
    reports: undefined,
    calendar: { closing: () => undefined },
    reviews: [],
  };
  const question = { dossier, act, line: 1, knownAt: 99 };
  return refusedFor(agency, new View(knownFor(question, new Set()), () => true)).kind;
};

describe('disclosures refused for safeguards, on 20 July 2025', () => {
  it.each([
    ['entered on the day', refusalEntered({ from: '2025-07-20' }), 'refused'],
    ['entered the day before', refusalEntered({ from: '2025-07-19' }), 'refused'],
    ['from the day after', refusalEntered({ from: '2025-07-21' }), 'no'],
    ['until that day', refusalEntered({ to: '2025-07-20' }), 'no'],
    ['until the day after', refusalEntered({ to: '2025-07-21' }), 'refused'],
    ['from when is not recorded', refusalEntered({ from: null }), 'doubtful'],
    [
      'from when is not recorded, but ended',
      refusalEntered({ from: null, to: '2025-07-20' }),
      'no',
    ],
    ['for an agency that is not recorded', refusalEntered({ recipientAgency: null }), 'no'],
  ])('%s', (_, refusal, kind) => {
    expect(standing([refusal])).toBe(kind);
  });

  it('says nothing of another agency', () => {
    expect(standing([refusalEntered()], { agency: 'SSA' })).toBe('no');
  });

  it('is doubtful when told after the act by one of its own sides', () => {
    expect(standing([refusalEntered()], { place: 0 })).toBe('doubtful');
    expect(standing([refusalEntered()], { place: 2 })).toBe('refused');
  });

  it.each([
    ['on the day', on('2025-07-20', refusalLifted({ to: '2025-07-20' })), 'no'],
    ['the day after', on('2025-07-21', refusalLifted({ to: '2025-07-21' })), 'refused'],
    [
      'by the day of the act where it states no other',
      on('2025-07-18', refusalLifted({ to: null })),
      'no',
    ],
    [
      'by a lifting of later with no day of its own',
      on('2025-07-21', refusalLifted({ to: null })),
      'refused',
    ],
    ['on the day it was entered', on('2025-07-15', refusalLifted({ to: '2025-07-15' })), 'no'],
    ['before it was entered', on('2025-07-14', refusalLifted({ to: '2025-07-14' })), 'refused'],
  ])('lifted %s', (_, lifted, kind) => {
    expect(standing([refusalEntered(), lifted])).toBe(kind);
  });

  it('lifted, whenever it was entered', () => {
    const lifted = on('2025-07-18', refusalLifted({ to: '2025-07-18' }));
    expect(standing([refusalEntered({ from: null }), lifted])).toBe('no');
  });
});
