import { isOf, orderOf } from '../../../chronology.js';
import type { Fact, FactOf, Item } from '../../../facts.js';
import type { Cause } from '../../../verdict.js';
import { agencyOf, bindsAgency } from '../../../agency-names.js';
import { isAddress } from '../items.js';
import { covers, isTooVague, paragraphOf } from '../paragraph.js';

/** What a court ordered, as first entered or as it later stood. */
export type Terms = FactOf<'CourtOrderEntered'> | FactOf<'CourtOrderModified'>;

/** What an order may forbid. */
export type Deed = 'disclose' | 'inspect' | 'use' | 'copy' | 'redisclose';

/** What was done, or asked to be done, with information, and by whom. */
export type Conduct = {
  readonly act: Fact;
  readonly deed: Deed;
  /** Names of who did it. `unnamed`: the field that would say so and is not recorded. */
  readonly actor: { readonly names: readonly string[]; readonly unnamed?: string };
  /** Paragraphs relied on, and those under which it was obtained; `null` among them: not recorded. */
  readonly authorities: readonly (string | null)[];
  readonly items: readonly Item[] | null;
};

/** How one order bears on what was done. `causes`: why it is in doubt. */
export type Bearing =
  | { readonly kind: 'forbids'; readonly terms: Terms }
  | { readonly kind: 'doubtful'; readonly causes: readonly Cause[] };

/** How the orders of a register bear on what was done; those that leave it free are left out. */
export const bearingsOf = (register: readonly Fact[], conduct: Conduct): readonly Bearing[] =>
  [...new Set(register.map(({ ref }) => ref.stream))]
    .map((stream) =>
      bearingOf(
        register.filter(({ ref }) => ref.stream === stream),
        conduct,
      ),
    )
    .filter((bearing) => bearing !== undefined);

/** An order bears alike however its unrecorded points are taken, or it is doubtful. */
const bearingOf = (order: readonly Fact[], conduct: Conduct): Bearing | undefined => {
  const strict = new Bench(conduct, 'bound');
  const lenient = new Bench(conduct, 'free');
  const terms = strict.forbidding(order);
  if ((terms === undefined) !== (lenient.forbidding(order) === undefined))
    return { kind: 'doubtful', causes: strict.leantOn };
  return terms && { kind: 'forbids', terms };
};

/** Reads one order against what was done, taking what is not recorded one way, and keeps what it took so. */
class Bench {
  readonly leantOn: Cause[] = [];

  constructor(
    private readonly conduct: Conduct,
    private readonly leaning: 'bound' | 'free',
  ) {}

