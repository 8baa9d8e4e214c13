import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Lock } from '../../src/cli/law-lock.js';
import { PACKS } from '../../src/statute/packs.js';
import { Scratch, stepsOf } from './support/walkthrough.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => scratch.end());

it(
  'change-a-figure.md, followed step by step, gives a figure another value from a day on',
  { timeout: 600_000 },
  () => {
    const hashes = (): readonly (string | undefined)[] => {
      const lock = JSON.parse(scratch.read('src/statute/packs/lock.json')) as Lock;
      return PACKS.map(({ id }) => lock[id]?.at(-1)?.sha256);
    };
    const before = hashes();
    for (const step of stepsOf('docs/how-to/change-a-figure.md'))
      if (step.kind !== 'run' || step.command !== 'npm run check') scratch.follow(step);

    const figures = scratch
      .read('docs/reference/rules.md')
      .split('\n')
      .filter((row) => row.startsWith('| `same-reason` |'));
    expect(figures.map((row) => row.split(' | ').slice(2, 4))).toEqual([
      ['50 lines', '2023-04-20'],
      ['30 lines', '2026-01-01'],
    ]);
    expect(hashes().filter((hash, n) => hash === before[n])).toEqual([]);
    expect(scratch.run('npx vitest run test/law/lock.spec.ts').status).toBe(0);
    const changed = scratch.run('git diff --numstat test/law').output.trim().split('\n');
    expect(changed.map((line) => line.replace(/^\d+\t/, ''))).toEqual([
      '0\ttest/law/said/REQ-REASON.txt',
      '0\ttest/law/unrecorded/REQ-REASON.txt',
    ]);

    scratch.edit('src/statute/parameters.ts', 'value: 30', 'value: 31');
    const { status, output } = scratch.run('npx vitest run test/law/examples.spec.ts');
    expect(status).not.toBe(0);
    expect(output).toContain('on 31 lines, on the first day on which they are many');
  },
);
