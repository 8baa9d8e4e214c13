import type { Day } from '../kernel/dates.js';
import type { Amendment } from './amendments.js';
import { isOf, orderOf, type Order } from './chronology.js';
import {
  type EarlierRequest,
  type Naming,
  type Statistics,
  type Tallies,
  type Tally,
  TALLY_THRESHOLDS,
} from './dossier.js';
import type {
  Fact,
  FactOf,
  FactRef,
  FactType,
  LetterData,
  LineData,
  Office,
  Standing,
} from './facts.js';
import { statesLine } from './line-facts.js';
import { registeredStanding } from './offices.js';
import { type Doubt, type Known, officesOf } from './record.js';
import { isBorneOut } from './trust.js';

/** What a letter may state for all lines and a line for itself. */
export type SharedField = Extract<keyof LetterData, keyof LineData>;

/** How the doubts of a record are taken in one possible world. */
export type World = (doubt: Doubt) => boolean;

const isEmpty = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** What a line states itself, else what the letter does; that it states none counts where the letter is silent. */
export const ownElseCommon = <T>(own: T, common: T): T =>
  isEmpty(own) && (own === null || !isEmpty(common)) ? common : own;

const asStated = (fact: Fact): LineData | undefined => (statesLine(fact) ? fact.data : undefined);

const ownAmendment = (act: Fact): Fact | undefined => (isOf(act, 'LineAdded') ? undefined : act);

/**
 * The case as it stood at the act. Rules ask it and never see the raw lists: what came after the act,
 * or was not known at the seq asked for, is not there. `null` always means: not recorded.
 */
export class View {
  readonly act: Fact;
  /** 0: the whole request, or an act without lines. */
  readonly line: number;
  /** The agency's letter. */
  readonly made: FactOf<'RequestMade'> | undefined;
  /** The IRS's record of what it received; may be later than the act, see `order`. */
  readonly receipt: FactOf<'RequestReceived'> | undefined;
  readonly #known: Known;
  readonly #earlier: readonly Fact[];
  readonly #amendment: Fact | undefined;
  readonly #lineFacts: readonly Fact[];
  readonly #lineData: LineData | undefined;
  #basis: readonly FactRef[] | undefined;

  constructor(known: Known, world: World) {
    this.act = known.question.act;
    this.line = known.question.line;
    this.made = known.made;
    this.receipt = known.receipt;
    this.#known = known;
    const latestLast = chronological(known, world);
    this.#earlier = withoutDoubted(known, world).toSorted(latestLast);
    const amendment = known.amendments
      .filter((about) => counts(about, known, world))
      .toSorted((one, other) => latestLast(one.fact, other.fact))
      .at(-1);
    this.#lineFacts = this.#whatTheLineReads(amendment);
    const [first] = this.#lineFacts;
    const isStating = asStated(this.act) !== undefined;
    this.#amendment = isStating ? ownAmendment(this.act) : amendment?.fact;
    this.#lineData = first && asStated(first);
  }

  /** Of the letter: what the IRS recorded of it, else what the agency did. */
  letter<K extends keyof LetterData>(field: K): LetterData[K] {
    return this.receipt?.data[field] ?? this.made?.data[field] ?? null;
  }

  get hasLetter(): boolean {
    return this.made !== undefined || this.receipt !== undefined;
  }

  /** The paragraph relied on: of the act where it states one, else of the letter. */
  get authority(): string | null {
    return isOf(this.act, 'Disclosed') ? this.act.data.authority : this.letter('authority');
  }

  /** The day on which what is judged was asked for: of the letter, or of the amendment. `null`: not recorded. */
  get requestedOn(): string | null {
    if (this.amendment !== undefined) return this.#lineFacts[0]?.occurredOn ?? null;
    return this.receipt?.data.letterDate ?? this.made?.occurredOn ?? null;
  }

  /** How many lines the request has: as submitted, else as the letter says. */
  get lineCount(): number | null {
    const [submitted] = this.learnt('RequestSubmitted');
    return submitted?.data.lineCount ?? this.letter('lineCount');
  }

