import type { Judge } from '../../statute/assess.js';
import type { FactType } from '../../statute/facts.js';
import { judgeAt, type LawTime } from '../../statute/law-time.js';
import { marksOf } from '../../statute/marks.js';
import { JUDGED_ACTS, judge, PACKS, RULES } from '../../statute/packs.js';
import { type Reading, READING_TABLE } from '../../statute/readings.js';
import type { Pack, Rule } from '../../statute/rule.js';
import type { ReadingId } from '../../statute/verdict.js';

/** What is shown of a rule; `marks`: what it rests on that was not checked against its source. */
type RuleShown = Pick<Rule, 'id' | 'title' | 'cite' | 'quote' | 'inForce'> & {
  readonly marks: readonly string[];
};

/** The law as the read model needs it: the one shipped, under other readings, or a plainer one in a test. */
export type Law<Id extends string = ReadingId> = {
  /** By them a finding names its pack. A changed rule is a new version, and all is judged anew. */
  readonly packs: readonly (Pick<Pack, 'id' | 'version'> & {
    readonly rules: readonly RuleShown[];
  })[];
  readonly judge: Judge<Id>;
  /** By which answers of a reading it judges; absent: all, as now known. */
  readonly time?: LawTime;
  /** Types of fact that some rule judges. */
  readonly acts: ReadonlySet<FactType>;
};

/** The law as shipped, under the shipped readings. Findings are kept of this one alone. */
export const LAW: Law = {
  packs: PACKS.map(({ id, version, rules }) => ({
    id,
    version,
    rules: rules.map((rule) => ({ ...rule, marks: marksOf(rule, rules) })),
  })),
  judge,
  acts: JUDGED_ACTS,
};

/** The law as shipped, under any readings. */
export const lawUnder = <Id extends string>(
  readings: readonly Reading<Id>[],
  time: LawTime,
): Law<Id> => ({ ...LAW, time, judge: judgeAt(RULES, readings, time) });

/** The law as shipped, under the shipped readings as they stood on the day of each act. */
const LAW_ON_THE_DAY: Law = lawUnder(READING_TABLE, 'on-the-day');

/** Which law a question is put to; without a word, the law as now known. */
export const lawAt = (time: LawTime = 'now'): Law => (time === 'now' ? LAW : LAW_ON_THE_DAY);
