import { expect, it, vi } from 'vitest';
import type { Day } from '../../src/kernel/dates.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import { judgedFromScratch } from './support/from-scratch.js';
import { differences, heldAt } from './support/held.js';
import { History, streamId, subject } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';

/** The shipped figures; from a later day on less lines with one reason are many. */
vi.mock('../../src/statute/parameters.js', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/statute/parameters.js')>();
  const shipped = original.PARAMETERS['same-reason'];
  const values = [...shipped.values, { from: '2026-01-01' as Day, value: 3 }];
  Object.assign(shipped, { values });
  return original;
});

it.each([
  ['2025-12-31', 4, 'clear'],
  ['2026-01-01', 3, 'clear'],
  ['2026-01-01', 4, 'finding'],
])('on %s one reason on %i lines is counted for the figure of that day: %s', (on, lines, said) => {
  const history = new History();
  const when = { occurredOn: on, recordedAt: `${on}T18:00:00.000Z` };
  const specific = { class: 'specific', classifier: 'reason@1' } as const;
  history.add('a', 'RequestMade', { authority: '6103(i)(2)' }, when);
  const added = Array.from({ length: lines }, (_, n) => {
    const reason = { reasonClass: specific, reasonGroup: subject('a reason') };
    return history.add('a', 'LineAdded', { line: n + 1, ...reason }, when);
  });
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const at = history.nextSeq - 1;
  expect(differences(heldAt(model, at), judgedFromScratch(history.entries, LAW, at))).toEqual([]);
  const outcomes = added.map(({ revision }, n) => {
    const id = `REQ-REASON~${streamId('request a')}~${revision}~${n + 1}`;
    return getFinding(model, { id, at: undefined }, LAW).readings['DC_CIR_2026']?.outcome;
  });
  expect(outcomes).toEqual(added.map(() => said));
});
