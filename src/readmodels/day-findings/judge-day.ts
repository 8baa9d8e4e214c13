import type { Day } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import type { Unjudged } from '../../ledger/day/day.events.js';
import type { Position } from '../../eventstore/event-store.js';
import type { Keys } from '../../privacy/keys.js';
import { GrowingTree } from '../../proof/growing-tree.js';
import { entryHash } from '../../proof/tree.js';
import { READINGS } from '../../statute/verdict.js';
import type { ReadModels } from '../database.js';
import { LAW } from '../findings/law.js';
import type { Projected } from '../projected.js';
import { packName } from '../../statute/packs.js';
import type { Rows } from '../rows.js';
import { ClosedDays } from './closed-days.js';
import { DayCounts } from './day-counts.js';
import { dayList } from './day-list.js';

/** How long the closing of a day waits for the read models. */
const PATIENCE_MS = 10_000;

type Over = {
  readonly readModels: ReadModels;
  readonly projected: Pick<Projected, 'waitFor'>;
  readonly keys: Pick<Keys, 'daySeed'>;
};

/** The packs by which this program judges. */
export const PACKS_IN_USE: readonly string[] = LAW.packs.map(packName);

/** What is known of the law when a day is closed (ledger/day/day-findings.ts). */
export const dayFindings = (over: Over, patienceMs = PATIENCE_MS) => ({
  upTo: async (position: Position, day: Day) => {
    try {
      await over.projected.waitFor(position, patienceMs);
      return await judged(over, day);
    } catch (error) {
      return { unjudged: reasonOf(error) };
    }
  },
});

const reasonOf = (error: unknown): Unjudged => {
  const id = error instanceof Problem ? error.id : undefined;
  return id === 'read-model-behind' || id === 'read-model-stopped' ? id : 'failed';
};

const judged = async ({ readModels, keys }: Over, day: Day) => {
  const reading = readModels.reading('findings');
  const judgedAfter = lastJudged(new ClosedDays(reading));
  const judgedThrough = reading.journal.lastSeq();
  const list = { day, judgedAfter, judgedThrough, packs: [...PACKS_IN_USE] };
  const tree = new GrowingTree();
  const counts = new DayCounts();
  for await (const lines of dayList(readModels, list, keys.daySeed(day)))
    for (const { text, finding } of lines) {
      tree.add(entryHash(Buffer.from(text)));
      if (finding !== undefined) counts.add(finding);
    }
  return {
    judgedThrough,
    judgedAfter,
    packs: list.packs,
    findingsRoot: Buffer.from(tree.root()).toString('base64url'),
    readings: [...READINGS],
    ...counts.published((no) => agencyCode(readModels.reading('findings').rows, no)),
  };
};

/** Under other packs all that stands is new: nothing of it could be known before. */
const lastJudged = (days: ClosedDays): number | null => {
  const last = days.lastJudged();
  return last === undefined || last.packs.join() !== PACKS_IN_USE.join() ? null : last.through;
};

const agencyCode = (rows: Rows, no: number): string | null => {
  const found = rows.get('SELECT code FROM findings_agency WHERE no = ?', no);
  return String(found?.['code'] ?? '') || null;
};
