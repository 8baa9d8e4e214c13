import { officerKey } from '../../statute/dossier.js';
import type { Fact, FactOf, Officer } from '../../statute/facts.js';
import { type LineFact, statesLine } from '../../statute/line-facts.js';
import type { Reading } from '../database.js';
import type { CaseFile } from './case-file.js';
import type { Case } from './cases.js';
import { namesOf, type TallyName, textOf } from './tallies.js';

type Letter = FactOf<'RequestMade'> | FactOf<'RequestReceived'>;

const isLetter = (fact: Fact): fact is Letter =>
  fact.type === 'RequestMade' || fact.type === 'RequestReceived';

/** What says of a line whom it is about, and names nobody engaged. */
const ENGAGED_BY_LETTER = `SELECT l.line AS line, seq, json_extract(j.official, '$.subject') AS subject
FROM journal_lines l JOIN journal j USING (seq)
WHERE l.stream_no = ? AND l.seq < ? AND j.type IN ('LineAdded', 'LineAmended', 'AmendmentReceived')
  AND coalesce(json_array_length(j.official, '$.engaged'), 0) = 0
ORDER BY seq`;

/** What is to be judged again, if anything. */
export type Passed = {
  /** The case itself and the lines counted under a name that recurs too often now, or is the first to be engaged. */
  readonly lines: readonly number[];
  /** It bears on the other lines too: an officer whom a letter engages for those that name none. */
  readonly isCommon: boolean;
  /** Lines that name someone whom another line, or a request before it, names too. */
  readonly named: readonly number[];
};

const NONE: Passed = { lines: [], isCommon: false, named: [] };

/** Finds what recurs in an event of a case, and has it counted (tallies.ts). */
export class Recurrence {
  constructor(
    private readonly reading: Reading,
    private readonly caseFile: CaseFile,
  ) {}

  /** Counts what an event adds. @returns what is to be judged again, if anything. */
  count(of: Case, fact: Fact): Passed {
    if (isLetter(fact)) this.#letter(of, fact);
    if (!statesLine(fact)) return NONE;
    const isNew = this.#isNewPerson(of, fact);
    const repeated = this.caseFile.repeats.enter(of.streamNo, fact.data, fact.ref.seq);
    const isAgain = this.caseFile.askedBefore.enter(of, fact);
    const named = isAgain ? [fact.data.line ?? 0, ...repeated] : repeated;
    const names = this.#names(of, fact);
    const counted = fact.type === 'LineAdded' ? names : this.#uncounted(of, fact, names);
    const passed = this.#line(of, fact, counted, isNew);
    return named.length === 0 ? passed : { ...passed, named };
  }

