import { describe, expect, it } from 'vitest';
import { formatSubmission, parseSubmission } from './submission.js';

// The example of C2SP tlog-witness, section "add-checkpoint".
const BODY = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;

describe('a submission', () => {
  it('of the specification is read, and written to the byte', () => {
    const { oldSize, proof, note, checkpoint } = parseSubmission(Buffer.from(BODY));
    expect([oldSize, proof.length, note.signatures.length]).toEqual([20_852_014, 4, 2]);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(formatSubmission(oldSize, proof, note)).toBe(BODY);
  });

  it('is divided at its first empty line', () => {
    const none = BODY.replace(/^[A-Za-z0-9+/=]{44}\n/gm, (line, at: number) =>
      at < 200 ? '' : line,
    );
    expect(parseSubmission(Buffer.from(none)).proof).toEqual([]);
  });
});
