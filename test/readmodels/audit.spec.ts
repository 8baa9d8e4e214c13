import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { EventStore } from '../../src/eventstore/event-store.js';
import { auditReadModels, type AuditedReadModels } from '../../src/readmodels/audit.js';
import { PROJECTIONS } from '../../src/readmodels/catalogue.js';
import { currentFile } from '../../src/readmodels/generations.js';
import { temporaryDirectory } from '../support/ledger.js';
import { givenHistory, SMALL_REQUEST } from './given.js';

const history = givenHistory();

/** The small request, projected; the projector has ended. */
const projected = async (): Promise<void> => {
  await history().record(...SMALL_REQUEST);
  await (await history().projected()).stop();
};

const audit = async (
  store: Pick<EventStore, 'readAll'> = history().store,
  projections = PROJECTIONS,
): Promise<AuditedReadModels & { readonly found: readonly string[] }> => {
  const { directory } = history().readModels;
  const scratch = join(temporaryDirectory(), 'built.sqlite');
  const running = auditReadModels({ store, directory, projections, scratch });
  const found: string[] = [];
  for (;;) {
    const next = await running.next();
    if (next.done === true) return { ...next.value, found };
    found.push(`${next.value.kind}: ${next.value.message}`);
  }
};

const change = (sql: string): void => {
  const database = new DatabaseSync(currentFile(history().readModels.directory)!);
  database.exec(sql);
  database.close();
};

describe('read models that are as the store gives them', () => {
  it('have nothing wrong with them, also while events arrive that they have not come to', async () => {
    await projected();
    await history().record({
      type: 'RequestMade',
      stream: 'request-b',
      by: 'agency',
      on: '2025-08-07',
    });
    expect(await audit()).toEqual({ found: [], seq: 10, notCompared: [] });
  });

  it('are held at one moment while a projector goes on', async () => {
    await history().record(...SMALL_REQUEST);
    await history().projected();
    const store = history().store;
    const goesOn = {
      readAll: async function* (...after: Parameters<EventStore['readAll']>) {
        yield* store.readAll(...after);
        await history().record({
          type: 'RequestMade',
          stream: 'request-b',
          by: 'agency',
          on: '2025-08-07',
        });
        await history().projected();
      },
    };
    expect(await audit(goesOn)).toEqual({ found: [], seq: 10, notCompared: [] });
  });
});

describe('a row is found by its table and key', () => {
  it('that was changed, by the names of its columns alone', async () => {
    await projected();
    change("UPDATE journal SET official = '{}', type = 'a secret' WHERE seq = 4");
    expect((await audit()).found).toEqual([
      'row-changed: journal seq=4: another type, official than the log gives',
    ]);
  });

  it('that is gone, and one that was put in, also under a key of several columns', async () => {
    await projected();
    change('UPDATE journal_lines SET line = 77 WHERE line = 2 AND seq = 2');
    expect((await audit()).found).toEqual([
      'row-missing: journal_lines stream_no=1, line=2, seq=2: the log gives it, and it is not there',
      'row-inserted: journal_lines stream_no=1, line=77, seq=2: it is there, and the log does not give it',
    ]);
  });

  it('in every table that holds one', async () => {
    await projected();
    const database = new DatabaseSync(currentFile(history().readModels.directory)!);
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'bookkeeping'")
      .all()
      .map(({ name }) => String(name))
      .filter((name) => database.prepare(`SELECT 1 FROM "${name}"`).get() !== undefined);
    for (const table of tables) database.exec(`DELETE FROM "${table}"`);
    database.close();
    const { found } = await audit();
    const named = found.map((one) => /^row-missing: (\w+) /.exec(one)?.[1]);
    expect(new Set(named)).toEqual(new Set(tables));
    expect(tables.length).toBeGreaterThan(10);
  });
});

describe('what is not a row', () => {
  it('a table, an index or a trigger that was defined otherwise', async () => {
    await projected();
    change(
      'CREATE TRIGGER quiet AFTER INSERT ON journal BEGIN SELECT 1; END; DROP TABLE journal_links',
    );
    expect((await audit()).found).toEqual([
      'table-changed: journal_links is not defined as it was',
      'table-changed: quiet is not defined as it was',
    ]);
  });

  it('a store that ends before them', async () => {
    await projected();
    const shorter = {
      readAll: async function* () {
        for await (const event of history().store.readAll(null)) {
          if (event.revision === 8) return;
          yield event;
        }
      },
    };
    expect((await audit(shorter)).found).toEqual([
      'rollback: The read models have come to seq 10, and the store ends with seq 7: 3 events are gone from its end',
    ]);
  });

  it('a store that this program cannot read', async () => {
    await projected();
    const strange = {
      readAll: async function* () {
        for await (const event of history().store.readAll(null))
          yield event.revision === 3 ? { ...event, type: 'Other' } : event;
      },
    };
    expect((await audit(strange)).found).toEqual([
      expect.stringMatching(
        /^event-unreadable: The read models cannot be built again: The record of/,
      ),
    ]);
  });
});

describe('what cannot be compared is said', () => {
  const [first, ...others] = PROJECTIONS;

  it('a projection of another version, one that is behind, one that fails', async () => {
    await projected();
    const newer = [{ ...first!, version: first!.version + 1 }, ...others];
    expect((await audit(undefined, newer)).notCompared).toEqual([
      `the rows of ${first!.name}: they are of another version, and are built again at the next start`,
    ]);
    change("UPDATE bookkeeping SET seq = 3 WHERE name = 'findings'");
    expect(await audit()).toMatchObject({
      found: [],
      notCompared: ['the rows of findings: they have come to seq 3 only'],
    });
    change("UPDATE bookkeeping SET seq = 10 WHERE name = 'findings'");
    const fails = () => () => {
      throw new Error('fails');
    };
    const failing = PROJECTIONS.map((one) =>
      one.name === 'findings' ? { ...one, open: fails } : one,
    );
    expect(await audit(undefined, failing)).toMatchObject({
      found: [],
      notCompared: ['the rows of findings: they cannot be built'],
    });
  });

  it('none at all, or those of another program', async () => {
    await expect(audit()).rejects.toThrow('holds no read models');
    await projected();
    change('PRAGMA user_version = 1');
    await expect(audit()).rejects.toThrow('was written by another version');
  });
});
