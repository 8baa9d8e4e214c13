import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Lock } from '../../src/cli/law-lock.js';
import { PACKS, RULES } from '../../src/statute/packs.js';
import { Scratch, type Step, stepsOf } from './support/walkthrough.js';

/** Each builds the program once. */
const PATIENCE = { timeout: 600_000 };
const EXAMPLES = 'npx vitest run test/law/examples.spec.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => scratch.end());

/** All but the checks of the whole repository, of which this test is one. */
const followAll = (steps: readonly Step[]): void => {
  for (const step of steps)
    if (step.kind !== 'run' || step.command !== 'npm run check') scratch.follow(step);
};

/** Of the newest version of each pack. */
const hashes = (): Readonly<Record<string, string | undefined>> => {
  const lock = JSON.parse(scratch.read('src/statute/packs/lock.json')) as Lock;
  return Object.fromEntries(PACKS.map(({ id }) => [id, lock[id]?.at(-1)?.sha256]));
};

/** What the page says of a rule is really run: with a wrong outcome its example fails by name. */
const isRun = (rule: string, example: string): void => {
  const at = scratch.read(rule).indexOf(`name: '${example}'`);
  const text = scratch.read(rule);
  scratch.write(rule, text.slice(0, at) + text.slice(at).replace("'finding'", "'clear'"));
  const { status, output } = scratch.run(EXAMPLES);
  expect(status).not.toBe(0);
  expect(output).toContain(example);
};

it(
  'add-a-rule.md and add-a-question.md, followed step by step, add a rule and a question that it asks',
  PATIENCE,
  () => {
    followAll(stepsOf('docs/how-to/add-a-rule.md'));
    expect(scratch.read('docs/reference/rules.md')).toContain(
      '| a dependent’s wages, on a line that names the taxpayer | finding |',
    );
    expect(scratch.run('npm run -s ledger -- law lock').output).toMatch(
      /^Rule pack usc-26-6103: version \d+, not released, sources as before/m,
    );
    expect(scratch.run('git status --short test/law').output).toBe(
      '?? test/law/said/REQ-OTHER-PERSON.txt\n?? test/law/unrecorded/REQ-OTHER-PERSON.txt\n',
    );
    scratch.commit();
    const before = hashes();

    followAll(stepsOf('docs/how-to/add-a-question.md'));
    expect(scratch.read('docs/reference/rules.md')).toContain('### R-SPOUSE');
    for (const [pack, hash] of Object.entries(hashes())) expect(hash).not.toBe(before[pack]);
    expect(scratch.run('git status --short test/law').output).toBe(
      [' M test/law/said/REQ-OTHER-PERSON.txt', '?? test/law/spouse.spec.ts', ''].join('\n'),
    );
    isRun(
      'src/statute/packs/usc-26-6103/requests/req-other-person.rule.ts',
      'a dependent’s wages, on a line that names the taxpayer',
    );
  },
);

it(
  'add-a-rule-pack.md, followed step by step, adds a pack and takes nothing away',
  PATIENCE,
  () => {
    const before = JSON.parse(scratch.read('src/statute/packs/lock.json')) as Lock;
    followAll(stepsOf('docs/how-to/add-a-rule-pack.md'));
    const page = scratch.read('docs/reference/rules.md');
    for (const { id } of PACKS) expect(page).toContain(`## Pack ${id}`);
    for (const { id } of RULES) expect(page).toContain(id);
    expect(page).toContain('| kept to the day before six years are over | finding |');
    expect(JSON.parse(scratch.read('src/statute/packs/lock.json'))).toEqual({
      ...before,
      'usc-28-2401': [
        {
          version: 1,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          rules: ['ACCT-2401-RETENTION'],
          released: false,
        },
      ],
    });
    isRun(
      'src/statute/packs/usc-28-2401/acct-2401-retention.rule.ts',
      'kept to the day before six years are over',
    );
  },
);
