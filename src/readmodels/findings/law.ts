import { JUDGED_ACTS, judge, type Judge } from '../../statute/assess.js';
import type { FactType } from '../../statute/facts.js';
import { marksOf } from '../../statute/marks.js';
import { PACK } from '../../statute/packs/usc-26-6103/pack.js';
import type { Rule } from '../../statute/rule.js';

/** What is shown of a rule; `marks`: what it rests on that was not checked against its source. */
type RuleShown = Pick<Rule, 'id' | 'title' | 'cite' | 'quote' | 'inForce'> & {
  readonly marks: readonly string[];
};

/** The law as the read model needs it: the one shipped, or a plainer one in a test. */
export type Law = {
  /** `<id>@<version>`, shown with every finding. A changed rule is a new version, and all is judged anew. */
  readonly pack: `${string}@${number}`;
  readonly judge: Judge;
  /** Types of fact that some rule judges. */
  readonly acts: ReadonlySet<FactType>;
  readonly rules: readonly RuleShown[];
};

/** The law as shipped. */
export const LAW: Law = {
  pack: `${PACK.id}@${PACK.version}`,
  judge,
  acts: JUDGED_ACTS,
  rules: PACK.rules.map((rule) => ({ ...rule, marks: marksOf(rule, PACK.rules) })),
};
