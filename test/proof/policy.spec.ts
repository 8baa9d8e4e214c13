import { describe, expect, it } from 'vitest';
import { logKey, witnessKey } from '../support/keys.js';
import { formatCheckpoint } from '../../src/proof/checkpoint.js';
import { cosign, formatVkey, signerOf, signText } from '../../src/proof/note.js';
import { isMet, parsePolicy, type Policy, PolicyError } from '../../src/proof/policy.js';
import { underPolicy } from '../../src/proof/under-policy.js';

const log = logKey('log.example/one');
const NAMES = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'] as const;
const witnesses = new Map(NAMES.map((name) => [name as string, witnessKey(`w.example/${name}`)]));
const key = (name: string): string => formatVkey(witnesses.get(name)!.key);

const parse = (text: string): Policy => parsePolicy(Buffer.from(text));

/** The example of C2SP tlog-policy, section "Example policy", with keys. */
const EXAMPLE = `log ${formatVkey(log.key)}

witness X1 ${key('X1')}
witness X2 ${key('X2')}
witness X3 ${key('X3')}
group X-witnesses 2 X1 X2 X3

witness Y1 ${key('Y1')}
witness Y2 ${key('Y2')}
witness Y3 ${key('Y3')}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

const met = (policy: Policy, names: readonly string[]): boolean =>
  isMet(policy.quorum, new Set(policy.witnesses.filter(({ name }) => names.includes(name))));

describe('a policy', () => {
  it.each([
    [[], false],
    [['X1', 'X2'], false],
    [['X1', 'Y1', 'Y2', 'Y3'], false],
    [['X1', 'X2', 'Y3'], true],
    [['X2', 'X3', 'Y1'], true],
    [[...NAMES], true],
  ])('of the specification, cosigned by %j: %s', (names, expected) => {
    expect(met(parse(EXAMPLE), names)).toBe(expected);
  });

  it('may ask for nobody, for one, for all', () => {
    expect(met(parse('quorum none\n'), [])).toBe(true);
    const one = parse(`witness a ${key('X1')} https://w.example/\nquorum a\n`);
    expect([met(one, []), met(one, ['a'])]).toEqual([false, true]);
    expect(one.witnesses[0]?.url).toBe('https://w.example/');
    const two = `witness a ${key('X1')}\nwitness b ${key('X2')}\n`;
    const all = parse(`${two}group both all a b\nquorum both`);
    expect([met(all, ['a']), met(all, ['a', 'b'])]).toEqual([false, true]);
    expect(met(parse(`${two}group both all a b\nquorum b`), ['a'])).toBe(false);
  });

  it('may have comments, tabs, spaces, and names of any octets', () => {
    const text = `# a\n \t\n\t# b\n\twitness \u212a\t ${key('X1')} \nwitness K ${key('X2')}\nquorum K \n`;
    const policy = parse(text);
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['\u00e2\u0084\u00aa', 'K']);
    expect(met(policy, ['\u00e2\u0084\u00aa'])).toBe(false);
    const odd = Buffer.from(`witness \u00ff ${key('X1')}\nquorum \u00ff\n`, 'latin1');
    expect(met(parsePolicy(odd), ['\u00ff'])).toBe(true);
  });

  it('takes 32 logs, 32 witnesses and 32 groups', () => {
    const many = Array.from({ length: 32 }, (_, n) => n);
    const lines = many.flatMap((n) => [
      `log ${formatVkey(logKey(`log.example/${n}`).key)}`,
      `witness w${n} ${formatVkey(witnessKey(`w.example/${n}`).key)}`,
      `group g${n} ${n === 0 ? 'any w0' : `all g${n - 1} w${n}`}`,
    ]);
    const policy = parse([...lines, 'quorum g31', ''].join('\n'));
    const names = policy.witnesses.map(({ name }) => name);
    expect([met(policy, names), met(policy, names.slice(1))]).toEqual([true, false]);
  });

  const a = `witness a ${key('X1')}\n`;
  it.each([
    ['is empty', '', 0],
    ['has two quorums', 'quorum none\nquorum none\n', 2],
    ['has a quorum that is not defined', 'quorum a\n', 1],
    ['has a quorum that is defined later', `quorum a\n${a}`, 1],
    ['defines none', `witness none ${key('X1')}\nquorum none\n`, 1],
    ['has none in a group', `group g any none\nquorum none\n`, 1],
    ['defines a name twice', `${a}witness a ${key('X2')}\n`, 2],
    ['calls a group by the name of a witness', `${a}group a any a\n`, 2],
    ['has a key twice, under two names', `${a}witness b ${key('X1')}\n`, 2],
    [
      'has a key twice, under two key names',
      `${a}witness b ${formatVkey(signerOf('other', 4, witnesses.get('X1')!.privateKey).key)}\n`,
      2,
    ],
    ['has a log twice', `log ${formatVkey(log.key)}\nlog ${formatVkey(log.key)} http://x\n`, 2],
    ['has the key of a log for a witness', `witness a ${formatVkey(log.key)}\n`, 1],
    ['has the key of a witness for a log', `log ${key('X1')}\n`, 1],
    ['has a group of nobody', `${a}group g any\n`, 2],
    ['asks for none of a group', `${a}group g 0 a\n`, 2],
    ['asks for more than there are', `${a}group g 2 a\n`, 2],
    ['asks for half a witness', `${a}group g 1.0 a\n`, 2],
    ['names a member twice', `${a}group g any a a\n`, 2],
    ['names a member in two groups', `${a}group g any a\ngroup h any a\n`, 3],
    ['has a group that is its own member', `${a}group g any a g\n`, 2],
    ['has another word', 'quorums none\n', 1],
    ['has a word too many', 'quorum none none\n', 1],
    ['has a carriage return', 'quorum none\r\n', 1],
    ['is too long', '#'.repeat(65_537), 0],
  ])('is refused, with its line, when it %s', (_, text, line) => {
    const wrong = (): Policy => parse(text);
    expect(wrong).toThrow(PolicyError);
    expect(wrong).toThrow(line === 0 ? /^[^L]/ : new RegExp(`^Line ${line}: `));
  });
});

describe('a checkpoint under a policy', () => {
  const text = formatCheckpoint({ origin: 'log.example/one', size: 3, root: Buffer.alloc(32) });
  const cosignatures = (names: readonly string[], time = 9) =>
    names.map((name) => cosign(text, witnesses.get(name)!, time));

  it('counts the witnesses that really cosigned', () => {
    const signatures = [signText(text, log), ...cosignatures(['X1', 'X2', 'Y1'])];
    const standing = underPolicy({ text, signatures }, parse(EXAMPLE));
    expect(standing).toMatchObject({ signed: true, quorum: true });
    expect(standing.cosigned.map(({ witness, time }) => [witness.name, time])).toEqual([
      ['X1', 9],
      ['X2', 9],
      ['Y1', 9],
    ]);
  });

  it('counts no witness twice, and none without a time', () => {
    const twice = underPolicy(
      { text, signatures: cosignatures(['X1', 'X1', 'Y1']) },
      parse(EXAMPLE),
    );
    expect(twice).toMatchObject({ signed: false, quorum: false });
    const timeless = cosignatures(['X1', 'X2', 'Y1'], 0);
    expect(underPolicy({ text, signatures: timeless }, parse(EXAMPLE)).cosigned).toEqual([]);
  });

  it('is not signed by the key of another origin', () => {
    const other = text.replace('one', 'two');
    const note = { text: other, signatures: [signText(other, log)] };
    expect(underPolicy(note, parse(EXAMPLE)).signed).toBe(false);
  });
});
