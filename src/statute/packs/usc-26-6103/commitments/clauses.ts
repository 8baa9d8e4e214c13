import { isOf } from '../../../chronology.js';
import type { Clause, FactOf, Officer } from '../../../facts.js';
import type { View } from '../../../view.js';
import { bindsAgency } from '../../../agency-names.js';
import { isTooVague, isWithin } from '../paragraph.js';

type Commitment = FactOf<'CommitmentRecorded'>;

/** Who does the act, by every name that binds him. */
export type Parties = readonly string[];

/** A clause in force that binds a party to the act, and the commitment in which it stands. */
export type Binding = { readonly clause: Clause; readonly commitment: Commitment };

/**
 * The agency asks by its lines and handles what it received; the IRS, a part of the Treasury, discloses.
 * `undefined`: who asks is not recorded.
 */
export const partiesTo = (view: View): Parties | undefined => {
  const { act } = view;
  if (isOf(act, 'Disclosed')) return [act.agency, 'IRS'];
  if (isOf(act, 'UsedInMatter')) return handling(act.agency, act.data.user);
  if (isOf(act, 'Redisclosed')) return handling(act.agency, act.data.by);
  const asking = view.letter('requestingAgency') ?? (act.side === 'agency' ? act.agency : null);
  return asking === null ? undefined : [asking];
};

/** The agency that records what its people did, and that of the officer who did it. */
const handling = (agency: string, officer: Officer | null): Parties =>
  officer === null ? [agency] : [agency, officer.agency];

/** The clauses of agreements and promises, as last recorded, that bind the parties on a day. */
export const clausesBinding = (
  register: readonly Commitment[],
  parties: Parties,
  on: string,
): readonly Binding[] =>
  register
    .filter(({ ref }, n) => register.findLastIndex((c) => c.ref.stream === ref.stream) === n)
    .filter((commitment) => binds(commitment, parties))
    .flatMap((commitment) =>
      (commitment.data.clauses ?? [])
        .filter((clause) => isInForce(clause, commitment, on))
        .map((clause) => ({ clause, commitment })),
    );

const isInForce = ({ from, to }: Clause, { occurredOn }: Commitment, on: string): boolean =>
  (from ?? occurredOn) <= on && (to === null || on < to);

/** A promise binds who made it, and nobody else. */
const binds = ({ data }: Commitment, parties: Parties): boolean =>
  parties.some((name) => (data.parties ?? []).some((party) => bindsAgency(party, name)));

/** An agreement that asks for the elements of (i)(2) is about requests under (i)(2) and no others. */
export const isAbout = ({ data }: Commitment, authority: string | null): boolean =>
  authority === null ||
  data.kind !== 'agreement' ||
  !(data.clauses ?? []).some(({ kind }) => kind === 'elements') ||
  isWithin(authority, '(i)(2)') ||
  isTooVague(authority, '(i)(2)');
