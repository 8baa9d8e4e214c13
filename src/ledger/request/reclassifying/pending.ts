import type { Classified } from '../../../classify/classifiers.js';
import type { Reclassified } from '../reclassify.js';
import { MAX_LINES } from '../request.js';
import type { TextClass } from '../../shapes.js';

type Place = { readonly revision: number; readonly line: number | null };

/** New classes of one request that wait for the event they are recorded with: one for each field, of lines or of letters. */
export class Pending {
  readonly #waiting = new Map<string, Omit<Reclassified, 'classes'> & { classes: Given[] }>();

  /** @returns what is to be recorded now, since it fills an event. */
  add({ revision, line }: Place, field: Classified, now: TextClass): Reclassified | undefined {
    const place = `${field} ${line === null}`;
    const { classifier } = now;
    const known = this.#waiting.get(place) ?? { field, classifier, classes: [] };
    known.classes.push({ revision, line, class: now.class });
    this.#waiting.set(place, known);
    if (known.classes.length < MAX_LINES) return undefined;
    this.#waiting.delete(place);
    return known;
  }

  rest(): Iterable<Reclassified> {
    return this.#waiting.values();
  }
}

type Given = Reclassified['classes'][number];
