import { describe, expect, it } from 'vitest';
import { Problem } from '../../kernel/problem.js';
import { DisclosuresDto, UnrequestedDisclosureDto } from '../disclosures/disclosure.dto.js';
import { LetterDto } from '../requests/letter.dto.js';
import { AmendmentsDto, LinesDto } from '../requests/lines.dto.js';
import { ResponseDto } from '../requests/response.dto.js';
import { PageQuery } from '../answers/query.dto.js';
import { validation } from './validation.js';

type Class = new () => object;
const pipe = validation();

const accepted = async (metatype: Class, body: object): Promise<unknown> =>
  JSON.parse(JSON.stringify(await pipe.transform(body, { type: 'body', metatype })));

const errorsOf = async (
  metatype: Class,
  body: object,
  type: 'body' | 'query' = 'body',
): Promise<readonly string[]> => {
  try {
    await pipe.transform(body, { type, metatype });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(JSON.stringify([error.message, error.extensions])).not.toContain('Testa');
    return (error.extensions.errors ?? []).map(({ field, message }) => `${field} ${message}`);
  }
  return [];
};

const DAY = { occurredOn: '2025-06-27' };

describe('a body', () => {
  it('is taken with what it leaves out: a deficient request is recorded, not refused', async () => {
    expect(await accepted(LetterDto, DAY)).toEqual(DAY);
    const lines = [{ name: 'Testa Sample', address: 'NA NA', tin: '' }, {}];
    expect(await accepted(LinesDto, { ...DAY, lines })).toEqual({ ...DAY, lines });
  });

  it('fills what a nested shape leaves out with null: not recorded', async () => {
    const signatory = { title: 'Director', kind: 'component-head', agency: 'DHS' };
    expect(await accepted(LetterDto, { ...DAY, signatory })).toEqual({
      ...DAY,
      signatory: { ...signatory, component: null, standing: null },
    });
  });

  it('keeps a text exactly as written', async () => {
    const name = '  Ｔｅｓｔａ\u0301\n Sample ';
    expect(await accepted(UnrequestedDisclosureDto, { ...DAY, name })).toEqual({ ...DAY, name });
  });

  it('is refused with the path of each field that does not fit, and never a value', async () => {
    const lines = [{}, { periods: ['2023', 'Testa\nSample'], items: [{ source: 'Testa' }] }];
    expect(await errorsOf(LinesDto, { occurredOn: '2025-02-30', lines })).toEqual([
      'lines[1].periods must be a code of at most 64 of A-Z a-z 0-9 . _ ( ) / : - and blanks, that begins with a letter or digit',
      expect.stringContaining('lines[1].items[0].code must be a code'),
      expect.stringContaining('lines[1].items[0].source must be one of'),
      'occurredOn must be a day of the calendar, YYYY-MM-DD',
    ]);
  });

  it('may hold no unknown field, not even a computed one, and does not echo a strange name', async () => {
    const fields = { addressClass: { class: 'usable' }, 'Testa Sample, 9 Elm': 1 };
    expect(await errorsOf(AmendmentsDto, { ...DAY, lines: [{ line: 1, ...fields }] })).toEqual([
      'lines[0].addressClass is not a field here',
      'lines[0].(unknown) is not a field here',
    ]);
    expect(await errorsOf(LetterDto, { ...DAY, agency: 'DHS', recordedAt: 'x' })).toEqual([
      'agency is not a field here',
      'recordedAt is not a field here',
    ]);
  });

  it('names lines as ranges', async () => {
    const lines = [
      [1, 3],
      [7, 7],
    ];
    expect(await accepted(DisclosuresDto, { ...DAY, lines })).toEqual({ ...DAY, lines });
    for (const bad of [[], [[1]], [[0, 1]], [[1, 2, 3]], [['1', 2]], [1, 3], 'x', null, [[1.5, 2]]])
      expect(await errorsOf(DisclosuresDto, { ...DAY, lines: bad })).toHaveLength(1);
  });

  it('of a response holds answers told apart by kind, each with its own fields', async () => {
    const answers = [
      { kind: 'accepted', lines: [[1, 2]] },
      { kind: 'matched', matched: true, compared: { tin: 'equal' }, processes: ['tin'] },
    ];
    expect(await accepted(ResponseDto, { ...DAY, answers })).toEqual({
      ...DAY,
      answers: [
        answers[0],
        { ...answers[1], compared: { tin: 'equal', name: null, address: null, birthDate: null } },
      ],
    });
    expect(
      await errorsOf(ResponseDto, { ...DAY, answers: [{ kind: 'accepted', ground: 'scope' }] }),
    ).toEqual(['answers[0].ground is not a field here']);
    expect(await errorsOf(ResponseDto, { ...DAY, answers: [{ kind: 'Testa' }] })).toEqual([
      expect.stringContaining(
        'answers[0].kind must be one of the following values: deficiency-noted',
      ),
    ]);
    expect(await errorsOf(ResponseDto, { ...DAY, answers: [] })).toHaveLength(1);
    expect(await errorsOf(ResponseDto, { ...DAY, answers: ['accepted', null] })).not.toEqual([]);
  });
});

describe('a query', () => {
  it('reads digits as a number and nothing else', async () => {
    const read = await pipe.transform({ limit: '7' }, { type: 'query', metatype: PageQuery });
    expect(read).toMatchObject({ limit: 7 });
    const clipped = await pipe.transform({ limit: '501' }, { type: 'query', metatype: PageQuery });
    expect(clipped).toMatchObject({ limit: 500 });
    for (const limit of ['0', '1e2', ' 7', '0x7', '-1', '', ['1', '2']])
      expect(await errorsOf(PageQuery, { limit }, 'query')).not.toEqual([]);
  });

  it('may hold no parameter that the route does not know', async () => {
    expect(await errorsOf(PageQuery, { limmit: '7' }, 'query')).toEqual([
      'limmit is not a field here',
    ]);
  });
});
