import { afterEach, beforeEach, expect, it } from 'vitest';
import { Log } from '../../src/platform/log.js';
import type { Projection } from '../../src/readmodels/projection.js';
import { ProjectorLines } from '../../src/readmodels/status-lines.js';
import { History, Projecting } from '../support/history.js';

let history: History;
beforeEach(() => {
  history = new History();
});
afterEach(() => history.end());

const made = { type: 'RequestMade', stream: 'request-a', by: 'agency' } as const;
const submitted = { type: 'RequestSubmitted', stream: 'request-a', by: 'agency' } as const;

const projection = (name: string, isBroken: () => boolean): Projection => ({
  name,
  version: 1,
  tables: `CREATE TABLE ${name} (seq INTEGER PRIMARY KEY) STRICT;`,
  open: () => () => {
    if (isBroken()) throw new TypeError('a message that could hold data');
  },
});

/** A projector of two projections, and what the log of its process says. */
const following = (isBroken: () => boolean = () => false) => {
  const lines: string[] = [];
  const said = new ProjectorLines(new Log((line) => lines.push(line)));
  const projections = [projection('one', () => false), projection('two', isBroken)];
  const projecting = new Projecting(history.store, history.readModels, projections, said);
  const told = () =>
    lines.map((line) => {
      expect(line).not.toContain('could hold data');
      const { level, event, state, reason, standingStill } = JSON.parse(line) as Record<
        string,
        unknown
      >;
      expect(event).toBe('read-models-state');
      return [level, state, reason, standingStill].filter((one) => one !== undefined);
    });
  return { projecting, told };
};

it('read models that stand still all, and go on, are a line each', async () => {
  await history.record(made, submitted);
  const { projecting, told } = following();
  await history.store.append(
    'ledger_test_request-b',
    [{ id: 'x', type: 'NotKnown', record: '{}' }],
    'no-stream',
  );
  projecting.start();
  await expect.poll(() => told().at(-1)).toEqual(['warn', 'stopped', 'store-damaged']);
  await projecting.stop();
  projecting.start();
  await expect.poll(() => told().filter(([level]) => level === 'warn')).toHaveLength(2);
  await projecting.stop();
  expect(told().filter(([level]) => level === 'info')).toContainEqual(['info', 'starting', null]);
});

it('a read model that stands still alone is named, once, and so is that none does any more', async () => {
  let isBroken = true;
  await history.record(made);
  const { projecting, told } = following(() => isBroken);
  projecting.start();
  const still = ['warn', 'following', 'projection-failed', 'two'];
  await expect.poll(() => told().at(-1)).toEqual(still);
  await history.record(submitted);
  await expect.poll(() => projecting.lastSeq()).toBe(1);
  await projecting.stop();
  isBroken = false;
  projecting.start();
  await expect.poll(() => told().at(-1)).toEqual(['info', 'following', null]);
  await projecting.stop();
  expect(told().filter(([level]) => level === 'warn')).toEqual([still]);
});