  /** The amendment that the line reads by; of one that was received, the receipt. */
  get amendment(): Fact | undefined {
    return this.#amendment;
  }

  /** What the line reads: as added, or as the latest amendment that counts has it. */
  get lineData(): LineData | undefined {
    return this.#lineData;
  }

  /** What the line states itself, else what the letter states for all lines. */
  stated<K extends SharedField>(field: K): LineData[K] {
    return ownElseCommon(this.#lineData?.[field] ?? null, this.letter(field) as LineData[K]);
  }

  /** `true` where the line does not state this itself, but the letter does. */
  isStatedOnlyInLetter(field: SharedField): boolean {
    return isEmpty(this.#lineData?.[field] ?? null) && !isEmpty(this.letter(field));
  }

  /** Facts of a type that came before the act, earliest first. */
  before<T extends FactType>(type: T): readonly FactOf<T>[] {
    return this.#earlier.filter(
      (fact) => fact.type === type,
    ) as readonly Fact[] as readonly FactOf<T>[];
  }

  latest<T extends FactType>(type: T): FactOf<T> | undefined {
    return this.before(type).at(-1);
  }

  /** Facts of a type whenever they happened, if known at the seq asked for: errors learnt later. */
  learnt<T extends FactType>(type: T): readonly FactOf<T>[] {
    return this.#known.facts.filter(
      (fact) => fact.type === type,
    ) as readonly Fact[] as readonly FactOf<T>[];
  }

  /** Facts of a type that stand in a log, whether believed or not: for what asks no more than that they are shown. */
  shown<T extends FactType>(type: T): readonly FactOf<T>[] {
    const { dossier, knownAt } = this.#known.question;
    return dossier.facts.filter(
      (fact) => fact.type === type && fact.ref.seq <= knownAt,
    ) as readonly Fact[] as readonly FactOf<T>[];
  }

  /** How a fact stands to the act in time. */
  order(fact: Fact): Order {
    return orderOf(fact, this.act);
  }

  /** Court orders, of any day; `undefined`: that register is not part of what was given. */
  get orders(): readonly Fact[] | undefined {
    return this.#known.question.dossier.orders?.filter(this.#known.isKnown);
  }

