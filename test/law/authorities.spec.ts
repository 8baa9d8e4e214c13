import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import {
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  match,
  receipt,
} from '../../src/statute/examples.js';
import { wordsOf } from './support/in-words.js';

describe('the authority of a disclosure', () => {
  const said = (...given: readonly Told[]) => wordsOf('DISC-NO-AUTHORITY', given);

  it.each([
    ['6103(i)(3)', 'names no one paragraph of 26 U.S.C. 6103.'],
    ['6103(i)', 'names no one paragraph of 26 U.S.C. 6103.'],
    ['6103(d)', 'whether that covers it is not decided here.'],
  ])('%s is for someone to look at', (authority, end) => {
    const words = said(letter(), line(), receipt(), disclosed({ authority }));
    expect(words).toMatch(/^undetermined: /);
    expect(words.endsWith(end)).toBe(true);
  });

  it('on a line whose letter is not recorded is not known, and is no finding', () => {
    expect(said(line(), disclosed())).toBe('undetermined: Which agency asked is not recorded.');
  });

  it('is none on no line and without a letter', () => {
    expect(said(disclosed({ line: null }))).toBe(
      'finding: Disclosed under 6103(i)(2), which asks for a request; the disclosure answers none.',
    );
  });
});

describe('another paragraph', () => {
  const said = (authority: string, ...items: readonly ReturnType<typeof item>[]) =>
    wordsOf('DISC-OTHER-ROUTE', [
      disclosed({ line: null, authority, items: items.length > 0 ? items : [mailingAddress] }),
    ]);

  it.each(['6103(g)(1)', '6103(i)(1)', '6103(i)(3)(A)', '6103(i)(2)', 'Executive Order'])(
    '%s is left to the rules that have it',
    (authority) => {
      expect(said(authority)).toBe('not applicable');
    },
  );

  const NOT_DECIDED =
    'undetermined: Disclosed under another paragraph of 6103; what that asks is not decided here.';
  it('is not decided where a total went out beside what someone earned', () => {
    expect(said('6103(l)(21)', item('match-total'), item('wages'))).toBe(NOT_DECIDED);
    expect(said('6103(l)(21)', item('match-total'))).toBe(
      'undetermined: Only totals were made known; over how many people is not recorded.',
    );
  });
});

describe('identity alone, where it may not go alone', () => {
  const HISTORIC = { reading: 'HISTORIC_IRS' } as const;
  const said = (...given: readonly Told[]) =>
    wordsOf(
      'DISC-ON-DEFECTIVE-REQUEST',
      [letter(), line(), receipt(), match(), ...given],
      HISTORIC,
    );
  const address = disclosed({ items: [mailingAddress] });
  const earlier = (data: Parameters<typeof disclosed>[0]) => on('2025-08-06', disclosed(data));

  const ALONE = 'under this reading identity may go with other information only.';
  it('is a finding, and not where notes of an interview went before it', () => {
    expect(said(address)).toContain(ALONE);
    expect(said(earlier({ items: [interviewNotes] }), address)).not.toContain(ALONE);
  });

  it('is not known, where what went before is not recorded', () => {
    expect(said(earlier({ items: null }), address)).toContain(
      'Whether only identity was disclosed is not recorded.',
    );
  });
});
