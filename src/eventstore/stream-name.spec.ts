import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStreamName, prefixOf, streamName } from './stream-name.js';

const ledgerIds = fc.stringMatching(/^[a-z0-9]{1,16}$/);
const categories = fc.stringMatching(/^[a-z]{1,12}$/);
const ids = fc.oneof(fc.uuid(), fc.constant('0'));

test('a stream name reads back as its parts and begins with the prefix of its ledger', () => {
  fc.assert(
    fc.property(ledgerIds, categories, ids, (ledgerId, category, id) => {
      const name = streamName(ledgerId, category, id);
      expect(parseStreamName(name)).toEqual({ ledgerId, category, id });
      expect(name.startsWith(prefixOf(ledgerId))).toBe(true);
    }),
    { seed: 1 },
  );
});

test('the prefix of one ledger is never the beginning of the prefix of another', () => {
  fc.assert(
    fc.property(ledgerIds, ledgerIds, (one, other) => {
      fc.pre(one !== other);
      expect(prefixOf(one).startsWith(prefixOf(other))).toBe(false);
    }),
    { seed: 1 },
  );
});

test.each(['$ce-request', 'request-1', 'ledger_local_request', 'ledger_LOCAL_request-0', ''])(
  'the stream %j is no ledger’s',
  (name) => {
    expect(parseStreamName(name)).toBeUndefined();
  },
);

test('a dash or a line break cannot be smuggled into a name', () => {
  expect(() => streamName('local', 're-quest', '0')).toThrow(RangeError);
  expect(() => streamName('lo_cal', 'request', '0')).toThrow(RangeError);
  expect(() => streamName('local', 'request', '0\n')).toThrow(RangeError);
  expect(() => prefixOf('')).toThrow(RangeError);
});
