import { JUDGED_ACTS, judge, type Judge } from '../../statute/assess.js';
import type { FactType } from '../../statute/facts.js';
import { PACK } from '../../statute/packs/usc-26-6103/pack.js';
import type { Rule } from '../../statute/rule.js';

/** The law as the read model needs it: the one shipped, or a plainer one in a test. */
export type Law = {
  readonly judge: Judge;
  /** Types of fact that some rule judges. */
  readonly acts: ReadonlySet<FactType>;
  readonly rules: readonly Pick<Rule, 'id' | 'title' | 'cite' | 'quote' | 'inForce'>[];
};

/** The law as shipped. */
export const LAW: Law = { judge, acts: JUDGED_ACTS, rules: PACK.rules };
