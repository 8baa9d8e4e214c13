import { JUDGED_ACTS, judge, type Judge } from '../../statute/assess.js';
import type { FactType } from '../../statute/facts.js';
import { PACK } from '../../statute/packs/usc-26-6103/pack.js';
import type { Rule } from '../../statute/rule.js';

/** The law as the read model needs it: the one shipped, or a plainer one in a test. */
export type Law = {
  /** `<id>@<version>`, shown with every finding. A changed rule is a new version, and all is judged anew. */
  readonly pack: `${string}@${number}`;
  readonly judge: Judge;
  /** Types of fact that some rule judges. */
  readonly acts: ReadonlySet<FactType>;
  readonly rules: readonly Pick<Rule, 'id' | 'title' | 'cite' | 'quote' | 'inForce'>[];
};

/** The law as shipped. */
export const LAW: Law = {
  pack: `${PACK.id}@${PACK.version}`,
  judge,
  acts: JUDGED_ACTS,
  rules: PACK.rules,
};
