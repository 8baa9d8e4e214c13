import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { temporaryDirectory } from '../support/ledger.js';
import { copiedBy, ledger, type Ran } from '../stores/command-line.js';
import { nameIn, recordPerson, settings } from '../stores/told.js';

const PAGE = readFileSync('docs/how-to/keep-and-rebuild.md', 'utf8');

let directory: string;
let double: EventStoreDouble;
let http: HttpApp | undefined;
beforeAll(async () => {
  directory = temporaryDirectory();
  double = await EventStoreDouble.start();
});
afterAll(async () => {
  await http?.close();
  await double.close();
  rmSync(directory, { recursive: true });
});

/** The commands under a heading of the page, with their paths in a directory of our own. */
const commandsOf = (heading: string): readonly (readonly string[])[] => {
  const [, section = ''] = PAGE.split(`## ${heading}\n`);
  const lines = section.split('\n## ')[0]?.matchAll(/^npm run ledger -- (.*)$/gm) ?? [];
  return [...lines].map(([, words = '']) =>
    words.split(' ').map((word) => word.replace(/^\/mnt\//, `${directory}/mnt-`)),
  );
};

const follow = async (heading: string, environment: Readonly<Record<string, string>>) => {
  const ran: Ran[] = [];
  for (const words of commandsOf(heading)) {
    const one = await ledger(words, environment);
    expect([words, one.code]).toEqual([words, 0]);
    ran.push(one);
  }
  return ran;
};

/** What was recorded is under a checkpoint. */
const published = async ({ parts }: HttpApp): Promise<void> => {
  await parts.projected.waitFor((await parts.store.head())!, 60_000);
  const size = parts.projected.lastSeq() + 1;
  await expect.poll(() => parts.publicLog.status().size, { timeout: 60_000 }).toBe(size);
};

test('the page, followed: copied, put back, examined, moved to a server and back', async () => {
  const here = settings(directory);
  http = await openHttpApp(undefined, here);
  const person = await recordPerson(http, 'Testina Sampleton');
  await published(http);
  const [log, copied] = await follow('Make copies', here);
  await http.close();
  http = undefined;

  const there = settings(join(directory, 'new'));
  const [restored, , restoredLog] = await follow('Put copies back', there);
  expect(copiedBy(restored!).leaves).toBe(copiedBy(copied!).leaves);
  expect(restoredLog!.out).toBe(log!.out);
  const [examined, verified] = await follow('Examine a store', there);
  expect(examined?.out).not.toContain('BAD');
  expect(verified?.out).toMatch(/^SOUND as far as checked: the store holds the \d+ events of/);

  const [toServer, , back] = await follow('Move to another store', {
    ...there,
    EVENTSTORE_URL: double.url,
  });
  expect(copiedBy(toServer!).leaves).toBe(copiedBy(copied!).leaves);
  expect(copiedBy(back!).leaves).toBe(copiedBy(copied!).leaves);
  await follow('Rebuild the read models', there);
  http = await openHttpApp(undefined, there);
  expect(await nameIn(http, person)).toBe('Testina Sampleton');
});

test('every command of the page is followed here', () => {
  const headings = [...PAGE.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
  const followed = headings.flatMap((heading) => commandsOf(heading));
  expect(followed).toHaveLength(PAGE.match(/npm run ledger -- /g)?.length ?? 0);
  expect(headings.filter((heading) => commandsOf(heading).length > 0)).toEqual([
    'Make copies',
    'Put copies back',
    'Examine a store',
    'Move to another store',
    'Rebuild the read models',
  ]);
});
