import { describe, expect, it } from 'vitest';
import { logAt, publishedEntries } from '../../src/publiclog/published-entries.js';
import { build, type Files } from '../support/log-builder.js';
import { leaves } from '../support/log-leaves.js';
import { LogServer } from '../support/log-server.js';

const HISTORY = leaves(600);
const { root, files } = build(HISTORY);
const BUNDLE = 'tile/entries/002.p/88';

const readFrom = (some: Files, size = 600) =>
  Array.fromAsync(publishedEntries((path) => Promise.resolve(some.get(path)), { size, root }));
const without = (path: string): Files => new Map([...files].filter(([name]) => name !== path));

describe('the entries under a checkpoint', () => {
  it('are all that its size covers, in order, also out of a whole bundle that took the place of a partial one', async () => {
    expect(await readFrom(files)).toEqual(HISTORY);
    const grown = build(leaves(768)).files;
    expect(await readFrom(grown)).toEqual(HISTORY);
  });

  it('come from a server as well, and are not what it answers otherwise', async () => {
    const server = await LogServer.start(files, {
      'tile/entries/001': (answer) => answer.writeHead(503).end(),
    });
    const read = (size: number, url = server.url) =>
      Array.fromAsync(
        publishedEntries(logAt(`${url}/`), { size, root: build(HISTORY.slice(0, size)).root }),
      );
    server.files.set('tile/entries/000.p/200', files.get('tile/entries/000')!);
    expect(await read(200)).toEqual(HISTORY.slice(0, 200));
    await expect(read(600)).rejects.toThrow('/tile/entries/001 answered 503');
    await expect(read(600, `${server.url}/nowhere`)).rejects.toThrow('000 is not there');
    await server.stop();
  });

  it('must lead to its root', async () => {
    const other = new Map(files).set(BUNDLE, build(leaves(600, 'two')).files.get(BUNDLE)!);
    await expect(readFrom(other)).rejects.toThrow(
      'The 600 entries that were read do not lead to the root',
    );
    await expect(readFrom(files, 599)).rejects.toThrow();
  });

  it('must all be there', async () => {
    await expect(readFrom(without(BUNDLE))).rejects.toThrow(`${BUNDLE} is not there`);
    const short = new Map(files).set(
      BUNDLE,
      build(leaves(590)).files.get('tile/entries/002.p/78')!,
    );
    await expect(readFrom(short)).rejects.toThrow(`${BUNDLE} holds 78 entries only`);
  });
});
