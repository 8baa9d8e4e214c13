import { expect, it } from 'vitest';
import { recorded, type Told } from '../../src/statute/example.js';
import { exParteOrder } from '../../src/statute/examples-information.js';
import { confirmed, disclosed, letter, line, receipt } from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

const SCOPE = 'DISC-COURT-ORDER-SCOPE';
const authority = '6103(i)(1)';
const told: readonly Told[] = [
  letter({ authority }),
  line(),
  receipt({ authority }),
  disclosed({ authority }),
];
/** Granted on 1 July, unsealed and recorded long after the disclosure of 7 August. */
const unsealed = recorded('2026-01-15', exParteOrder());

it('an ex parte order that is not recorded yet leaves the disclosure undetermined', () => {
  const verdict = verdictOf(SCOPE, told);
  expect([verdict?.outcome, causesOf(verdict)]).toEqual(['undetermined', ['fact-not-recorded']]);
});

it('recorded after it was unsealed, it leaves it so, recorded late, until a reviewer confirms it', () => {
  const verdict = verdictOf(SCOPE, [...told, unsealed]);
  expect([verdict?.outcome, causesOf(verdict)]).toEqual(['undetermined', ['recorded-late']]);
  expect(verdictOf(SCOPE, [...told, unsealed, confirmed(4)])?.outcome).toBe('clear');
});