  /** Agreements and promises, of any day; `undefined`: that register is not part of what was given. */
  get commitments(): readonly FactOf<'CommitmentRecorded'>[] | undefined {
    return this.#known.question.dossier.commitments
      ?.filter(this.#known.isKnown)
      .filter((fact) => isOf(fact, 'CommitmentRecorded'));
  }

  /** Offices over time; `undefined`: that register is not part of what was given. */
  get offices(): readonly FactOf<'OfficeStandingRecorded'>[] | undefined {
    return officesOf(this.#known.question.dossier, this.#known.isKnown);
  }

  /** Reports, findings, plans and refusals of every agency's safeguards; `undefined`: not part of what was given. */
  get safeguards(): readonly Fact[] | undefined {
    return this.#known.question.dossier.safeguards?.filter(this.#known.isKnown);
  }

  /** Annual reports of every year, as furnished; `undefined`: not part of what was given. */
  get reports(): readonly FactOf<'AnnualReportFurnished'>[] | undefined {
    return this.#known.question.dossier.reports
      ?.filter(this.#known.isKnown)
      .filter((fact) => isOf(fact, 'AnnualReportFurnished'));
  }

  /** How a day stands in the ledger: the closing of it, or of a later one, if known at the seq asked for. */
  closing(day: Day): FactOf<'DayClosed'> | undefined {
    const closed = this.#known.question.dossier.calendar.closing(day);
    return closed !== undefined && closed.ref.seq <= this.#known.question.knownAt
      ? closed
      : undefined;
  }

  /** Counts over the whole request when the last day was closed; `undefined`: none is since it began. */
  get statistics(): Statistics | undefined {
    return this.#known.question.dossier.statistics;
  }

  /** Whether what was told too late is believed all the same, as known at the seq asked for. */
  isBorneOut(fact: Fact): boolean {
    return isBorneOut(fact, this.#known.question);
  }

  /** How an office was held on a day: as stated with it, else as the register has it. */
  standing(office: Office, on: string): Standing | null {
    const registered = registeredStanding(this.offices ?? [], office, on);
    return office.standing ?? registered?.data.standing ?? null;
  }

  get tallies(): Tallies {
    return this.#known.question.dossier.tallies;
  }

  /** Lines of the request that name a taxpayer, where more than one does, if known at the seq asked for. */
  namings(subject: string): readonly Naming[] {
    const all = this.tallies.namings.get(subject) ?? [];
    return all.filter(({ seq }) => seq <= this.#known.question.knownAt);
  }

  /** Requests before this one that name a taxpayer, the latest first; `undefined`: not part of what was given. */
  askedBefore(subject: string): readonly EarlierRequest[] | undefined {
    return this.tallies.askedBefore && (this.tallies.askedBefore.get(subject) ?? []);
  }

  /** Whether a count had passed a threshold at the seq asked for. @throws RangeError for one that is not in TALLY_THRESHOLDS. */
  hasPassed(tally: Tally | undefined, threshold: number): boolean {
    if (!TALLY_THRESHOLDS.includes(threshold))
      throw new RangeError(`Tallies are not counted up to ${threshold}: see TALLIED in dossier.ts`);
    const seq = tally?.passed[threshold];
    return seq !== undefined && seq <= this.#known.question.knownAt;
  }

  /** `true` where the two sides recorded documents of different content. */
  get copiesDiffer(): boolean {
    const [one, other] = [this.made?.data.documentDigest, this.receipt?.data.documentDigest];
    return typeof one === 'string' && typeof other === 'string' && one !== other;
  }

  /** References: the act first, then the letter and the line it is judged on, then what else is given. */
  evidence(...more: readonly (Fact | undefined)[]): readonly FactRef[] {
    this.#basis ??= distinct([this.act, this.receipt ?? this.made, ...this.#lineFacts]);
    return more.length === 0 ? this.#basis : distinct([...this.#basis, ...more]);
  }

  #whatTheLineReads(amendment: Amendment | undefined): readonly Fact[] {
    if (asStated(this.act) !== undefined) return [this.act];
    if (amendment !== undefined) return amendment.facts;
    if (this.line === 0) return [];
    const added = this.#known.facts.filter((fact) => isOf(fact, 'LineAdded'));
    const own = added.find(({ ref }) => ref.stream === this.act.ref.stream) ?? added[0];
    return own === undefined ? [] : [own];
  }
}

/** References of facts, and of what gave classes in them, each once. */
const distinct = (facts: readonly (Fact | FactRef | undefined)[]): readonly FactRef[] => {
  const refs = facts.flatMap((fact) => {
    if (fact === undefined) return [];
    return 'ref' in fact ? [fact.ref, ...(fact.reclassifiedBy ?? [])] : [fact];
  });
  return refs.filter((ref, n) => refs.findIndex(({ seq }) => seq === ref.seq) === n);
};

const isHeldBack = (known: Known, world: World, about: Doubt['about']): boolean =>
  known.doubts.some((doubt) => doubt.about === about && doubt.asks !== 'latest' && !world(doubt));

const counts = (amendment: Amendment, known: Known, world: World): boolean =>
  !isHeldBack(known, world, amendment);

const withoutDoubted = (known: Known, world: World): readonly Fact[] =>
  known.doubts.length === 0
    ? known.earlier
    : known.earlier.filter((fact) => !isHeldBack(known, world, fact));

/** Where no order is recorded, first the one taken as the latest, then the text itself: never the log. */
const chronological = (known: Known, world: World) => {
  const isLatest = (fact: Fact): boolean =>
    known.doubts.some((doubt) => doubt.asks === 'latest' && doubt.about === fact && world(doubt));
  return (one: Fact, other: Fact): number => {
    const order = orderOf(one, other);
    if (order !== 'unknown') return order === 'before' ? -1 : 1;
    const rank = Number(isLatest(one)) - Number(isLatest(other));
    return rank === 0 ? byText(one, other) : rank;
  };
};

const byText = (one: Fact, other: Fact): number =>
  JSON.stringify(one.data) < JSON.stringify(other.data) ? -1 : 1;
