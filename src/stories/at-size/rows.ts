import type { AnswerInput } from '../../ledger/request/record-response.js';
import type { LineInput } from '../../ledger/request/line.js';
import type { Range } from '../../ledger/shapes.js';
import { disclosureOf, lineOf, matchOf } from '../august-2025.js';
import { person } from '../people.js';
import type { AddressTruth, Exchange, LineTruth } from './truth.js';

/** Each way in which an address is none, in words that the court quoted or that are like them. */
const WRITTEN: Readonly<Record<Exclude<AddressTruth, 'real' | 'blank'>, readonly string[]>> = {
  placeholder: ['Failed to Provide', 'NA NA', 'Unknown Address', "Don't Care 12345", '00000'],
  'zip-only': ['62701', '62701-1234'],
  'town-only': ['Springfield IL 62701', 'Springfield, Illinois'],
  'no-number': ['17 Maple Road', 'Apt 4, Springfield IL 62701'],
  jail: ['Sangamon County Jail', 'Springfield Detention Center'],
};

const addressOf = ({ line, address }: LineTruth): string | null => {
  if (address === 'blank') return null;
  if (address === 'real') return person(line).address ?? null;
  const ways = WRITTEN[address];
  return ways[line % ways.length] as string;
};

/** A line as the agency would send it. */
export const rowOf = (truth: LineTruth): LineInput => {
  const { lacks } = truth;
  const row = { ...lineOf(truth.line), address: addressOf(truth) };
  if (lacks === 'name') return { ...row, name: null };
  if (lacks === 'period') return { ...row, periods: [] };
  if (lacks === 'statute') return { ...row, statutes: [] };
  return lacks === 'reason' ? { ...row, reason: '' } : row;
};

/** Lines that one answer, or one row of disclosures, may speak of. */
const BLOCK = 1_000;

type Outcome = 'tin' | 'address' | 'refused' | 'no-match';

const outcomeOf = ({ matchedBy, lacks }: LineTruth): Outcome =>
  matchedBy ?? (lacks === null ? 'no-match' : 'refused');

const ANSWERS: Readonly<Record<Outcome, (lines: Range[]) => AnswerInput>> = {
  tin: (lines) => matchOf('tin', lines),
  address: (lines) => matchOf('address', lines),
  refused: (lines) => ({ kind: 'refused', lines, ground: 'deficient' }),
  'no-match': (lines) => ({ kind: 'no-match', lines, detail: 'generic' }),
};

/** What the IRS answered: for each thousand lines one answer an outcome, over the ranges that had it. */
export function* answersTo(exchange: Exchange): Generator<AnswerInput> {
  for (const block of blocksOf(exchange)) {
    const ranges = new Map<Outcome, Range[]>();
    for (const truth of block) add(ranges, outcomeOf(truth), truth.line);
    for (const [outcome, lines] of ranges) yield ANSWERS[outcome](lines);
  }
}

/** What it disclosed: the address, of each line that it matched. */
export function* disclosuresOn(exchange: Exchange): Generator<ReturnType<typeof disclosureOf>> {
  for (const block of blocksOf(exchange)) {
    const ranges = new Map<'disclosed', Range[]>();
    for (const { line, matchedBy } of block) if (matchedBy !== null) add(ranges, 'disclosed', line);
    const lines = ranges.get('disclosed');
    if (lines !== undefined) yield disclosureOf(lines);
  }
}

function* blocksOf({ lines, truthOf }: Exchange): Generator<readonly LineTruth[]> {
  for (let first = 1; first <= lines; first += BLOCK)
    yield Array.from({ length: Math.min(BLOCK, lines - first + 1) }, (_, n) => truthOf(first + n));
}

/** Lines come in their order: one that follows the last of the ranges makes it longer. */
const add = <K>(ranges: Map<K, Range[]>, key: K, line: number): void => {
  const of = ranges.get(key) ?? [];
  const last = of.at(-1);
  if (last?.[1] === line - 1) last[1] = line;
  else of.push([line, line]);
  ranges.set(key, of);
};
