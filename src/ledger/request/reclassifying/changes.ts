import type { Classified } from '../../../classify/classifiers.js';
import type { TextClass } from '../../shapes.js';

export type Change = {
  readonly field: Classified;
  readonly was: TextClass;
  readonly now: TextClass;
  readonly texts: number;
};

/** Counts what texts were taken for, and what they are taken for now. */
export class Changes {
  readonly #counts = new Map<string, number>();
  #unchanged = 0;

  add(change: Omit<Change, 'texts'>): void {
    if (change.was.class === change.now.class) {
      this.#unchanged += 1;
      return;
    }
    const key = JSON.stringify(change);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  told(): { readonly changes: readonly Change[]; readonly unchanged: number } {
    const changes = [...this.#counts]
      .map(([key, texts]) => ({ ...(JSON.parse(key) as Omit<Change, 'texts'>), texts }))
      .toSorted((a, b) => b.texts - a.texts);
    return { changes, unchanged: this.#unchanged };
  }
}
