import type { Dossier, Fact, FactType } from '../../statute/facts.js';
import type { Judgement } from '../../statute/verdict.js';

/** The law as the read model needs it: statute/assess.ts, or a plainer one in a test. */
export type Law = {
  /** Every rule that applies to an act, for one line (0: the whole case), as known at a seq. Never throws. */
  readonly judge: (
    dossier: Dossier,
    act: Fact,
    line: number,
    knownAt: number,
  ) => readonly Judgement[];
  /** Types of fact that some rule judges. */
  readonly acts: ReadonlySet<FactType>;
};
