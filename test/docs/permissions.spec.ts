import { expect, it } from 'vitest';
import { permissionsPage } from '../../src/http/permissions.reference.js';

it('docs/reference/permissions.md is the table that the guard reads', async () => {
  await expect(permissionsPage()).toMatchFileSnapshot('../../docs/reference/permissions.md');
});