  /** Of the terms that had begun, those that began last, if they forbid it; any that may have begun could be those. */
  forbidding(order: readonly Fact[]): Terms | undefined {
    const terms = order.filter(
      (fact) => isOf(fact, 'CourtOrderEntered') || isOf(fact, 'CourtOrderModified'),
    );
    const begun = terms.map((one) => ({ one, has: this.#hasCome(one, one.data.from, 'from') }));
    const last = begun
      .filter(({ has }) => has === true)
      .reduce<Terms | undefined>((before, { one }) => laterOf(before, one), undefined);
    const perhaps = begun.filter(({ has }) => has === undefined).map(({ one }) => one);
    const isForbidding = (one: Terms | undefined): boolean =>
      one !== undefined && this.#stands(one, order) && this.#forbids(one);
    if (this.leaning === 'bound') return [last, ...perhaps].find(isForbidding);
    return [last, ...perhaps].every(isForbidding) ? last : undefined;
  }

  /** Neither run out nor lifted. */
  #stands(terms: Terms, order: readonly Fact[]): boolean {
    if (hasRunOut(terms, this.conduct.act)) return false;
    return !order
      .filter((fact) => isOf(fact, 'CourtOrderLifted'))
      .filter((lifting) => ends(lifting, terms))
      .some((lifting) => this.#hasCome(lifting, lifting.data.to, 'to') ?? this.leaning === 'free');
  }

  #forbids({ data }: Terms): boolean {
    const { boundParties, forbiddenActs, authorities } = data;
    return (
      this.#is('order.boundParties', boundParties, (parties) => this.#binds(parties)) &&
      this.#is('order.forbiddenActs', forbiddenActs, (acts) => this.#names(acts)) &&
      (authorities === null || (this.#reaches(authorities) && this.#isOfThePolicy()))
    );
  }

  /** Who binds a department binds its parts; who binds a part may bind what is told of the whole. */
  #binds(parties: readonly string[]): boolean {
    const { names, unnamed } = this.conduct.actor;
    if (parties.some((party) => names.some((name) => bindsAgency(party, name)))) return true;
    if (unnamed !== undefined && parties.length > 0)
      return this.#lean({ kind: 'fact-not-recorded', field: unnamed });
    if (parties.some((party) => names.some((name) => bindsAgency(name, party))))
      return this.#lean(A_PART_IS_BOUND);
    return (
      parties.some((party) => agencyOf(party) === undefined) &&
      this.#lean(notUnderstood('order.boundParties', 'agencies@1'))
    );
  }

  /** Passing on is making known, too: an order that names only disclosing may mean it. */
  #names(acts: readonly Deed[]): boolean {
    const { deed } = this.conduct;
    if (acts.includes(deed)) return true;
    return deed === 'redisclose' && acts.includes('disclose') && this.#lean(NAMES_DISCLOSING);
  }

  #reaches(authorities: readonly string[]): boolean {
    const known = this.conduct.authorities.filter((code) => code !== null);
    if (known.some((code) => covers(authorities, code))) return true;
    if (known.length < this.conduct.authorities.length)
      return this.#lean({ kind: 'fact-not-recorded', field: 'authority' });
    const isUnread = authorities.some((reach) => {
      const named = paragraphOf(reach);
      return named === undefined || known.some((code) => isTooVague(code, named));
    });
    return isUnread && this.#lean(notUnderstood('order.authorities', 'paragraph@1'));
  }

  /** The orders that list paragraphs are about addresses shared under them: of anything else they may not speak. */
  #isOfThePolicy(): boolean {
    const { items } = this.conduct;
    if (items === null || items.length === 0)
      return this.#lean({ kind: 'fact-not-recorded', field: 'items' });
    return items.some(({ code }) => isAddress(code)) || this.#lean(OTHER_THAN_AN_ADDRESS);
  }

  /** Whether an event had taken effect; on the very day it was made, only the hours can tell. `undefined`: perhaps. */
  #hasCome(event: Fact, effective: string | null, field: 'from' | 'to'): boolean | undefined {
    const { act } = this.conduct;
    if (effective === null)
      return this.#perhaps({ kind: 'fact-not-recorded', field: `order.${field}` });
    if (effective !== act.occurredOn || event.occurredOn !== act.occurredOn)
      return effective <= act.occurredOn;
    const order = orderOf(event, act);
    if (order !== 'unknown') return order === 'before';
    return this.#perhaps({ kind: 'order-not-recorded', events: [event.ref, act.ref] });
  }

  #perhaps(cause: Cause): undefined {
    this.leantOn.push(cause);
  }

  #is<T>(field: string, value: T | null, test: (value: T) => boolean): boolean {
    return value === null ? this.#lean({ kind: 'fact-not-recorded', field }) : test(value);
  }

  #lean(cause: Cause): boolean {
    this.leantOn.push(cause);
    return this.leaning === 'bound';
  }
}

const A_PART_IS_BOUND: Cause = {
  kind: 'not-decided-here',
  why: 'whether who acted is of the part of the agency that the order binds',
};

const NAMES_DISCLOSING: Cause = {
  kind: 'not-decided-here',
  why: 'whether an order that forbids disclosing forbids passing on',
};

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
