import { isOf, orderOf } from '../../../chronology.js';
import type { Fact, FactOf, Item } from '../../../facts.js';
import type { Cause } from '../../../verdict.js';
import { agencyOf, bindsAgency } from '../../../agency-names.js';
import { isAddress } from '../items.js';
import { covers, isTooVague, paragraphOf } from '../paragraph.js';

/** What a court ordered, as first entered or as it later stood. */
type Terms = FactOf<'CourtOrderEntered'> | FactOf<'CourtOrderModified'>;

/** An answer of the IRS: that it disclosed these items, or refused to, under a paragraph of 6103. */
type Answer = {
  readonly act: Fact;
  readonly authority: string | null;
  readonly items: readonly Item[] | null;
};

/** How one order bears on disclosing. `causes`: why it is in doubt. */
export type Bearing =
  | { readonly kind: 'forbids'; readonly terms: Terms }
  | { readonly kind: 'doubtful'; readonly causes: readonly Cause[] };

/** How the orders of a register bear on disclosing at an act; those that leave it free are left out. */
export const bearingsOf = (register: readonly Fact[], answer: Answer): readonly Bearing[] =>
  [...new Set(register.map(({ ref }) => ref.stream))]
    .map((stream) =>
      bearingOf(
        register.filter(({ ref }) => ref.stream === stream),
        answer,
      ),
    )
    .filter((bearing) => bearing !== undefined);

/** An order bears alike however its unrecorded points are taken, or it is doubtful. */
const bearingOf = (order: readonly Fact[], answer: Answer): Bearing | undefined => {
  const strict = new Bench(answer, 'bound');
  const lenient = new Bench(answer, 'free');
  const terms = strict.forbidding(order);
  if ((terms === undefined) !== (lenient.forbidding(order) === undefined))
    return {
      kind: 'doubtful',
      causes: strict.leantOn.length > 0 ? strict.leantOn : lenient.leantOn,
    };
  return terms && { kind: 'forbids', terms };
};

/** Reads one order against one answer, taking what is not recorded one way, and keeps what it took so. */
class Bench {
  readonly leantOn: Cause[] = [];

  constructor(
    private readonly answer: Answer,
    private readonly leaning: 'bound' | 'free',
  ) {}

  /** The terms in force at the act, if they forbid it. */
  forbidding(order: readonly Fact[]): Terms | undefined {
    const terms = this.#inForce(order);
    return terms !== undefined && this.#forbids(terms) ? terms : undefined;
  }

  /** Of the terms that had begun, those that began last; unless run out or lifted. */
  #inForce(order: readonly Fact[]): Terms | undefined {
    const terms = order
      .filter((fact) => isOf(fact, 'CourtOrderEntered') || isOf(fact, 'CourtOrderModified'))
      .filter((fact) => this.#hasCome(fact, fact.data.from, 'from'))
      .reduce<Terms | undefined>(laterOf, undefined);
    if (terms === undefined || hasRunOut(terms, this.answer.act)) return undefined;
    const isLifted = order
      .filter((fact) => isOf(fact, 'CourtOrderLifted'))
      .some((lifting) => ends(lifting, terms) && this.#hasCome(lifting, lifting.data.to, 'to'));
    return isLifted ? undefined : terms;
  }

  #forbids({ data }: Terms): boolean {
    const { boundParties, forbiddenActs, authorities } = data;
    return (
      this.#is('order.boundParties', boundParties, (parties) => this.#binds(parties)) &&
      this.#is('order.forbiddenActs', forbiddenActs, (acts) => acts.includes('disclose')) &&
      (authorities === null ||
        (this.#is('authority', this.answer.authority, (code) => this.#reaches(authorities, code)) &&
          this.#isOfThePolicy()))
    );
  }

  /** Who binds the IRS, or the department of which it is a part, binds what the IRS discloses. */
  #binds(parties: readonly string[]): boolean {
    const { agency, side } = this.answer.act;
    const actor = side === 'irs' ? [agency, 'IRS'] : [agency];
    if (parties.some((party) => actor.some((name) => bindsAgency(party, name)))) return true;
    return (
      parties.some((party) => agencyOf(party) === undefined) &&
      this.#lean('from', notUnderstood('order.boundParties', 'agencies@1'))
    );
  }

  #reaches(authorities: readonly string[], code: string): boolean {
    if (covers(authorities, code)) return true;
    const isUnread = authorities.some((reach) => {
      const named = paragraphOf(reach);
      return named === undefined || isTooVague(code, named);
    });
    return isUnread && this.#lean('from', notUnderstood('order.authorities', 'paragraph@1'));
  }

  /** The orders that list paragraphs are about addresses shared under them: of anything else they may not speak. */
  #isOfThePolicy(): boolean {
    const { items } = this.answer;
    if (items === null || items.length === 0)
      return this.#lean('from', { kind: 'fact-not-recorded', field: 'items' });
    return items.some(({ code }) => isAddress(code)) || this.#lean('from', OTHER_THAN_AN_ADDRESS);
  }

  /** Whether an event had taken effect; on the very day it was made, only the hours can tell. */
  #hasCome(event: Fact, effective: string | null, field: 'from' | 'to'): boolean {
    const { act } = this.answer;
    if (effective === null)
      return this.#lean(field, { kind: 'fact-not-recorded', field: `order.${field}` });
    if (effective !== act.occurredOn || event.occurredOn !== act.occurredOn)
      return effective <= act.occurredOn;
    const order = orderOf(event, act);
    if (order !== 'unknown') return order === 'before';
    return this.#lean(field, { kind: 'order-not-recorded', events: [event.ref, act.ref] });
  }

  #is<T>(field: string, value: T | null, test: (value: T) => boolean): boolean {
    return value === null ? this.#lean('from', { kind: 'fact-not-recorded', field }) : test(value);
  }

  /** That terms have begun binds; that they have ended frees. */
  #lean(towards: 'from' | 'to', cause: Cause): boolean {
    this.leantOn.push(cause);
    return (this.leaning === 'bound') === (towards === 'from');
  }
}

const OTHER_THAN_AN_ADDRESS: Cause = {
  kind: 'not-decided-here',
  why: 'whether what is no address belongs to the policy that the order names',
};

const notUnderstood = (field: string, classifier: string): Cause => ({
  kind: 'text-not-understood',
  field,
  classifier,
});

const beginning = ({ data, occurredOn }: Terms): string => data.from ?? occurredOn;

const laterOf = (one: Terms | undefined, other: Terms): Terms =>
  one !== undefined && beginning(one) > beginning(other) ? one : other;

const hasRunOut = ({ data }: Terms, act: Fact): boolean =>
  data.to !== null && data.to <= act.occurredOn;

/** A lifting ends what stood when it came, not terms that a court set anew for a later day. */
const ends = (lifting: FactOf<'CourtOrderLifted'>, terms: Terms): boolean =>
  lifting.ref.seq > terms.ref.seq || (lifting.data.to ?? lifting.occurredOn) > beginning(terms);
