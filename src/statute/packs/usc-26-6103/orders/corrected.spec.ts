import { expect, it } from 'vitest';
import { day } from '../../../../kernel/dates.js';
import { order, orderModified } from '../../../examples.js';
import { asCorrected } from './corrected.js';

const inStream = (stream: string, revision: number) => ({
  recordedOn: day('2026-02-06'),
  ref: { seq: revision + 1, stream, revision },
});

it('a correction changes the entry of its own order alone, though another has one of the same revision', () => {
  const [wrong, other] = ['order-1', 'order-2'].map((stream) => ({
    ...order(),
    ...inStream(stream, 0),
  }));
  const correction = {
    ...orderModified({ corrects: 0, boundParties: ['SSA'] }),
    ...inStream('order-1', 1),
  };
  const { corrects: _entry, ...terms } = correction.data;
  expect(asCorrected([wrong!, other!, correction])).toEqual([
    { ...wrong, data: { ...wrong!.data, ...terms } },
    other,
  ]);
});
