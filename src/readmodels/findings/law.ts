import type { Judge } from '../../statute/assess.js';
import type { FactType } from '../../statute/facts.js';
import { marksOf } from '../../statute/marks.js';
import { JUDGED_ACTS, judge, PACKS } from '../../statute/packs.js';
import type { Pack, Rule } from '../../statute/rule.js';

/** What is shown of a rule; `marks`: what it rests on that was not checked against its source. */
type RuleShown = Pick<Rule, 'id' | 'title' | 'cite' | 'quote' | 'inForce'> & {
  readonly marks: readonly string[];
};

/** The law as the read model needs it: the one shipped, or a plainer one in a test. */
export type Law = {
  /** By them a finding names its pack. A changed rule is a new version, and all is judged anew. */
  readonly packs: readonly (Pick<Pack, 'id' | 'version'> & {
    readonly rules: readonly RuleShown[];
  })[];
  readonly judge: Judge;
  /** Types of fact that some rule judges. */
  readonly acts: ReadonlySet<FactType>;
};

/** The law as shipped. */
export const LAW: Law = {
  packs: PACKS.map(({ id, version, rules }) => ({
    id,
    version,
    rules: rules.map((rule) => ({ ...rule, marks: marksOf(rule, rules) })),
  })),
  judge,
  acts: JUDGED_ACTS,
};
