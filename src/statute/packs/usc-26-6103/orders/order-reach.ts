import { isOf, orderOf } from '../../../chronology.js';
import type { Fact, FactOf, Item } from '../../../facts.js';
import type { Cause } from '../../../verdict.js';
import { agencyOf, bindsAgency } from '../../../agency-names.js';
import { isAddress } from '../items.js';
import { asCorrected } from './corrected.js';
import { covers, isTooVague, paragraphOf } from '../paragraph.js';

/** What a court ordered, as first entered or as it later stood. */
export type Terms = FactOf<'CourtOrderEntered'> | FactOf<'CourtOrderModified'>;

type Lifting = FactOf<'CourtOrderLifted'>;

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
  /** Agencies told, or to be told; of what is handled, those that had been told it. `null` among them: not recorded. */
  readonly told: readonly (string | null)[];
};

/** How one order bears on what was done. `causes`: why it is in doubt. */
export type Bearing =
  | { readonly kind: 'forbids'; readonly terms: Terms }
  | { readonly kind: 'doubtful'; readonly causes: readonly Cause[] };

/** How the orders of a register bear on what was done; those that leave it free are left out. */
export const bearingsOf = (register: readonly Fact[], conduct: Conduct): readonly Bearing[] => {
  const entries = asCorrected(register);
  return [...new Set(entries.map(({ ref }) => ref.stream))]
    .map((stream) =>
      bearingOf(
        entries.filter(({ ref }) => ref.stream === stream),
        conduct,
      ),
    )
    .filter((bearing) => bearing !== undefined);
};

/** An order bears alike however its unrecorded points are taken, or it is doubtful. */
const bearingOf = (order: readonly Fact[], conduct: Conduct): Bearing | undefined => {
  const strict = new Bench(conduct, 'bound');
  const lenient = new Bench(conduct, 'free');
  const terms = strict.forbidding(order);
  if ((terms === undefined) !== (lenient.forbidding(order) === undefined))
    return { kind: 'doubtful', causes: strict.leantOn };
  return terms && { kind: 'forbids', terms };
};

/** Names held against a list of agencies. `unnamed`: the field that would name them and is not recorded. */
type Naming = {
  readonly names: readonly string[];
  readonly unnamed: string | undefined;
  readonly part: Cause;
  readonly field: string;
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
      (authorities === null || this.#reaches(authorities)) &&
      this.#isWithinItsLimits(data)
    );
  }

  /** An order that lists no paragraphs is about no policy, where that is not recorded. */
  #isWithinItsLimits({ authorities, policies, recipientAgencies }: Terms['data']): boolean {
    const named = authorities === null ? (policies ?? []) : policies;
    const namesNone = named?.length === 0;
    if (namesNone && recipientAgencies === null) return true;
    return (
      (namesNone || this.#isOfThePolicy(named)) &&
      this.#is(
        named === null ? 'order.policies' : 'order.recipientAgencies',
        recipientAgencies,
        (agencies) => this.#isToldTo(agencies),
      )
    );
  }

  #binds(parties: readonly string[]): boolean {
    const { names, unnamed } = this.conduct.actor;
    return this.#includes(parties, {
      names,
      unnamed,
      part: A_PART_IS_BOUND,
      field: 'order.boundParties',
    });
  }

  /** An order that lists no agency is about whoever is told. */
  #isToldTo(agencies: readonly string[]): boolean {
    const { told } = this.conduct;
    const names = told.filter((agency) => agency !== null);
    return (
      agencies.length === 0 ||
      this.#includes(agencies, {
        names,
        unnamed: names.length < told.length ? 'recipientAgency' : undefined,
        part: A_PART_IS_TOLD,
        field: 'order.recipientAgencies',
      })
    );
  }

  /** Who names a department names its parts; who names a part may mean what is told of the whole. */
  #includes(listed: readonly string[], { names, unnamed, part, field }: Naming): boolean {
    if (listed.some((one) => names.some((name) => bindsAgency(one, name)))) return true;
    if (unnamed !== undefined && listed.length > 0)
      return this.#lean({ kind: 'fact-not-recorded', field: unnamed });
    if (listed.some((one) => names.some((name) => bindsAgency(name, one)))) return this.#lean(part);
    return (
      listed.some((one) => agencyOf(one) === undefined) &&
      this.#lean(notUnderstood(field, 'agencies@1'))
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

  /** The policies that orders name are about addresses: of anything else they may not speak. `null`: it may name one. */
  #isOfThePolicy(policies: readonly string[] | null): boolean {
    const { items } = this.conduct;
    if (items === null || items.length === 0)
      return this.#lean({ kind: 'fact-not-recorded', field: 'items' });
    if (items.some(({ code }) => isAddress(code))) return true;
    return this.#lean(
      policies === null
        ? { kind: 'fact-not-recorded', field: 'order.policies' }
        : OTHER_THAN_AN_ADDRESS,
    );
  }

  /** Whether an event had taken effect; on the very day it was made, only the hours can tell. `undefined`: perhaps. */
  #hasCome(
    event: Terms | Lifting,
    stated: string | null,
    field: 'from' | 'to',
  ): boolean | undefined {
    const { act } = this.conduct;
    if (isLater(event) && act.occurredOn < event.occurredOn) return false;
    if (stated === null)
      return this.#perhaps({ kind: 'fact-not-recorded', field: `order.${field}` });
    const effective = effectiveOn(event, stated);
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

const A_PART_IS_TOLD: Cause = {
  kind: 'not-decided-here',
  why: 'whether who was told is of the part of the agency that the order names',
};

const NAMES_DISCLOSING: Cause = {
  kind: 'not-decided-here',
  why: 'whether an order that forbids disclosing forbids passing on',
};

const OTHER_THAN_AN_ADDRESS: Cause = {
  kind: 'not-decided-here',
  why: 'whether information other than an address falls under the policy that the order names',
};

const notUnderstood = (field: string, classifier: string): Cause => ({
  kind: 'text-not-understood',
  field,
  classifier,
});

/** What changes or ends an order reaches no day before it was entered: until then the order must be obeyed. */
const isLater = ({ type }: Fact): boolean => type !== 'CourtOrderEntered';

const latest = (one: string, other: string): string => (one > other ? one : other);

/** The first day on which terms, or the end of an order, count. */
const effectiveOn = (event: Terms | Lifting, stated: string | null): string =>
  isLater(event) ? latest(stated ?? '', event.occurredOn) : (stated ?? event.occurredOn);

const beginning = (terms: Terms): string => effectiveOn(terms, terms.data.from);

const laterOf = (one: Terms | undefined, other: Terms): Terms =>
  one !== undefined && beginning(one) > beginning(other) ? one : other;

const hasRunOut = ({ data }: Terms, act: Fact): boolean =>
  data.to !== null && data.to <= act.occurredOn;

/** A lifting ends what stood when it came, not terms that a court set anew for a later day. */
const ends = (lifting: Lifting, terms: Terms): boolean =>
  lifting.ref.seq > terms.ref.seq || effectiveOn(lifting, lifting.data.to) > beginning(terms);
