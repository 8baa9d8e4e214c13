import { describe, expect, it } from 'vitest';
import { Problem } from '../kernel/problem.js';
import { readingOf } from './reading-document.js';
import { answersOf } from './readings.js';
import { SWITCHES } from './verdict.js';

const MINE = { readingId: 'MY_READING', title: 'A reading for a test' };
const fieldsOf = (document: unknown, at?: string): readonly string[] => {
  try {
    readingOf(document, at);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.extensions.errors ?? []).map(({ field }) => field);
  }
};

describe('a reading as people write it', () => {
  it('is open on every switch that it does not name', () => {
    const answers = [{ switch: 'R-HEAD', answer: 'no', answeredBy: 'agency', date: '2026-03-01' }];
    const reading = readingOf({ ...MINE, source: 'A brief', answers });
    expect(Object.keys(reading.switches)).toEqual(SWITCHES);
    expect(reading.switches['R-HEAD']).toEqual({
      answer: 'no',
      answeredBy: 'agency',
      source: 'A brief',
      date: '2026-03-01',
    });
    const others = Object.entries(answersOf(reading)).filter(([name]) => name !== 'R-HEAD');
    expect(new Set(others.map(([, answer]) => answer))).toEqual(new Set(['open']));
  });

  it.each([
    ['nothing at all', null, ['reading']],
    ['a text', 'MY_READING', ['reading']],
    ['a list', [], ['reading']],
    ['no title', { readingId: 'MINE' }, ['title']],
    ['a blank title', { ...MINE, title: ' ' }, ['title']],
    ['a title too long', { ...MINE, title: 'a'.repeat(4_001) }, ['title']],
    ['a docket that is a number', { ...MINE, docket: 25 }, ['docket']],
    ['answers that are no list', { ...MINE, answers: 'no' }, ['answers']],
    [
      'too many answers',
      { ...MINE, answers: Array.from({ length: 201 }, () => ({})) },
      ['answers'],
    ],
    ['an answer that is a text', { ...MINE, answers: ['no'] }, ['answers[0]']],
    ['the id of a shipped reading', { ...MINE, readingId: 'DC_CIR_2026' }, ['readingId']],
    ['an id in small letters', { ...MINE, readingId: 'mine' }, ['readingId']],
    ['a field that is none', { ...MINE, swiches: {} }, ['reading']],
    ['a day that no calendar has', { ...MINE, from: '2026-02-30' }, ['from']],
    ['an end before its beginning', { ...MINE, from: '2026-03-01', to: '2026-03-01' }, ['to']],
    [
      'an unknown switch',
      { ...MINE, answers: [{ switch: 'R-NONE', answer: 'no' }] },
      ['answers[0].switch'],
    ],
    [
      'an unknown answer',
      { ...MINE, answers: [{ switch: 'R-HEAD', answer: 'maybe' }] },
      ['answers[0].answer'],
    ],
    [
      'an answer of nobody that is known',
      { ...MINE, answers: [{ switch: 'R-HEAD', answer: 'no', answeredBy: 'me' }] },
      ['answers[0].answeredBy'],
    ],
    [
      'plain where it means nothing',
      { ...MINE, answers: [{ switch: 'R-HEAD', answer: 'plain' }] },
      ['answers[0].answer'],
    ],
    [
      'two answers to one switch',
      { ...MINE, answers: [1, 2].map(() => ({ switch: 'R-HEAD', answer: 'no' })) },
      ['answers[1].switch'],
    ],
  ])('is refused for %s, and the field is named', (_, document, fields) => {
    expect(fieldsOf(document)).toEqual(fields);
  });

  it('names its fields within what was sent, and no value', () => {
    const answers = [{ switch: 'Testa Sample', answer: 'no' }];
    expect(fieldsOf({ ...MINE, answers }, 'with')).toEqual(['with.answers[0].switch']);
    expect(() => readingOf({ ...MINE, answers })).not.toThrow('Testa');
  });

  it('need not say whose an answer is', () => {
    const reading = readingOf({ ...MINE, answers: [{ switch: 'R-HEAD', answer: 'no' }] });
    expect(reading.switches['R-HEAD'].answeredBy).toBeNull();
  });

  it('may answer R-ADDR-REAL plain', () => {
    const answers = [{ switch: 'R-ADDR-REAL', answer: 'plain' }];
    expect(fieldsOf({ ...MINE, answers })).toEqual([]);
  });

  it('takes what is left out or null for not stated, and a title of the greatest length', () => {
    const blank = { source: null, docket: null, from: null, to: null, answers: null };
    expect(readingOf({ ...MINE, ...blank })).toEqual(readingOf(MINE));
    expect(fieldsOf({ ...MINE, title: 'a'.repeat(4_000) })).toEqual([]);
    expect(fieldsOf({ ...MINE, from: '2026-03-01', to: '2026-03-02' })).toEqual([]);
    expect(fieldsOf({ ...MINE, to: '2026-03-02' })).toEqual([]);
  });

  it('names each of two hundred answers that does not fit', () => {
    const fields = fieldsOf({
      ...MINE,
      answers: Array.from({ length: 200 }, () => ({ switch: 'R-HEAD', answer: '' })),
    });
    expect(fields).toHaveLength(200);
    expect(fields[199]).toBe('answers[199].answer');
  });

  it('keeps the number of the case', () => {
    expect(readingOf({ ...MINE, docket: '25-cv-457' }).docket).toBe('25-cv-457');
    expect(readingOf(MINE).docket).toBeNull();
  });

  it('says which field does not fit, or how many', () => {
    expect(() => readingOf({ ...MINE, title: '' })).toThrow(
      'One field of the reading does not fit: title.',
    );
    expect(() => readingOf({ ...MINE, title: '', from: '' })).toThrow(
      '2 fields of the reading do not fit; see errors.',
    );
  });
});
