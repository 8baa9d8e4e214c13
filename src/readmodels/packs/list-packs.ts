import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { PACKS } from '../../statute/packs.js';
import type { Pack } from '../../statute/rule.js';
import { ReadModels, type Reading } from '../database.js';
import type { AsKnown } from '../view.js';

/** A version of a pack coming into use. Public face. */
export type PackActivation = {
  readonly seq: number;
  readonly version: number;
  /** SHA-256 over the files that judge by it, as they run. */
  readonly contentHash: string;
  readonly rules: number;
  readonly recordedOn: string;
};

export type PackView = Pick<Pack, 'id' | 'law'> & {
  /** Null: it was not in use yet. */
  readonly active: PackActivation | null;
  /** In the order recorded, up to what is active. */
  readonly activations: readonly PackActivation[];
};

type Packs = { readonly seq: number; readonly items: readonly PackView[] };

/** The rule packs and which version of each was in use, as known at. */
export class ListPacks extends Query<Packs> {
  constructor(readonly ask: AsKnown) {
    super();
  }
}

@QueryHandler(ListPacks)
export class ListPacksHandler implements IQueryHandler<ListPacks> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListPacks): Promise<Packs> {
    return listPacks(this.readModels.reading('packs'), ask);
  }
}

/** From one state of the read models. */
export const listPacks = (reading: Reading, { at }: AsKnown): Packs => {
  const seq = reading.journal.seqAt(at);
  const items = PACKS.map(({ id, law }) => {
    const activations = activationsOf(reading, id, seq);
    return { id, law, active: activations.at(-1) ?? null, activations };
  });
  return { seq, items };
};

const activationsOf = (
  { rows, journal }: Reading,
  id: string,
  at: number,
): readonly PackActivation[] =>
  rows
    .all('SELECT seq FROM packs WHERE key = ? AND seq <= ? ORDER BY seq', id, at)
    .map(({ seq }) => {
      const { public: face, recordedOn } = journal.entry(Number(seq));
      const { version, contentHash, rules } = face as unknown as Omit<PackActivation, 'seq'>;
      return { seq: Number(seq), version, contentHash, rules, recordedOn };
    });
