import type { Fact, FactRef } from '../../statute/facts.js';
import type { Whole } from './case-file.js';

/**
 * What was recorded on a line, in order, without what tells like lines apart. All lines of a case with
 * one history have the same vectors in their rows.
 */
export type History = {
  readonly no: number;
  /** The vector of each act, in order. */
  vectors: readonly number[];
  /** `Lines.view` for which it was last judged. */
  view: number;
  /** Seq at which a judgement last changed its vectors. */
  changedAt: number;
  /** Label of the next fact to the history that it makes. */
  readonly next: Map<string, History>;
};

/** The lines of a case that are in mind. */
type Lines = {
  /** Line to the number of its history; 0: not in mind. */
  histories: Uint32Array;
  readonly first: History;
  /** The last line of which something is recorded. */
  highest: number;
  /** Another number: something changed that bears on more than one line. */
  view: number;
};

const MAX_HISTORIES = 50_000;
const MAX_CASES = 2_000;

/** They refer to a place in the stream: no two lines with one are alike. */
const PLACED: ReadonlySet<string> = new Set(['LineAmended', 'AmendmentReceived']);

export const namesPerson = ({ data }: Fact): boolean => 'subject' in data && data.subject !== null;

/** Not to be compared with other lines: two facts name its taxpayer, or a reviewer confirmed one of them. */
export const isUnlike = (facts: readonly Fact[], { reviews }: Whole): boolean => {
  const confirmed = (ref: FactRef): boolean =>
    reviews.some(
      ({ data }) =>
        'confirms' in data &&
        data.confirms?.some((one) => one.stream === ref.stream && one.revision === ref.revision),
    );
  return (
    facts.filter(namesPerson).length > 1 ||
    (reviews.length > 0 && facts.some(({ ref }) => confirmed(ref)))
  );
};

/** Told by the place of the line. */
const UNTOLD = {
  line: undefined,
  lines: undefined,
  count: undefined,
  subject: undefined,
};

/** Of these no rule asks more than whether they are given; of a group of reasons, how large it is. */
const asGiven = (data: Fact['data']): object => ({
  reasonGroup: 'reasonGroup' in data ? data.reasonGroup !== null : undefined,
  matter:
    'matter' in data && data.matter !== null
      ? { ...data.matter, reference: data.matter.reference !== null }
      : undefined,
  // Lines of several texts are told apart by their amendments.
  classes: 'classes' in data ? data.classes?.map((given) => given.class) : undefined,
});

/** Equal labels: to a rule the facts say the same of their lines, at the same point of the whole case. */
export const labelOf = (fact: Fact, whole: Whole, circumstances: string): string => {
  const { ref, data, type, side, agency, recordedOn, occurredOn, occurredAt } = fact;
  const before = whole.facts.filter((other) => other.ref.seq < ref.seq).length;
  const place = PLACED.has(type) ? ref.revision : 0;
  const told = JSON.stringify({ ...data, ...UNTOLD, ...asGiven(data) });
  const when = `${recordedOn} ${occurredOn} ${occurredAt ?? ''}`;
  return `${before} ${place} ${circumstances} ${type} ${side} ${agency} ${when} ${namesPerson(fact)} ${told}`;
};

/** The histories of the lines of each case: some bytes a line. Only a cache, emptied when it has grown. */
export class Alike {
  readonly #cases = new Map<number, Lines>();
  readonly #histories: (History | undefined)[] = [undefined];
  #views = 0;

  /** @param highest the last line of a stream of which something is recorded. */
  constructor(private readonly highest: (streamNo: number) => number) {}

  /** The history of a line; `undefined`: not in mind. The empty one where nothing is recorded of it. */
  of(streamNo: number, line: number): History | undefined {
    const lines = this.#lines(streamNo);
    return line > lines.highest ? lines.first : this.#histories[lines.histories[line] ?? 0];
  }

  first(streamNo: number): History {
    return this.#lines(streamNo).first;
  }

  /** The history that follows with a label; a new one was never judged. */
  after(history: History, label: string): History {
    const known = history.next.get(label);
    if (known !== undefined) return known;
    const isFull = this.#histories.length > MAX_HISTORIES;
    const next = newHistory(isFull ? 0 : this.#histories.length);
    if (!isFull) {
      this.#histories.push(next);
      history.next.set(label, next);
    }
    return next;
  }

  put(streamNo: number, line: number, history: History): void {
    const lines = this.#lines(streamNo);
    if (line >= lines.histories.length) {
      const larger = new Uint32Array(line * 2);
      larger.set(lines.histories);
      lines.histories = larger;
    }
    lines.histories[line] = history.no;
    lines.highest = Math.max(lines.highest, line);
  }

  view(streamNo: number): number {
    return this.#lines(streamNo).view;
  }

  /** Something changed that bears on more than one line of a case. */
  changeView(streamNo: number): void {
    this.#lines(streamNo).view = ++this.#views;
  }

  /** Empties itself when it has grown too large. */
  trim(): void {
    if (this.#histories.length <= MAX_HISTORIES && this.#cases.size <= MAX_CASES) return;
    this.#cases.clear();
    this.#histories.length = 1;
  }

  #lines(streamNo: number): Lines {
    const known = this.#cases.get(streamNo);
    if (known !== undefined) return known;
    const made: Lines = {
      histories: new Uint32Array(64),
      first: newHistory(0),
      highest: this.highest(streamNo),
      view: ++this.#views,
    };
    this.#cases.set(streamNo, made);
    return made;
  }
}

const newHistory = (no: number): History => ({
  no,
  vectors: [],
  view: -1,
  changedAt: -1,
  next: new Map(),
});
