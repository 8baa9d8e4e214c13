import { ADDRESS_CLASSIFIER, classifyAddress } from './address.js';
import { classifyName, NAME_CLASSIFIER } from './name.js';
import { classifyReason, REASON_CLASSIFIER } from './reason.js';

/** The texts that have a class. */
export const CLASSIFIED = ['name', 'address', 'reason'] as const;
export type Classified = (typeof CLASSIFIED)[number];

export type Classifier = {
  /** Name and version, recorded beside every class it gives. */
  readonly id: string;
  readonly classOf: (text: string | null) => string;
};

/** What says of each text what it is; in this program. */
export type Classifiers = Readonly<Record<Classified, Classifier>>;

export const CLASSIFIERS: Classifiers = {
  name: { id: NAME_CLASSIFIER, classOf: (text) => classifyName(text).class },
  address: { id: ADDRESS_CLASSIFIER, classOf: (text) => classifyAddress(text).class },
  reason: { id: REASON_CLASSIFIER, classOf: (text) => classifyReason(text).class },
};

/** The sources that a class rests on; text/ is of all of them. */
export const SOURCES: Readonly<Record<Classified, readonly string[]>> = {
  name: ['classify/name.ts', 'classify/text/*'],
  address: ['classify/address.ts', 'classify/address/*', 'classify/text/*'],
  reason: ['classify/reason.ts', 'classify/reason-words.ts', 'classify/text/*'],
};

/** The version in `address@2`: 2. */
export const versionOf = (id: string): number => Number(id.slice(id.indexOf('@') + 1));

/** Whether both are versions of one classifier, and how they stand: below 0 where the first is the earlier one. */
export const compareVersions = (one: string, other: string): number | undefined =>
  nameOf(one) === nameOf(other) ? versionOf(one) - versionOf(other) : undefined;

const nameOf = (id: string): string => id.slice(0, id.indexOf('@'));
