import { describe, expect, it } from 'vitest';
import { disclosed, item, letter, line, receipt } from '../../src/statute/examples.js';
import type { Item } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

/** These items, told of a line that asks for those of those periods. */
const told = (
  items: readonly Item[],
  asked: readonly Item[] = [item('mailing-address'), item('interview-notes')],
  periods: readonly string[] = ['2023'],
) =>
  wordsOf('DISC-BEYOND-REQUEST', [
    letter({ items: null }),
    line({ items: asked, periods }),
    receipt({ items: null }),
    disclosed({ items }),
  ]);
const CLEAR = 'clear: Everything disclosed was asked for, for this person and these periods.';

describe('what was told beside what was asked for', () => {
  const NAME = item('name', { subject: 'spouse' });
  it.each<[string, readonly Item[], readonly Item[], string]>([
    [
      'another thing',
      [item('wages')],
      [item('bank-account')],
      'finding: Item wages was not asked for.',
    ],
    [
      'a thing, where what was asked for may be an address',
      [item('wages')],
      [item('addr-on-file')],
      'undetermined: Whether item wages was asked for cannot be read.',
    ],
    [
      'a thing, where one of two that were asked for may be an address',
      [item('wages')],
      [item('bank-account'), item('addr-on-file')],
      'undetermined: Whether item wages was asked for cannot be read.',
    ],
    [
      'what may be an address',
      [item('addr-on-file')],
      [item('bank-account')],
      'undetermined: Whether item addr-on-file was asked for cannot be read.',
    ],
    [
      'that of another person',
      [item('wages', { subject: 'spouse' })],
      [item('wages')],
      'finding: Item wages concerns a spouse and not the taxpayer of the line.',
    ],
    [
      'that of another person than the other one asked of',
      [item('wages', { subject: 'spouse' })],
      [item('wages', { subject: 'dependent' })],
      'finding: Item wages concerns a spouse and not the taxpayer of the line.',
    ],
    [
      'another thing of another person, of whom nothing was asked',
      [item('wages', { subject: 'spouse' })],
      [item('bank-account'), item('addr-on-file')],
      'finding: Item wages concerns a spouse and not the taxpayer of the line.',
    ],
    [
      'another thing of a person of whom something was asked',
      [item('wages', { subject: 'spouse' })],
      [item('bank-account', { subject: 'spouse' })],
      'finding: Item wages was not asked for.',
    ],
    [
      'another thing of a person, of whom may have been asked something that cannot be read',
      [item('wages', { subject: 'spouse' })],
      [item('addr-on-file', { subject: null })],
      'undetermined: Whether item wages was asked for cannot be read.',
    ],
    ['that of two persons asked of', [NAME], [item('name'), NAME], CLEAR],
    ['that of the taxpayer, asked of another', [item('name')], [NAME], CLEAR],
    [
      'that of another, asked of it and of nobody recorded',
      [NAME],
      [NAME, item('name', { subject: null })],
      CLEAR,
    ],
    [
      'that of another, asked of the taxpayer and of nobody recorded',
      [NAME],
      [item('name'), item('name', { subject: null })],
      'undetermined: Of whom item name was asked for is not recorded.',
    ],
    [
      'that of nobody recorded',
      [item('name', { subject: null })],
      [item('name')],
      'undetermined: Whom item name concerns is not recorded.',
    ],
    [
      'asked for is not recorded',
      [item('wages')],
      [],
      'undetermined: Which items were asked for is not recorded.',
    ],
  ])('%s', (_, items, asked, sentence) => {
    expect(told(items, asked)).toBe(sentence);
  });
});

describe('the periods of what was told', () => {
  it.each<[string, string | null, readonly string[], string]>([
    ['the year', '2023', ['2023'], CLEAR],
    ['another year', '2022', ['2023'], 'finding: Item wages is of 2022, which was not asked for.'],
    [
      'a year, where the words asked for name none',
      '2023',
      ['all available'],
      'undetermined: Whether 2023 is among the periods asked for cannot be read from them.',
    ],
    ['no period', null, ['2023'], 'undetermined: The period of item wages is not recorded.'],
    [
      'a year, where none is recorded',
      '2023',
      [],
      'undetermined: Which periods were asked for is not recorded.',
    ],
  ])('%s', (_, period, periods, sentence) => {
    expect(told([item('wages', { period })], [item('wages')], periods)).toBe(sentence);
  });
});

describe('the day as of which an address stood', () => {
  const far = (asOf: string, period: string) =>
    `undetermined: The address stood as of ${asOf}, which is not of ${period}, its period as recorded.`;
  it.each([
    ['2023-01-01', '2023', CLEAR],
    ['2024-12-31', '2023', CLEAR],
    ['2022-12-31', '2023', far('2022-12-31', '2023')],
    ['2025-01-01', '2023', far('2025-01-01', '2023')],
    ['2021-01-01', '2021..2023', CLEAR],
    ['2024-12-31', '2021..2023', CLEAR],
    ['2020-12-31', '2021..2023', far('2020-12-31', '2021..2023')],
    ['2025-01-01', '2021..2023', far('2025-01-01', '2021..2023')],
    ['2024-04-15', 'all', far('2024-04-15', 'all')],
  ])('%s, of %s', (asOf, period, sentence) => {
    expect(told([item('mailing-address', { asOf, period })], undefined, [period])).toBe(sentence);
  });

  it('is asked of an address only', () => {
    expect(told([item('wages', { asOf: '2019-01-01' })], [item('wages')])).toBe(CLEAR);
    expect(told([item('mailing-address', { asOf: null })])).toBe(
      'undetermined: As of which day the address stood is not recorded.',
    );
  });
});
