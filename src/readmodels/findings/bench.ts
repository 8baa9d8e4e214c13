import type { Fact } from '../../statute/facts.js';
import type { CaseFile } from './case-file.js';
import { linesOf } from './fact-of.js';
import type { Law } from './law.js';
import type { LineOf } from './standing-rows.js';
import type { Vectors } from './vector.js';

/** Of these facts, the acts of the case on the line (0: on the whole of it) that some rule judges. */
export const actsAmong = (
  facts: readonly Fact[],
  { case: { id }, line }: LineOf,
  { acts }: Pick<Law, 'acts'>,
): readonly Fact[] =>
  facts.filter(
    (fact) =>
      fact.ref.stream === id &&
      acts.has(fact.type) &&
      (linesOf(fact).length === 0) === (line === 0),
  );

/** Judges the acts of a line by all rules. */
export class Bench {
  constructor(
    readonly law: Law,
    private readonly caseFile: CaseFile,
    private readonly vectors: Vectors,
  ) {}

  /** Judges a line as known at a seq. @returns the vector of each of its acts, in seq order. */
  judge(of: LineOf, seq: number): readonly number[] {
    const dossier = this.caseFile.dossier(of.case, of.line, seq);
    return actsAmong(dossier.facts, of, this.law).map((act) =>
      this.vectors.numberOf(act, this.law.judge(dossier, act, of.line, seq)),
    );
  }
}
