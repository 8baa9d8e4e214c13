import { Injectable } from '@nestjs/common';
import type { Instant } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import { type Actor, sideOf } from '../kernel/role.js';
import type { BatchState } from './batch.js';
import type { BatchAge } from './disk/batch-store.js';
import { IntakeFiles } from './disk/intake-files.js';
import type { BatchView } from './intake.js';

export type ListOfBatches = {
  readonly state?: BatchState | undefined;
  readonly request?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

export type BatchPage = {
  readonly items: readonly BatchView[];
  /** Of the page that follows; null: there is none. */
  readonly next: string | null;
};

const DEFAULT_LIMIT = 50;
/** Of each item all that its job has done is counted. */
export const MAX_BATCHES = 100;

/** Batches, the one opened last first: to a side those that it sent, to oversight all. */
@Injectable()
export class ListBatches {
  constructor(private readonly files: IntakeFiles) {}

  /** @throws Problem cursor-invalid */
  page(caller: Actor, { state, request, cursor, limit = DEFAULT_LIMIT }: ListOfBatches): BatchPage {
    const side = sideOf(caller.role);
    const sender = side === 'agency' || side === 'irs' ? caller : undefined;
    const after = cursor === undefined ? undefined : parsed(cursor);
    const found = this.files.batches.list({ sender, state, request, after }, limit + 1);
    const items = found
      .slice(0, limit)
      .map((batch) => ({ ...batch, progress: this.files.batches.progress(batch.id) }));
    const last = items.at(-1);
    return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
  }
}

const cursorOf = ({ createdAt, id }: BatchAge): string =>
  Buffer.from(`${createdAt} ${id}`).toString('base64url');

const parsed = (cursor: string): BatchAge => {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, createdAt, id] = /^(\d{4}-[\dT:.-]{1,25}Z) ([0-9a-f-]{36})$/.exec(text) ?? [];
  if (createdAt === undefined || id === undefined)
    throw new Problem(
      'cursor-invalid',
      'cursor: give the `next` of a page of this very list, unchanged',
    );
  return { createdAt: createdAt as Instant, id };
};
