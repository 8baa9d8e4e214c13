import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeLease } from '../../src/platform/lease.js';
import { troubleOf } from '../../src/publiclog/status.js';
import { temporaryDirectory } from '../support/ledger.js';

it('only a lease that somebody has is said to be taken: a file that cannot be used is an error', () => {
  const file = join(temporaryDirectory(), 'log.lease');
  const lease = takeLease(file);
  expect(takeLease(file)).toBeUndefined();
  lease?.release();
  writeFileSync(file, 'x'.repeat(4_096));
  expect(() => takeLease(file)).toThrow('file is not a database');
});

it('a full disk is the trouble of who asks for a lease there too', () => {
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  expect(troubleOf(full)).toBe('disk-full');
});
