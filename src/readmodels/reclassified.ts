import type { Json } from '../kernel/canonical-json.js';
import type { LineTouch } from './journal-lines.js';
import type { Journal } from './journal.js';
import type { LogEntry } from './projection.js';

/** A class that a text was given after it was recorded, and the event that says so. */
export type GivenClass = {
  readonly seq: number;
  readonly field: string;
  readonly class: string;
  readonly classifier: string;
};

type Said = Omit<GivenClass, 'seq' | 'class'> & {
  readonly classes: readonly { readonly revision: number; readonly class: string }[];
};
type ByRevision = ReadonlyMap<number, GivenClass>;

/** Events are read once: one may give classes to a thousand lines of a page. To be thrown away after a question. */
export class Reclassified {
  readonly #read = new Map<number, ByRevision>();

  constructor(private readonly journal: Pick<Journal, 'entry'>) {}

  /** What texts of an event were given by those that touch its line, or the whole of its stream, in seq order. */
  of({ revision }: Pick<LogEntry, 'revision'>, touches: readonly LineTouch[]): GivenClass[] {
    return touches
      .filter(({ type }) => type === 'FactsReclassified')
      .map(({ seq }) => this.#by(seq).get(revision))
      .filter((given) => given !== undefined);
  }

  /** The class of a text of an event as these events leave it: the last one given, else as recorded. */
  classOf(entry: LogEntry, field: string, touches: readonly LineTouch[]): Json {
    const given = this.of(entry, touches).findLast((one) => one.field === field);
    if (given === undefined) return entry.official[`${field}Class`] ?? null;
    return { class: given.class, classifier: given.classifier };
  }

  #by(seq: number): ByRevision {
    const known = this.#read.get(seq);
    if (known !== undefined) return known;
    const { field, classifier, classes } = this.journal.entry(seq).official as unknown as Said;
    const made = new Map(
      classes.map((one) => [one.revision, { seq, field, class: one.class, classifier }]),
    );
    this.#read.set(seq, made);
    return made;
  }
}
