import { expect, it } from 'vitest';
import { eventReference } from '../../src/ledger/reference.js';

it('docs/reference/events.md is what the tables of the events say', async () => {
  await expect(eventReference()).toMatchFileSnapshot('../../docs/reference/events.md');
});
