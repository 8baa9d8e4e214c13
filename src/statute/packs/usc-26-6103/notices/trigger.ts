import type { FactOf } from '../../../facts.js';
import type { Cause } from '../../../verdict.js';
import { agencyOf } from '../../../agency-names.js';

type Charge = FactOf<'ChargeOrDisciplineRecorded'>['data'];

/** Whether 7431(e) asks for notice of it; else the causes for which that cannot be told. */
export type Trigger = 'notice' | 'none' | readonly [Extract<Cause, { readonly field: string }>];

export const triggerOf = (charge: Charge): Trigger => {
  switch (charge.kind) {
    case 'charge':
      return ofCharge(charge);
    case 'proposed-discipline':
      return ofDiscipline(charge);
    case null:
      return notRecorded('kind');
  }
};

/** 26 U.S.C. 7213(a)(1) and (2), 7213A(a), 18 U.S.C. 1030(a)(2)(B), or a part of one of them. */
const NAMED = /^(?:26usc7213\(a\)\([12]\)|26usc7213a\(a\)|18usc1030\(a\)\(2\)\(b\))/;
/** A whole of which 7431(e) names but a part. */
const TOO_VAGUE = /^(?:26usc7213(?:\(a\))?|26usc7213a|18usc1030(?:\(a\)(?:\(2\))?)?)$/;
const READABLE = /^\d+usc\d+[a-z]?(?:\([a-z0-9]+\))*$/;

/** Of one brought by indictment or information. */
const ofCharge = ({ provision, instrument }: Charge): Trigger => {
  if (instrument === 'other') return 'none';
  if (provision === null) return notRecorded('provision');
  const plain = provision.toLowerCase().replaceAll(/[\s.§]/g, '');
  if (NAMED.test(plain)) return instrument === null ? notRecorded('instrument') : 'notice';
  return READABLE.test(plain) && !TOO_VAGUE.test(plain)
    ? 'none'
    : [{ kind: 'text-not-understood', field: 'provision', classifier: 'provision@1' }];
};

/** Of the IRS itself, or of another agency "on notice to the Secretary". */
const ofDiscipline = ({ employer, secretaryNotified }: Charge): Trigger => {
  if (employer !== null && agencyOf(employer) === 'IRS') return 'notice';
  if (secretaryNotified !== null) return secretaryNotified ? 'notice' : 'none';
  return notRecorded(employer === null ? 'employer' : 'secretaryNotified');
};

const notRecorded = (field: string): Trigger => [{ kind: 'fact-not-recorded', field }];
