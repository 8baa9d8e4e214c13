import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rows } from './rows.js';
import { Spans } from './spans.js';

const range = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(12))
  .map(([first, more]): [number, number] => [first, first + more]);

test('spans count each line once, and stay as few as they can be', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 25 }), (ranges) => {
      const database = new DatabaseSync(':memory:');
      database.exec(`CREATE TABLE spans (stream_no, state, first, last,
        PRIMARY KEY (stream_no, state, first)) WITHOUT ROWID`);
      const rows = new Rows(database);
      const spans = new Spans(rows, 'spans');
      const lines = new Set<number>();
      for (const [first, last] of ranges) {
        const before = lines.size;
        for (let line = first; line <= last; line += 1) lines.add(line);
        expect(spans.add(1, 0, [first, last])).toBe(lines.size - before);
      }
      const starts = [...lines].filter((line) => !lines.has(line - 1)).length;
      expect(rows.number('SELECT count(*) AS n FROM spans')).toBe(starts);
      database.close();
    }),
    { seed: 6103, numRuns: 200 },
  );
});
