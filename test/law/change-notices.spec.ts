import { describe, expect, it } from 'vitest';
import { on } from '../../src/statute/example.js';
import { changeMade, changeNotice } from '../../src/statute/examples-supervision.js';
import { verdictOf } from './support/judging.js';

describe('notice of a change of 1 August 2025', () => {
  it.each([
    ['given after the last change of its kind', '2025-06-02', '2024-04-01', 'clear'],
    ['given on the day of the last of its kind', '2025-05-01', '2025-05-01', 'clear'],
    ['given before the last of its kind', '2025-04-30', '2025-05-01', 'finding'],
  ])('%s', (_, notified, last, outcome) => {
    const given = [on(notified, changeNotice()), on(last, changeMade()), changeMade()];
    expect(verdictOf('SAFE-45-DAY', given)?.outcome).toBe(outcome);
  });

  it('holds though another kind of change was made since', () => {
    const between = on('2025-07-01', changeMade({ change: 'system' }));
    expect(verdictOf('SAFE-45-DAY', [changeNotice(), between, changeMade()])?.outcome).toBe(
      'clear',
    );
  });
});
