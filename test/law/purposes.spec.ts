import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { inspected, offered, redisclosed, used } from '../../src/statute/examples-information.js';
import {
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  matter,
  receipt,
} from '../../src/statute/examples.js';
import type { Item, Matter } from '../../src/statute/facts.js';
import { itemsObtained } from '../../src/statute/packs/usc-26-6103/uses/obtained.js';
import { causesOf, verdictOf } from './support/judging.js';
import { saidUnder, viewOf } from './support/trials.js';

const ANSWERED: readonly Told[] = [letter(), line(), receipt(), disclosed()];

describe('what may serve a civil end', () => {
  const given = [...ANSWERED, used({ use: 'civil' })];

  it.each([
    ['yes', 'clear', []],
    ['no', 'finding', []],
    ['open', 'undetermined', ['law-unsettled']],
    ['plain', 'undetermined', ['law-unsettled']],
  ] as const)('is as the reading has it: %s', (answer, outcome, causes) => {
    const verdict = saidUnder('USE-PURPOSE', given, { 'R-CIVIL-USE': answer });
    expect(verdict?.outcome).toBe(outcome);
    expect(causesOf(verdict)).toEqual(causes);
  });
});

describe('the kind of the matter in which it was used', () => {
  const of = (use: Matter['kind'], asked: Matter['kind']) =>
    verdictOf('USE-PURPOSE', [
      letter(),
      line({ matter: matter({ kind: asked }) }),
      receipt(),
      disclosed(),
      used({ matter: matter({ kind: use }) }),
    ]);

  it('is that of the request where it has the number of the request and states no kind', () => {
    expect(of(null, 'civil-removal')?.outcome).toBe('finding');
    expect(of(null, 'grand-jury')?.outcome).toBe('clear');
    expect(of(null, null)?.causes).toEqual([{ kind: 'fact-not-recorded', field: 'matter.kind' }]);
  });

  it('is its own where it states one', () => {
    expect(of('grand-jury', 'civil-removal')?.outcome).toBe('clear');
    expect(causesOf(of('other', 'criminal-investigation'))).toEqual(['not-decided-here']);
  });
});

describe('to whom it was passed on', () => {
  const passed = (told: Parameters<typeof redisclosed>[0], ...before: readonly Told[]) =>
    verdictOf('USE-REDISCLOSURE', [...ANSWERED, ...before, on('2025-11-03', redisclosed(told))]);

  it.each([
    ['state-or-local', 'State or local officers'],
    ['shared-database', 'others than those engaged'],
    ['foreign-government', 'a foreign government'],
    ['public', 'known to the public'],
  ] as const)('%s: a finding that says so', (recipientKind, words) => {
    const verdict = passed({ recipientKind });
    expect(verdict?.outcome).toBe('finding');
    expect(verdict?.because).toContain(words);
  });

  it('the public may know what was admitted in evidence, and not what was kept out', () => {
    const PUBLIC = { recipientKind: 'public' } as const;
    expect(passed(PUBLIC, offered({ admitted: true }))?.outcome).toBe('undetermined');
    expect(passed(PUBLIC, offered({ admitted: null }))?.outcome).toBe('undetermined');
    expect(passed(PUBLIC, offered({ admitted: false }))?.outcome).toBe('finding');
  });

  it.each([
    ['another matter', matter({ reference: 'HSI-2025-0099' }), 'for another matter'],
    ['none', null, 'a private person, for no matter'],
    ['one without a number', matter({ reference: null }), 'a private person, for no matter'],
  ])('a private person may not for %s, though it was admitted', (_, about, words) => {
    const verdict = passed({ recipientKind: 'private', matter: about }, offered());
    expect(verdict).toMatchObject({ outcome: 'finding', severity: 'STAT' });
    expect(verdict?.because).toContain(words);
  });

  it('a private person of the same matter is left open, as a court and a contractor are', () => {
    const causes = (['private', 'court', 'contractor'] as const).map(
      (recipientKind) => passed({ recipientKind })?.causes,
    );
    expect(causes[0]).toEqual([expect.objectContaining({ kind: 'not-decided-here' })]);
    expect(causes).toEqual([causes[0], causes[0], causes[0]]);
  });

  it('a State is told that the regulation was not read', () => {
    expect(passed({ recipientKind: 'state-or-local' })?.because).toContain('was not read');
  });
});

describe('the items that were obtained', () => {
  const wages = item('wages');
  const of = (...told: readonly (readonly Item[] | null)[]) =>
    itemsObtained(
      viewOf([
        letter(),
        line(),
        receipt(),
        ...told.map((items, n) => on(`2025-08-0${String(n + 1)}`, disclosed({ items }))),
        inspected(),
      ]),
    );

  it('are those of all disclosures, and what was asked for where there is none', () => {
    expect(of([wages], [mailingAddress])).toEqual([wages, mailingAddress]);
    expect(of()).toEqual([mailingAddress, interviewNotes]);
  });

  it('are not recorded where one disclosure does not say, and may have told an address', () => {
    expect(of(null)).toBeNull();
    expect(of([wages], null)).toBeNull();
  });

  it('hold an address, whatever a disclosure that does not say has told', () => {
    expect(of([wages, mailingAddress], null)).toEqual([wages, mailingAddress]);
  });
});
