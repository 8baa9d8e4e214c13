import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderOf, PACKS } from '../../src/statute/packs.js';

describe('the packs of rules', () => {
  it('are the folders beside the list', () => {
    const folders = readdirSync('src/statute/packs', { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map(({ name }) => `statute/packs/${name}`);
    expect(folders.toSorted()).toEqual(PACKS.map(folderOf).toSorted());
  });

  it('share no id of a rule, so a finding needs no more than that to name its law', () => {
    const ids = PACKS.flatMap(({ rules }) => [...new Set(rules.map(({ id }) => id))]);
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  });

  it.each(PACKS)('$id gives each rule a number of its own', ({ rules }) => {
    const numbers = new Map(rules.map(({ id, number }) => [id, number]));
    expect(new Set(numbers.values()).size).toBe(numbers.size);
  });
});
