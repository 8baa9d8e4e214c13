import {
  type SilenceLeaf,
  type SilenceQuestion,
  type Standing,
  standingOf,
} from './silence-question.js';

/** The filter of a question, and what the log shows of how it was written. */
export class SilenceFilter {
  readonly #types: readonly string[] | null;
  readonly #conditions: readonly (readonly [field: string, value: string])[];
  readonly #seenTypes = new Set<string>();
  readonly #seen: Readonly<Record<Standing, Set<string>>> = {
    equal: new Set(),
    other: new Set(),
    unsaid: new Set(),
    absent: new Set(),
    structured: new Set(),
  };
  readonly #absent = new Map<string, Set<string>>();
  /** Of each type, by the fields that it has: whether one of its entries has the value. */
  readonly #met = new Map<string, Map<string, boolean>>();

  constructor({ types, where }: SilenceQuestion) {
    this.#types = types;
    this.#conditions = Object.entries(where);
  }

  /** `maybe`: it fits but for a field that is not recorded in it. */
  weigh({ type, public: face }: SilenceLeaf): 'yes' | 'maybe' | 'no' {
    this.#seenTypes.add(type);
    if (this.#types?.includes(type) === false) return 'no';
    const standings = this.#conditions.map((condition) => standingOf(face, condition));
    for (const [i, standing] of standings.entries())
      this.#note(type, this.#conditions[i]![0], standing);
    if (standings.every((one) => one === 'equal')) return 'yes';
    return standings.every((one) => one === 'equal' || one === 'unsaid') ? 'maybe' : 'no';
  }

  /** Why equality of public fields cannot answer it; `undefined`: it can. */
  unanswerable(): string | undefined {
    const { absent, structured, equal, other, unsaid } = this.#seen;
    for (const [field] of this.#conditions) {
      if (structured.has(field))
        return `${field} is a list or an object, which has no single value`;
      const isPresent = [equal, other, unsaid].some((fields) => fields.has(field));
      if (absent.has(field) && !isPresent)
        return `no entry of these types has a public field ${field}: it is misspelt, or the log only commits to it`;
    }
    return undefined;
  }

  /** Of each field asked about: the types that do not have it in their public face. */
  absent(): readonly { readonly field: string; readonly types: readonly string[] }[] {
    return [...this.#absent]
      .map(([field, types]) => ({ field, types: [...types].toSorted() }))
      .toSorted((a, b) => (a.field < b.field ? -1 : 1));
  }

  /** Types that do not occur, and conditions that no entry meets. */
  neverSeen(): readonly (readonly [field: string, value: string])[] {
    const types = (this.#types ?? []).filter((type) => !this.#seenTypes.has(type));
    const conditions = this.#conditions.filter(([field]) => !this.#seen.equal.has(field));
    return [...types.map((type) => ['type', type] as const), ...conditions];
  }

  /** Of each type asked for by name: the conditions on fields which it has, and which no entry of it meets. */
  neverInType(): readonly (readonly [type: string, field: string, value: string])[] {
    return (this.#types ?? []).flatMap((type) =>
      this.#conditions
        .filter(([field]) => this.#met.get(type)?.get(field) === false)
        .map(([field, value]) => [type, field, value] as const),
    );
  }

  #note(type: string, field: string, standing: Standing): void {
    this.#seen[standing].add(field);
    if (standing === 'absent') {
      const types = this.#absent.get(field) ?? new Set();
      this.#absent.set(field, types.add(type));
      return;
    }
    const met = this.#met.get(type) ?? new Map<string, boolean>();
    this.#met.set(type, met.set(field, met.get(field) === true || standing === 'equal'));
  }
}
