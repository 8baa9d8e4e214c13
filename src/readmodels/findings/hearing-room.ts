import type { Fact, FactRef } from '../../statute/facts.js';
import type { ReadingId } from '../../statute/verdict.js';
import type { Reading } from '../database.js';
import { actsAmong } from './bench.js';
import { CaseFile } from './case-file.js';
import type { Case } from './cases.js';
import { findingView, type FindingView, type ReviewOfFinding } from './finding-view.js';
import type { Law } from './law.js';
import type { LineOf } from './standing-rows.js';

/**
 * Judges lines again for whoever asks, as known at one seq, to have the words and the evidence that rows
 * do not hold. To be thrown away after the question.
 */
export class HearingRoom<Id extends string = ReadingId> {
  readonly #caseFile: CaseFile;

  constructor(
    private readonly reading: Reading,
    private readonly law: Law<Id>,
    private readonly at: number,
    private readonly showsReviews: boolean,
  ) {
    this.#caseFile = new CaseFile(reading);
  }

  /** Everything held of the acts on a line; with a seq, of that act alone; with rules, by these alone. */
  hear(of: LineOf, act?: number, rules?: ReadonlySet<string>): readonly FindingView<Id>[] {
    const dossier = this.#caseFile.dossier(of.case, of.line, this.at);
    const { judge } = this.law;
    const judging = (rules && judge.only?.(rules)) ?? judge;
    return actsAmong(dossier.facts, of, this.law)
      .filter(({ ref }) => (act ?? ref.seq) === ref.seq)
      .flatMap((fact) =>
        judging(dossier, fact, of.line, this.at).map((judgement) => ({
          ...findingView(judgement, fact, this.law, (ref) => this.#typeOf(dossier.facts, ref)),
          reviews: this.#reviews(of.case, fact.ref, judgement),
        })),
      );
  }

  #typeOf(facts: readonly Fact[], { seq }: FactRef): string {
    return facts.find(({ ref }) => ref.seq === seq)?.type ?? this.reading.journal.entry(seq).type;
  }

  #reviews(
    of: Case,
    act: FactRef,
    { rule, line }: { rule: string; line: number },
  ): readonly ReviewOfFinding[] | null {
    if (!this.showsReviews) return null;
    return this.#caseFile.whole(of, this.at).reviews.flatMap((fact) => {
      if (fact.type !== 'FindingReviewed') return [];
      const { data, ref, occurredOn } = fact;
      const isOfIt =
        data.stream === act.stream &&
        data.revision === act.revision &&
        data.rule === rule &&
        data.line === line;
      return isOfIt
        ? [{ seq: ref.seq, reading: data.reading, outcome: data.outcome, occurredOn }]
        : [];
    });
  }
}
