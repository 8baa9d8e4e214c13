import type { Fact, FactOf } from '../../statute/facts.js';

type Reclassification = FactOf<'FactsReclassified'>;
type Apart = {
  readonly fact: Reclassification;
  readonly byLine: ReadonlyMap<number | null, Reclassification['data']['classes']>;
};

/** In mind at once: lines are looked at one after the other, and of each the same few events. */
const REMEMBERED = 16;

/**
 * Takes events that give classes to up to a thousand lines apart: of one line they say what they give to that line. The
 * last ones are kept in mind, since to read one for each of its lines would take long.
 */
export class ReclassifiedLines {
  readonly #known = new Map<number, Apart>();

  /** What an event says of a line; `undefined`: it is not in mind, or no such event. */
  at(seq: number, line: number): Fact | undefined {
    const known = this.#known.get(seq);
    if (known === undefined) return undefined;
    const { fact, byLine } = known;
    return { ...fact, data: { ...fact.data, classes: byLine.get(line) ?? [] } };
  }

  /** The same, of an event that was read; any other event says the same of all its lines. */
  on(fact: Fact, line: number): Fact {
    const known = this.at(fact.ref.seq, line);
    if (known !== undefined || fact.type !== 'FactsReclassified') return known ?? fact;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const byLine = Map.groupBy(fact.data.classes ?? [], (one) => one.line);
    this.#known.set(fact.ref.seq, { fact, byLine });
    return this.at(fact.ref.seq, line) ?? fact;
  }
}
