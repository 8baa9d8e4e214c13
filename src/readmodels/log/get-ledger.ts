import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { text } from '../field.js';
import type { AsKnown } from '../view.js';

/** What seq 0 says of the whole ledger. Null: not opened yet. */
export type LedgerView = {
  readonly id: string | null;
  readonly origin: string | null;
  /** A demonstration's clock may have been set; everything made from it says so. */
  readonly kind: 'live' | 'demonstration' | null;
  /** The seq that `at` means. */
  readonly seq: number;
};

export class GetLedger extends Query<LedgerView> {
  constructor(readonly ask: AsKnown = {}) {
    super();
  }
}

@QueryHandler(GetLedger)
export class GetLedgerHandler implements IQueryHandler<GetLedger> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetLedger): Promise<LedgerView> {
    const { journal } = this.readModels.reading();
    const seq = journal.seqAt(ask.at);
    const first = seq < 0 ? undefined : journal.entry(0);
    const face = first?.type === 'LedgerOpened' ? first.public : {};
    const kind = text(face['kind']) as LedgerView['kind'];
    return { id: text(face['ledgerId']), origin: text(face['origin']), kind, seq };
  }
}
