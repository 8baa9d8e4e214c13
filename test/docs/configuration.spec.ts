import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SETTINGS } from '../../src/platform/settings.js';

const page = readFileSync(
  new URL('../../docs/reference/configuration.md', import.meta.url),
  'utf8',
);

it('the configuration page lists exactly the settings, with their defaults and meanings', () => {
  const [settings = ''] = page.split('## Files');
  const rows = [...settings.matchAll(/^\| `([A-Z_]+)` *\| (.+?) *\| (.+?) *\|$/gm)];
  const listed = rows.map(([, name, fallback, about]) => [
    name,
    fallback?.replaceAll('`', ''),
    about,
  ]);
  const known = Object.entries(SETTINGS).map(([name, { fallback, about }]) => [
    name,
    fallback,
    about,
  ]);
  expect(listed).toEqual(known);
});
