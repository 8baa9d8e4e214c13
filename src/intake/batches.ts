import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, type Instant, utcDay, washingtonDay } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import type { Actor } from '../kernel/role.js';
import { Clock } from '../platform/clock.js';
import { Keys } from '../privacy/keys.js';
import { openStaged, sealStaged } from '../privacy/staged.js';
import {
  type Batch,
  type BatchHeader,
  type BatchState,
  FINAL_STATES,
  type Refusal,
} from './batch.js';
import { type Certification, certificationOf, certificationText } from './certification.js';
import { IntakeFiles } from './disk/intake-files.js';
import { LIMITS } from './limits.js';

/** Batches with the keys to what they keep sealed, and when they changed. */
@Injectable()
export class Batches {
  constructor(
    readonly files: IntakeFiles,
    readonly keys: Keys,
    readonly clock: Clock,
  ) {}

  /** @throws Problem not-found */
  found(id: string): Batch {
    const batch = this.files.batches.find(id);
    if (batch === undefined) throw new Problem('not-found', 'No batch has this id.');
    return batch;
  }

  add(id: string, fingerprint: string, header: BatchHeader, actor: Actor): void {
    const { wrapped: wrappedKey } = this.keys.newStagingKey(id);
    const at = this.clock.now();
    this.files.batches.add({ id, fingerprint, header, actor, wrappedKey, at });
  }

  /** What opens its parts. @throws Problem batch-closed: it was destroyed when the batch ended. */
  key(id: string): KeyObject {
    const wrapped = this.files.batches.wrappedKey(id);
    if (wrapped === null) throw closed();
    return this.keys.stagingKey(id, wrapped);
  }

  /** Durable when it returns; the job is told. */
  commit(id: string, certified: Omit<Certification, 'on'>): void {
    const at = this.clock.now();
    const text = certificationText({ ...certified, on: washingtonDay(at) });
    this.files.batches.commit(id, sealStaged(this.key(id), certificationName(id), text), at);
    this.files.changed();
  }

  certification(id: string, key: KeyObject): Certification {
    const sealed = this.files.batches.certification(id) ?? new Uint8Array();
    return certificationOf(openStaged(key, certificationName(id), sealed));
  }

  /** Only from one of `from`. @returns whether it was. */
  move(id: string, from: readonly BatchState[], to: BatchState): boolean {
    return this.files.batches.move(id, from, to, this.clock.now());
  }

  /** Lets the jobs go first that have waited since. */
  yieldTurn(id: string): void {
    const { state } = this.found(id);
    this.move(id, [state], state);
  }

  /** Its final state; what was staged is gone, and the key to it. */
  end(id: string, state: BatchState, refusal: Refusal | null): void {
    this.files.batches.end(id, state, refusal, this.clock.now());
    this.files.staging.remove(id);
  }

  /** @returns false: it is committed. */
  cancel(id: string): boolean {
    if (!this.move(id, ['open'], 'cancelled')) return false;
    this.end(id, 'cancelled', null);
    return true;
  }

  /** What a killed process left behind; open batches that nothing was sent to for a week; and what ended long ago. */
  tidy(): void {
    const { batches, staging, keptDays } = this.files;
    const now = this.clock.now();
    for (const id of batches.unchangedSince(['open'], daysBefore(now, LIMITS.openDays)))
      this.cancel(id);
    for (const id of batches.unchangedSince(FINAL_STATES, daysBefore(now, keptDays)))
      batches.remove(id);
    for (const id of staging.batches()) if (batches.wrappedKey(id) === null) staging.remove(id);
  }
}

const daysBefore = (now: Instant, days: number): Instant =>
  `${addDays(utcDay(now), -days)}${now.slice(10)}` as Instant;

const certificationName = (id: string): string => `${id} certification`;

export const closed = (): Problem =>
  new Problem('batch-closed', 'The batch takes nothing more; ask where it stands.');
