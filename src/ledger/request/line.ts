import { type Classified, CLASSIFIERS } from '../../classify/classifiers.js';
import { normaliseReason } from '../../classify/reason.js';
import type { Day } from '../../kernel/dates.js';
import type { Keys } from '../../privacy/keys.js';
import type { Item, Matter, Officer, RemovalOrder, TextClass } from '../shapes.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** What a side says of one line. Left out means: not stated on this line. */
export type LineInput = OrNothing<{
  name: string;
  tin: string;
  address: string;
  birthDate: string;
  reason: string;
  periods: string[];
  statutes: string[];
  items: Item[];
  matter: Matter;
  removalOrder: RemovalOrder;
  engaged: Officer[];
  supersedesLine: number;
}>;

const classOf = (field: Classified, text: string | null | undefined): TextClass => ({
  class: CLASSIFIERS[field].classOf(text ?? null),
  classifier: CLASSIFIERS[field].id,
});

/** The classes of what a line says; no key is needed. */
export const lineClasses = (input: LineInput) => ({
  nameClass: classOf('name', input.name),
  addressClass: classOf('address', input.address),
  reasonClass: reasonClassOf(input.reason),
});

/**
 * The fields of a line: what was sent, and the classes, pseudonym and groups that rules read in its
 * stead. A reason left out is stated in the letter; a name or address left out is missing.
 */
export const lineFields = (keys: Keys, input: LineInput, recordedOn: Day) => ({
  ...input,
  subject: input.tin == null ? null : keys.subject(input.tin, recordedOn),
  ...lineClasses(input),
  tinGiven: filled(input.tin),
  birthDateGiven: filled(input.birthDate),
  reasonGroup: groupOf(keys, input.reason),
});

/** Class and keyed group of a reason; null where none is stated here. */
export const reasonFields = (keys: Keys, reason: string | null | undefined) => ({
  reasonClass: reasonClassOf(reason),
  reasonGroup: groupOf(keys, reason),
});

const reasonClassOf = (reason: string | null | undefined): TextClass | null =>
  reason == null ? null : classOf('reason', reason);

const groupOf = (keys: Keys, reason: string | null | undefined): string | null =>
  filled(reason) ? keys.reasonGroup(normaliseReason(reason)) : null;

const filled = (text: string | null | undefined): text is string =>
  text != null && text.trim() !== '';