  /**
   * Whether nobody engaged on the line can have been counted for its person: no line of the case named it yet. Once one
   * did, it is noted whom that line itself names; what a letter says of it is noted at once.
   */
  #isNewPerson(of: Case, { data: { subject, engaged }, ref: { seq } }: LineFact): boolean {
    if (subject === null) return true;
    const line = this.caseFile.stated.of(of.streamNo, seq).people.first(subject);
    if (line === undefined) return (engaged ?? []).length > 0;
    const first = this.#factsOf(of, line, seq).find(({ data }) => data.subject === subject);
    const names = namesOf(of.streamNo, first?.data.engaged ?? [], null);
    this.caseFile.tallies.note(names, subject, seq);
    return false;
  }

  /** What the case itself says of a line before a seq. */
  #factsOf(of: Case, line: number, seq: number): readonly LineFact[] {
    const whole = this.caseFile.whole(of, seq);
    return this.caseFile
      .lineFacts({ ...whole, streams: [of.streamNo] }, line, seq - 1)
      .filter(statesLine);
  }

  #line(of: Case, { data, ref }: LineFact, names: readonly TallyName[], isNew: boolean): Passed {
    const { subject, line } = data;
    if (line === null) return NONE;
    const count = (name: TallyName): readonly number[] =>
      this.caseFile.tallies.count(name, { subject, line, isNew }, ref.seq);
    const counted = names.map((name) => ({ name, lines: count(name) }));
    const passed = counted.filter(({ lines }) => lines.length > 0);
    if (passed.length === 0) return NONE;
    const engaged = this.#letters(of, ref.seq).flatMap(officersOf);
    const common = new Set(namesOf(of.streamNo, engaged, null).map(textOf));
    return {
      ...NONE,
      lines: [0, ...passed.flatMap(({ lines }) => lines)],
      isCommon: passed.some(({ name }) => common.has(textOf(name))),
    };
  }

  /** A line counts once under a name; but another taxpayer for the same officer is one more. */
  #uncounted(
    of: Case,
    { data: { line, subject }, ref: { seq } }: LineFact,
    names: readonly TallyName[],
  ): readonly TallyName[] {
    const earlier = new Set(
      this.#factsOf(of, line ?? 0, seq).flatMap((one) => this.#counted(of, one, seq).map(textOf)),
    );
    return names.filter(
      (name) => !earlier.has(textOf(name)) || (name.kind === 'engaged' && subject !== null),
    );
  }

  /** A letter that came after lines engages its officers for those that name none. */
  #letter(of: Case, { data, ref }: Letter): void {
    const earlier = new Set(this.#ownLetters(of, ref.seq).flatMap(officersOf).map(officerKey));
    const officers = officersOf({ data }).filter((one) => !earlier.has(officerKey(one)));
    const names = namesOf(of.streamNo, officers, null);
    if (names.length === 0) return;
    for (const row of this.reading.rows.all(ENGAGED_BY_LETTER, of.streamNo, ref.seq)) {
      const [line, seq] = [Number(row['line']), Number(row['seq'])];
      const subject = row['subject'] as string | null;
      const before = subject === null ? this.#factsOf(of, line, seq + 1) : [];
      const isCounted = (name: TallyName): boolean =>
        before.some(
          (one) =>
            (one.ref.seq < seq && officersOf(one).length === 0) ||
            this.#counted(of, one, ref.seq).some((known) => textOf(known) === textOf(name)),
        );
      for (const name of names)
        if (!isCounted(name))
          this.caseFile.tallies.count(name, { line, subject, isNew: false }, ref.seq);
    }
  }

  /** What recurs on a line: the officers engaged on it and the group of its reason. */
  #names(of: Case, fact: LineFact): readonly TallyName[] {
    return this.#counted(of, fact, fact.ref.seq);
  }

  /** Under what a fact was counted by a seq: letters recorded after it engage for it too. */
  #counted(of: Case, { data, ref }: LineFact, seq: number): readonly TallyName[] {
    const own = data.engaged ?? [];
    const letters =
      own.length > 0 ? [] : [...this.#letters(of, ref.seq), ...this.#ownLetters(of, seq)];
    const officers = own.length > 0 ? own : letters.flatMap(officersOf);
    return namesOf(of.streamNo, officers, data.reasonGroup);
  }

  #ownLetters(of: Case, seq: number): readonly Letter[] {
    return this.#letters(of, seq).filter(({ ref }) => ref.stream === of.id);
  }

  /** Letters recorded before an event, in the case and in those that were linked with it by then. */
  #letters(of: Case, seq: number): readonly Letter[] {
    const { facts, streams } = this.caseFile.whole(of, seq);
    const linked = streams.length === 1 ? [] : this.reading.lines.linkedWith(of.id, seq);
    return facts
      .filter(isLetter)
      .filter(({ ref }) => ref.seq < seq)
      .filter(({ ref }) => ref.stream === of.id || linked.includes(ref.stream));
  }
}

const officersOf = ({ data }: Pick<LineFact | Letter, 'data'>): readonly Officer[] =>
  data.engaged ?? [];
