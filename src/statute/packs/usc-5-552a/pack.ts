import type { Pack } from '../../rule.js';
import { acct552aContent } from './acct-552a-content.rule.js';
import { acct552aRetention } from './acct-552a-retention.rule.js';
import { PROVISIONS } from './provisions.js';

/** 5 U.S.C. 552a(c). It reads the same facts as the rules of 6103, and knows nothing of those rules. */
export const PACK: Pack = {
  id: 'usc-5-552a',
  law: '5 U.S.C. 552a(c) (Privacy Act: accounting of disclosures)',
  version: 1,
  rules: [acct552aContent, acct552aRetention],
  provisions: PROVISIONS,
  news: [],
};
