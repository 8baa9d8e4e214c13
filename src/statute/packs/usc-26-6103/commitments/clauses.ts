import { isOf } from '../../../chronology.js';
import type { Clause, FactOf, Officer } from '../../../facts.js';
import type { View } from '../../../view.js';
import { bindsAgency } from '../../../agency-names.js';
import { isTooVague, isWithin } from '../paragraph.js';

type Commitment = FactOf<'CommitmentRecorded'>;

/** Who does the act, by every name that binds him; and to whom it is done, if to anyone. */
export type Parties = { readonly actor: readonly string[]; readonly recipient: string | null };

/** A clause in force that binds a party to the act, and the commitment in which it stands. */
export type Binding = { readonly clause: Clause; readonly commitment: Commitment };

/**
 * The agency asks by its lines and handles what it received; the IRS, a part of the Treasury, discloses.
 * `undefined`: who asks is not recorded.
 */
export const partiesTo = (view: View): Parties | undefined => {
  const { act } = view;
  if (isOf(act, 'Disclosed'))
    return { actor: [act.agency, 'IRS'], recipient: act.data.recipientAgency };
  if (isOf(act, 'UsedInMatter')) return handling(act.agency, act.data.user);
  if (isOf(act, 'Redisclosed')) return handling(act.agency, act.data.by);
  const asking = view.letter('requestingAgency') ?? (act.side === 'agency' ? act.agency : null);
  return asking === null ? undefined : { actor: [asking], recipient: null };
};

/** The agency that records what its people did, and that of the officer who did it. */
const handling = (agency: string, officer: Officer | null): Parties => ({
  actor: officer === null ? [agency] : [agency, officer.agency],
  recipient: null,
});

/** The clauses of agreements and promises, as last recorded, that bind the parties on a day. */
export const clausesBinding = (
  register: readonly Commitment[],
  parties: Parties,
  on: string,
): readonly Binding[] =>
  register
    .filter(({ ref }, n) => register.findLastIndex((c) => c.ref.stream === ref.stream) === n)
    .flatMap((commitment) =>
      (commitment.data.clauses ?? [])
        .filter((clause) => isInForce(clause, commitment, on))
        .filter((clause) => binds(clause, commitment, parties))
        .map((clause) => ({ clause, commitment })),
    );

const isInForce = ({ from, to }: Clause, { occurredOn }: Commitment, on: string): boolean =>
  (from ?? occurredOn) <= on && (to === null || on < to);

/** A promise not to use what is disclosed binds him to whom it is disclosed. */
const binds = ({ kind }: Clause, { data }: Commitment, { actor, recipient }: Parties): boolean => {
  const isBound = (name: string): boolean =>
    (data.parties ?? []).some((party) => bindsAgency(party, name));
  return actor.some(isBound) || (kind === 'not-to-use' && recipient !== null && isBound(recipient));
};

/** An agreement that asks for the elements of (i)(2) is about requests under (i)(2) and no others. */
export const isAbout = ({ data }: Commitment, authority: string | null): boolean =>
  authority === null ||
  data.kind !== 'agreement' ||
  !(data.clauses ?? []).some(({ kind }) => kind === 'elements') ||
  isWithin(authority, '(i)(2)') ||
  isTooVague(authority, '(i)(2)');
