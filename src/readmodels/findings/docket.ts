import type { Fact } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { Alike, type History, isUnlike, labelOf, namesPerson } from './alike.js';
import { actsAmong, type Bench } from './bench.js';
import type { CaseFile } from './case-file.js';
import type { Case } from './cases.js';
import { namesOf } from './tallies.js';
import type { LineOf, StandingRows } from './standing-rows.js';

const CHUNK = 1_000;

/**
 * Keeps the rows of every line as they are judged now. Lines with like histories are judged once
 * (alike.ts); those of linked requests one by one.
 */
export class Docket {
  readonly #alike: Alike;
  #seq = 0;

  constructor(
    private readonly reading: Reading,
    private readonly caseFile: CaseFile,
    private readonly bench: Bench,
    private readonly rows: StandingRows,
  ) {
    this.#alike = new Alike((streamNo) => this.#highest(streamNo));
  }

  /** To be called before the changes that an event makes. */
  begin(seq: number): void {
    this.#seq = seq;
    this.#alike.trim();
  }

  /** A fact was recorded on lines of this very case. `named`: those of them whose taxpayer others name too. */
  recorded(of: Case, lines: Iterable<number>, fact: Fact, named: readonly number[]): void {
    const whole = this.caseFile.whole(of, this.#seq);
    const circumstances = this.#circumstances(of, fact);
    const common = labelOf(fact, whole, circumstances);
    const isConfirmed = isUnlike([fact], whole);
    for (const line of lines) {
      const own = this.caseFile.onLine(fact, line);
      const label = own === fact ? common : labelOf(own, whole, circumstances);
      const isApart = isConfirmed || named.includes(line);
      const history = isApart ? undefined : this.#history(of, line);
      const isSecond = history?.no !== 0 && namesPerson(fact);
      if (history === undefined || isSecond) this.settle(of, line);
      else this.#follow({ case: of, line }, history, this.#alike.after(history, label), fact);
    }
  }

  /** Something changed that bears on more than one line of a case: to be called before anything is judged. */
  changed(of: Case): void {
    this.#alike.changeView(of.streamNo);
  }

  /** Judges the case itself and all its lines again. */
  reconsider(of: Case): void {
    this.settle(of, 0);
    for (const line of this.#lines(of)) this.#reconsider(of, line);
  }

  /** Reads a line from the journal, whatever is in mind of it, and has its rows say what is held of it. */
  settle(of: Case, line: number): void {
    const whole = this.caseFile.whole(of, this.#seq);
    const facts = line === 0 ? whole.facts : this.caseFile.lineFacts(whole, line, this.#seq);
    const acts = actsAmong(facts, { case: of, line }, this.bench.law);
    this.rows.write({ case: of, line }, acts, this.#vectors(of, line, facts), this.#seq);
  }

  /** What beside the case itself tells like lines apart. */
  #circumstances(of: Case, fact: Fact): string {
    return `${this.#levels(of, fact)} ${this.caseFile.watersheds.before(fact.ref.seq)}`;
  }

  /** How often what a line names recurs: lines of different levels are not alike. */
  #levels(of: Case, { data }: Fact): string {
    if (!('engaged' in data)) return '';
    const names = namesOf(of.streamNo, data.engaged ?? [], data.reasonGroup);
    return names.map((name) => this.caseFile.tallies.level(name)).join(' ');
  }

  /** Of a linked request nothing is kept in mind. */
  #history(of: Case, line: number): History | undefined {
    const { streams } = this.caseFile.whole(of, this.#seq);
    return streams.length > 1 ? undefined : this.#alike.of(of.streamNo, line);
  }

  #vectors(of: Case, line: number, facts: readonly Fact[]): readonly number[] {
    const whole = this.caseFile.whole(of, this.#seq);
    if (line === 0 || whole.streams.length > 1)
      return this.bench.judge({ case: of, line }, this.#seq);
    const labels = facts.map((fact) => labelOf(fact, whole, this.#circumstances(of, fact)));
    const times =
      this.caseFile.repeats.timesNamed(of.streamNo, line) +
      this.caseFile.askedBefore.times(of.streamNo, line);
    if (times > 0 || isUnlike(facts, whole)) labels.unshift(`line ${line} ${times}`);
    const first = this.#alike.first(of.streamNo);
    const history = labels.reduce((before, label) => this.#alike.after(before, label), first);
    this.#alike.put(of.streamNo, line, history);
    return this.#judged({ case: of, line }, history);
  }

  /** One more fact on a line whose history is in mind. */
  #follow(of: LineOf, history: History, next: History, fact: Fact): void {
    const vectors = this.#judged(of, next);
    if (history.vectors.some((vector, n) => vector !== vectors[n]))
      this.rows.restate(of, vectors, this.#seq);
    for (const vector of vectors.slice(history.vectors.length)) this.rows.begin(of, fact, vector);
    this.#alike.put(of.case.streamNo, of.line, next);
  }

  #reconsider(of: Case, line: number): void {
    const history = this.#history(of, line);
    if (history === undefined || history.no === 0) return this.settle(of, line);
    const vectors = this.#judged({ case: of, line }, history);
    if (history.changedAt === this.#seq) this.rows.restate({ case: of, line }, vectors, this.#seq);
  }

  /** The vectors of a history, judged with one of its lines where something has changed since. */
  #judged(of: LineOf, history: History): readonly number[] {
    const view = this.#alike.view(of.case.streamNo);
    if (history.view === view) return history.vectors;
    const vectors = this.bench.judge(of, this.#seq);
    if (history.vectors.some((vector, n) => vector !== vectors[n])) history.changedAt = this.#seq;
    Object.assign(history, { vectors, view });
    return vectors;
  }

  *#lines(of: Case): Iterable<number> {
    let last = 0;
    for (;;) {
      const lines = this.rows.lines(of, last, CHUNK);
      yield* lines;
      if (lines.length < CHUNK) return;
      last = lines.at(-1) ?? last;
    }
  }

  /** Lines touched before the event at hand: the journal may hold later ones. */
  #highest(streamNo: number): number {
    const single = 'SELECT max(line) AS n FROM journal_lines WHERE stream_no = ? AND seq < ?';
    const ranged = 'SELECT max(last) AS n FROM journal_ranges WHERE stream_no = ? AND seq < ?';
    const found = [single, ranged].map((sql) => this.reading.rows.number(sql, streamNo, this.#seq));
    return Math.max(0, ...found.map((n) => n ?? 0));
  }
}
