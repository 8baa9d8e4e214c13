import { describe, expect, it } from 'vitest';
import { instant } from '../kernel/dates.js';
import { SteppingClock, SystemClock } from './clock.js';

describe('the stepping clock', () => {
  it('stands still until it is moved', () => {
    const clock = new SteppingClock(instant('2025-04-01T12:00:00Z'));
    expect(clock.now()).toBe('2025-04-01T12:00:00.000Z');
    clock.stepTo(instant('2025-08-07T20:10:00Z'));
    expect(clock.now()).toBe('2025-08-07T20:10:00.000Z');
  });

  it('never goes back', () => {
    const clock = new SteppingClock(instant('2025-04-02T00:00:00Z'));
    expect(() => clock.stepTo(instant('2025-04-01T23:59:59Z'))).toThrow(RangeError);
    expect(clock.now()).toBe('2025-04-02T00:00:00.000Z');
  });
});

it('the system clock tells the time in the one spelling of the ledger', () => {
  expect(new SystemClock().now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});
