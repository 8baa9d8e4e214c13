import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Day } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import { Keys } from '../../privacy/keys.js';
import { GrowingTree } from '../../proof/growing-tree.js';
import { entryHash } from '../../proof/tree.js';
import { ReadModels } from '../database.js';
import { dayList } from './day-list.js';
import { findingId } from './entry.js';
import { recordedList } from './recorded-list.js';

/** That a finding was in the list of a closed day: what `ledger verify day-findings` reads. */
export type DayFindingProof = {
  readonly day: Day;
  /** The bytes of the entry, as a text. */
  readonly entry: string;
  /** Of its line, from 0: the first line is the head of the list. */
  readonly index: number;
  /** Lines of the list. */
  readonly size: number;
  /** RFC 6962 2.1.1, from the sibling of the entry up; each hash in base64url. */
  readonly path: readonly string[];
  readonly root: string;
  /** The `DayClosed` that says the root: its receipt is /log/receipts/<id>. */
  readonly event: { readonly seq: number; readonly id: string };
};

/**
 * Reads the whole list of the day once.
 * @throws Problem not-found, also where the finding is not in the list; day-list-differs.
 */
export class ProveDayFinding extends Query<DayFindingProof> {
  constructor(readonly ask: { readonly day: Day; readonly id: string }) {
    super();
  }
}

@QueryHandler(ProveDayFinding)
export class ProveDayFindingHandler implements IQueryHandler<ProveDayFinding> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly keys: Keys,
  ) {}

  async execute({ ask: { day, id } }: ProveDayFinding): Promise<DayFindingProof> {
    const { event, list, root } = recordedList(this.readModels.reading('findings'), day);
    const tree = new GrowingTree();
    let entry: string | undefined;
    for await (const lines of dayList(this.readModels, list, this.keys.daySeed(day)))
      for (const { text, finding } of lines) {
        const isMeant =
          finding !== undefined && findingId(finding.stand.rule, finding.standing) === id;
        if (isMeant) entry = text;
        tree.add(entryHash(Buffer.from(text)), isMeant);
      }
    if (base64url(tree.root()) !== root)
      throw new Problem(
        'day-list-differs',
        'The findings as they are read now do not lead to the root that was recorded of that day.',
      );
    const proof = tree.proof();
    if (entry === undefined || proof === undefined)
      throw new Problem('not-found', 'That finding is not in the list of that day.');
    const path = proof.path.map(base64url);
    return { day, entry, index: proof.index, size: tree.size, path, root, event };
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
