import { shuffle } from './shuffle.js';

/** The exchange of June to August 2025, as the court records have it. */
const REAL = { lines: 1_280_000, disclosed: 47_289, tinMatched: 42_695 } as const;

/** What stands where an address should, by construction. `real`: street, number, town, state and ZIP code. */
export type AddressTruth =
  'real' | 'placeholder' | 'zip-only' | 'town-only' | 'no-number' | 'jail' | 'blank';

/** What else a line lacks. */
export type Lack = 'name' | 'period' | 'statute' | 'reason';

/** What is true of one line, known to who made it and to nobody who judges it. */
export type LineTruth = {
  readonly line: number;
  readonly address: AddressTruth;
  readonly lacks: Lack | null;
  /** How the IRS found the taxpayer; null: it found nobody, and disclosed nothing. */
  readonly matchedBy: 'tin' | 'address' | null;
};

export type Exchange = {
  readonly lines: number;
  readonly disclosed: number;
  readonly tinMatched: number;
  /** Of the lines matched on number and name, those whose address is none. */
  readonly addressless: number;
  /** @param line from 1. */
  readonly truthOf: (line: number) => LineTruth;
};

/** In what an address is none: the ways that the court quoted. */
const NO_ADDRESS = ['placeholder', 'zip-only', 'town-only', 'no-number', 'jail'] as const;
const LACKS = ['name', 'period', 'statute', 'reason'] as const;
/** Of the lines that matched nobody: as many have no address as of the others, and few lack something else. */
const ADDRESSLESS_SHARE = 0.05;
const LACKING_SHARE = 0.004;

/**
 * What is true of each line, at any size, in the proportions of the real exchange: at 1,280,000 lines its very numbers.
 * The seed decides which lines; the same seed and size give the same lines.
 */
export const exchangeOf = (lines: number, seed: string): Exchange => {
  const scaled = (real: number): number => Math.round((real * lines) / REAL.lines);
  const [disclosed, tinMatched] = [scaled(REAL.disclosed), scaled(REAL.tinMatched)];
  // "Nearly five percent", as the IRS told the court.
  const addressless = Math.floor(disclosed * ADDRESSLESS_SHARE);
  const unmatched = lines - disclosed;
  const unmatchedAddressless = Math.floor(unmatched * ADDRESSLESS_SHARE);
  const lacking = Math.floor(unmatched * LACKING_SHARE);
  const rankOf = shuffle(lines, seed);
  const truthOf = (line: number): LineTruth => {
    const rank = rankOf(line - 1);
    const matchedBy = rank < tinMatched ? 'tin' : rank < disclosed ? 'address' : null;
    if (matchedBy !== null)
      return { line, matchedBy, lacks: null, address: rank < addressless ? none(rank) : 'real' };
    const place = rank - disclosed;
    const address = place < unmatchedAddressless ? none(place) : 'real';
    const lacks = unmatched - place <= lacking ? (LACKS[place % LACKS.length] as Lack) : null;
    return { line, matchedBy, lacks, address };
  };
  return { lines, disclosed, tinMatched, addressless, truthOf };
};

/** A hundredth of them holds nothing at all. */
const none = (n: number): AddressTruth =>
  n % 100 === 99 ? 'blank' : (NO_ADDRESS[n % NO_ADDRESS.length] as AddressTruth);
