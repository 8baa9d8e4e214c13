import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Rooms = Readonly<Record<string, readonly string[]>>;
const rooms = JSON.parse(readFileSync('rooms.json', 'utf8')) as Rooms;

it('the architecture page shows the table of rooms that is enforced', () => {
  const page = readFileSync('docs/explanation/architecture.md', 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| .+ \| ([\w, ]+?) +\|$/gm)];
  const shown = rows.map(([, room, imports = '']) => [
    room,
    imports === 'nothing' ? [] : imports.split(', '),
  ]);
  expect(Object.fromEntries(shown)).toEqual(rooms);
});

it('every folder of src is a room, and every room a folder', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(rooms).toSorted());
  expect(existsSync('src/main.ts')).toBe(true);
});
