import { expect, it } from 'vitest';
import { PACK } from '../../src/statute/packs/usc-26-6103/pack.js';
import { rulesPage } from '../../src/statute/reference.js';
import { traceabilityPage } from '../../src/statute/traceability.reference.js';

it('docs/reference/rules.md is what the rule files say', async () => {
  await expect(rulesPage(PACK)).toMatchFileSnapshot('../../docs/reference/rules.md');
});

it('docs/reference/traceability.md is what the tables and the rule files say', async () => {
  await expect(traceabilityPage(PACK)).toMatchFileSnapshot('../../docs/reference/traceability.md');
});
