import {
  CLASSIFIED,
  type Classified,
  type Classifiers,
  compareVersions,
} from '../../../classify/classifiers.js';
import type { DecodedEvent } from '../../../eventstore/codec.js';
import type { Reclassified } from '../reclassify.js';
import type { TextClass } from '../../shapes.js';

/** Events of a request that hold texts with a class. */
export const HOLDING_TEXTS: ReadonlySet<string> = new Set([
  'RequestMade',
  'RequestReceived',
  'LineAdded',
  'LineAmended',
  'AmendmentReceived',
]);

const CLASS_OF = { name: 'nameClass', address: 'addressClass', reason: 'reasonClass' } as const;

/** A text, and what it is taken for now. */
export type Text = { readonly field: Classified; readonly was: TextClass };

/** The classes that texts of one stream were given later, the last one of each. */
export class ClassesGiven {
  readonly #given = new Map<string, TextClass>();
  #times = 0;

  /** How often texts were classified again. */
  get times(): number {
    return this.#times;
  }

  add({ official }: Pick<DecodedEvent, 'official'>): void {
    const { field, classifier, classes } = official as unknown as Reclassified;
    this.#times += 1;
    for (const { revision, class: name } of classes)
      this.#given.set(`${revision} ${field}`, { class: name, classifier });
  }

  /** What a text of an event is taken for: as given last, else as recorded; null: it has no class. */
  of(revision: number, field: Classified, official: DecodedEvent['official']): TextClass | null {
    const recorded = (official[CLASS_OF[field]] ?? null) as TextClass | null;
    return this.#given.get(`${revision} ${field}`) ?? recorded;
  }
}

/**
 * The texts of an event that an earlier version took for what it says; with `all`, those of this very version too.
 * What a later version said is left to it.
 */
export const outdated = (
  { revision, official }: Pick<DecodedEvent, 'official'> & { readonly revision: number },
  given: ClassesGiven,
  classifiers: Classifiers,
  all: boolean,
): readonly Text[] =>
  CLASSIFIED.flatMap((field): readonly Text[] => {
    const was = given.of(revision, field, official);
    if (was === null) return [];
    const order = compareVersions(was.classifier, classifiers[field].id);
    return order !== undefined && (order < 0 || (all && order === 0)) ? [{ field, was }] : [];
  });
