import { describe, expect, it } from 'vitest';
import { agentOne } from './examples.js';
import { officerKey } from './dossier.js';
import type { Officer } from './facts.js';

const isSame = (one: Partial<Officer>, other: Partial<Officer>): boolean =>
  officerKey({ ...agentOne, ...one }) === officerKey({ ...agentOne, ...other });

describe('an officer', () => {
  it('with an id is one and the same in whatever office', () => {
    expect(isSame({ office: 'Boston' }, { office: 'Chicago' })).toBe(true);
    expect(isSame({ office: 'Boston' }, { office: null })).toBe(true);
    expect(isSame({}, { officerId: 'AGENT-2' })).toBe(false);
    expect(isSame({}, { agency: 'DOJ' })).toBe(false);
  });

  it('without one is told apart by agency and office', () => {
    const nameless = (office: string | null) => ({ officerId: null, office });
    expect(isSame(nameless('Boston'), nameless('Boston'))).toBe(true);
    expect(isSame(nameless('Boston'), nameless('Chicago'))).toBe(false);
    expect(isSame(nameless('Boston'), nameless(null))).toBe(false);
    expect(isSame(nameless(null), nameless(null))).toBe(true);
    expect(isSame(nameless('Boston'), { office: 'Boston' })).toBe(false);
  });
});
