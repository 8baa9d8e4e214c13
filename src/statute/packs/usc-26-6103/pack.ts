import type { Pack } from '../../rule.js';
import { reqWritten } from './requests/req-written.rule.js';

/** 26 U.S.C. 6103 and its neighbours. A rule is on the list or it does not exist. */
export const PACK: Pack = {
  id: 'usc-26-6103',
  version: '1',
  rules: [reqWritten],
};
