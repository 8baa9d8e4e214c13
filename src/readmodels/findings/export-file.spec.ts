import { expect, it } from 'vitest';
import { BadLine, ExportFile } from './export-file.js';

/** A line of an export made when days were closed under version 1. */
const line = (version: number, face: object): string =>
  JSON.stringify({
    seq: 3,
    stream: '0197a1b2-0000-8000-8000-00000000000a',
    revision: 0,
    id: '0197a1b2-0000-8000-8000-00000000000b',
    type: 'DayClosed',
    version,
    recordedOn: '2025-08-08',
    public: { agency: 'ledger', occurredOn: '2025-08-07', ...face },
    official: {},
  });

it('reads an event of an older version by its own table, and lifts it', () => {
  const face = { day: '2025-08-07', late: false };
  expect(new ExportFile().next(line(1, face))).toMatchObject({
    type: 'DayClosed',
    version: 2,
    category: 'day',
    public: { ...face, findingsRoot: null, judgedThrough: null },
  });
});

it('reads an event of a version as its table has it, and no version that nobody knows', () => {
  const wrong = line(2, { judgedThrough: 'x' });
  expect(() => new ExportFile().next(wrong)).toThrow(/public face does not fit/);
  expect(() => new ExportFile().next(line(3, {}))).toThrow(BadLine);
});
