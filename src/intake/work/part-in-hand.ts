import type { AnyNewEvent } from '../../ledger/folded.js';
import { lineFields } from '../../ledger/request/line.js';
import { linesIn } from '../../ledger/request/record-disclosures.js';
import { answerEvent } from '../../ledger/request/record-response.js';
import type { Day } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import type { Keys } from '../../privacy/keys.js';
import { Unread } from '../check/mistake.js';
import { checkRecord, type RecordOf } from '../check/records.js';
import { type Part, recordsIn } from '../content/records-in.js';
import { deficienciesOf, type StatedByLetter } from './deficiency.js';
import type { Outcome } from './outcome.js';

/** What all events of a batch say alike. */
export type Common = AnyNewEvent['data'];

/** How the events of a part are made. */
export type Making = {
  readonly common: Common;
  /** Number of the first line that is made, where lines are; `undefined`: they are looked at only. */
  readonly firstLine: number | undefined;
  /** UTC day of the recording: pseudonyms go by its year. */
  readonly recordedOn: Day;
  readonly letter: ReadonlySet<StatedByLetter>;
};

export type Made = {
  readonly events: readonly AnyNewEvent[];
  readonly deficient: readonly Outcome[];
};

/** What makes one event: a record, or one line of a record of disclosures. `record`: its number in the part. */
type Unit = {
  readonly record: number;
  readonly said: RecordOf[keyof RecordOf];
  readonly line: number | undefined;
};

/** A part whose records all fit, read from its beginning on, event by event. */
export class PartInHand {
  #units: Generator<Unit>;
  #at = 0;

  constructor(
    private readonly part: Part,
    /** Records of the parts before. */
    private readonly before: number,
  ) {
    this.#units = unitsOf(part);
  }

  /** The events from one number, from 0, up to another. Asked for in their order they are read once. */
  make(keys: Keys, [from, to]: readonly [number, number], making: Making): Made {
    const deficient: Outcome[] = [];
    const events = this.#take(from, to).map((unit, n): AnyNewEvent => {
      if (this.part.kind !== 'request-lines') return factOf(unit, making.common);
      const { line, ...values } = unit.said as RecordOf['request-lines'];
      const number = making.firstLine === undefined ? line : making.firstLine + n;
      if (line != null && line !== number)
        throw new Problem('fact-conflict', 'Others added lines: a line no longer gets its number.');
      const fields = lineFields(keys, values, making.recordedOn);
      const problems = deficienciesOf(fields, making.letter);
      if (problems.length > 0)
        deficient.push({ record: this.before + unit.record, outcome: 'deficient', problems });
      return { type: 'LineAdded', data: { ...making.common, ...fields, line: number } };
    });
    return { events, deficient };
  }

  #take(from: number, to: number): readonly Unit[] {
    if (from < this.#at) {
      this.#units = unitsOf(this.part);
      this.#at = 0;
    }
    const taken: Unit[] = [];
    for (; this.#at < to; this.#at += 1) {
      const next = this.#units.next();
      if (next.done === true) throw new RangeError('The part holds fewer events than were counted');
      if (this.#at >= from) taken.push(next.value);
    }
    return taken;
  }
}

/** An answer, or a disclosure of one line. */
const factOf = ({ said, line }: Unit, common: Common): AnyNewEvent => {
  if (line === undefined) return answerEvent(said as RecordOf['responses'], common);
  const { lines: _, ...made } = said as RecordOf['disclosures'];
  return { type: 'Disclosed', data: { ...common, ...made, line } };
};

function* unitsOf(part: Part): Generator<Unit> {
  const { kind } = part;
  let record = 0;
  for (const read of recordsIn(part).records) {
    record += 1;
    if (read instanceof Unread)
      throw new RangeError('The part holds a record that was not there when it was checked');
    const { record: said } = checkRecord(kind, read);
    if (kind !== 'disclosures') yield { record, said, line: undefined };
    else
      for (const line of linesIn((said as RecordOf['disclosures']).lines))
        yield { record, said, line };
  }
}
