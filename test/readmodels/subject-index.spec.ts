import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  seqsNaming,
  SUBJECT_TABLES,
  SubjectNotes,
} from '../../src/readmodels/persons/subject-index.js';
import { Rows } from '../../src/readmodels/rows.js';

const PEOPLE = 300;
/** Some begin alike. The first key is the lowest that there can be, the last the highest. */
const subjectOf = (person: number): string =>
  Math.floor((Math.floor(person / 2) * 0xffffffff) / (PEOPLE / 2 - 1))
    .toString(16)
    .padStart(8, '0')
    .padEnd(64, String(person % 2));

/** Events that name one person after the other, in some order, with gaps between their seqs. */
const noted = (count: number, stepOf: (n: number) => number) => {
  const rows = new Rows(new DatabaseSync(':memory:'));
  rows.database.exec(SUBJECT_TABLES);
  const bySubject = new Map<string, number[]>();
  let notes = new SubjectNotes(rows);
  for (let n = 0, seq = 0; n < count; n += 1, seq += stepOf(n)) {
    const subject = subjectOf((n * 7_919) % PEOPLE);
    if (n % 5_000 === 0) notes = new SubjectNotes(rows);
    notes.add(subject, seq);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), seq]);
  }
  return { rows, bySubject };
};

test('every event that names one of the people asked for is found, also after a restart', () => {
  const { rows, bySubject } = noted(20_000, (n) => 1 + (n % 3));
  const person = fc.nat(PEOPLE - 1).map(subjectOf);
  fc.assert(
    fc.property(fc.uniqueArray(person, { maxLength: 3 }), fc.nat(40_000), (subjects, at) => {
      const found = seqsNaming(rows, subjects, at);
      const expected = subjects.flatMap((one) => bySubject.get(one) ?? []);
      expect(found).toEqual(expect.arrayContaining(expected.filter((seq) => seq <= at)));
      expect(found).toEqual([...new Set(found)].filter((n) => n <= at).toSorted((a, b) => a - b));
      const alike = [...bySubject.keys()].filter((one) =>
        subjects.some((subject) => subject.slice(0, 8) === one.slice(0, 8)),
      );
      const most = alike.flatMap((one) => bySubject.get(one) ?? []).filter((seq) => seq <= at);
      expect(found).toHaveLength(most.length);
    }),
    { numRuns: 200, seed: 6103 },
  );
});

test('nothing is found where nobody is named', () => {
  const { rows } = noted(1, () => 1);
  expect(seqsNaming(rows, [], 9)).toEqual([]);
  expect(seqsNaming(rows, ['f'.repeat(64)], 9)).toEqual([]);
});
