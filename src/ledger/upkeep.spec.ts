import { expect, test } from 'vitest';
import { Log } from '../platform/log.js';
import { keepUp } from './upkeep.js';

test('chores are done in order, again and again; one that fails is said so and stops no other', async () => {
  const end = new AbortController();
  const [done, said]: [string[], string[]] = [[], []];
  const chores = [
    { failure: 'first-undone', run: async () => void done.push('first') },
    {
      failure: 'second-undone',
      run: async () => {
        done.push('second');
        throw new TypeError('a message that could hold data');
      },
    },
    {
      failure: 'third-undone',
      run: async () => {
        done.push('third');
        if (done.length >= 6) end.abort();
      },
    },
  ];
  const log = new Log((line) => void said.push(line));
  await keepUp(chores, log, end.signal, 1);
  expect(done).toEqual(['first', 'second', 'third', 'first', 'second', 'third']);
  expect(said.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    'second-undone',
    'second-undone',
  ]);
  expect(said.join('')).not.toContain('could hold data');
});
