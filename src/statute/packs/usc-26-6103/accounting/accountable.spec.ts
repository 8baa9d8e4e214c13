import { describe, expect, it } from 'vitest';
import { accountingOf } from './accountable.js';

/** 6103(p)(3)(A) as the research has it, one by one. */
const EXEMPT =
  `(c) (e) (f)(5) (h)(1) (h)(3)(A) (h)(4) (i)(4) (i)(8)(A)(ii) (k)(1) (k)(2) (k)(6) (k)(8) (k)(9)
(l)(1) (l)(4)(B) (l)(5) (l)(7) (l)(8) (l)(9) (l)(10) (l)(11) (l)(12) (l)(13)(D)(iv) (l)(13)(D)(v) (l)(13)(D)(vi)
(l)(14) (l)(15) (l)(16) (l)(17) (l)(18) (m) (n)`.split(/\s+/);
const ACCOUNTABLE =
  `(d) (f)(1) (f)(2) (g) (h)(2) (h)(3)(B) (i)(1) (i)(2) (i)(2)(A) (i)(3)(A) (i)(3)(B) (i)(5) (i)(7)(A)
(i)(8)(A)(i) (j)(1) (k)(10) (l)(2) (l)(3) (l)(4)(A) (l)(6) (l)(13)(A) (l)(13)(D)(i)`.split(/\s+/);

describe('what is to be accounted for', () => {
  it.each(EXEMPT)('not what is told under %s', (paragraph) => {
    expect(accountingOf(`6103${paragraph}`)).toBe('exempt');
  });

  it.each(['6103(c)(1)', '26 U.S.C. 6103(m)(2)', '6103(i)(4)(A)'])(
    'nor a part of it: %s',
    (code) => {
      expect(accountingOf(code)).toBe('exempt');
    },
  );

  it.each(ACCOUNTABLE)('but what is told under %s', (paragraph) => {
    expect(accountingOf(`6103${paragraph}`)).toBe('accountable');
  });

  it.each(['6103', '6103(k)', '6103(h)(3)', '6103(i)', '6103(i)(8)', '6103(l)(13)(D)', 'by law'])(
    'and of %s it cannot be told',
    (code) => {
      expect(accountingOf(code)).toBe('unclear');
    },
  );
});
