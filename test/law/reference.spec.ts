import { expect, it } from 'vitest';
import { PACKS } from '../../src/statute/packs.js';
import { rulesPage } from '../../src/statute/reference.js';
import { traceabilityPage } from '../../src/statute/traceability.reference.js';

it('docs/reference/rules.md is what the rule files say', async () => {
  await expect(rulesPage(PACKS)).toMatchFileSnapshot('../../docs/reference/rules.md');
});

it('docs/reference/traceability.md is what the tables and the rule files say', async () => {
  await expect(traceabilityPage()).toMatchFileSnapshot('../../docs/reference/traceability.md');
});
