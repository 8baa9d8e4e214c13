import { orderOf } from '../../../chronology.js';
import type { FactOf, Officer } from '../../../facts.js';
import type { Cause } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { isSameOfficer } from '../engagement.js';

type Grant = FactOf<'AccessGranted'>;
type End = FactOf<'AccessEnded'>;

/** Whether an officer had access on the day of an act, by what was granted and ended before it. */
export type Access =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'ended'; readonly grant: Grant; readonly end: End | undefined }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly cause: Cause };

export const accessOf = (officer: Officer, view: View): Access => {
  const grants = view.before('AccessGranted');
  const found = grants.map((grant) => accessBy(grant, officer, view));
  return (
    found.find(({ kind }) => kind === 'granted') ??
    found.find(({ kind }) => kind === 'unknown') ??
    found.find(({ kind }) => kind === 'ended') ?? { kind: 'none' }
  );
};

/** What was granted that covers an officer. */
export const grantOf = (access: Access): Grant | undefined =>
  'grant' in access ? access.grant : undefined;

/** The grant and, where it was ended, the end of it. */
export const shownBy = (access: Access): readonly (Grant | End | undefined)[] => [
  grantOf(access),
  access.kind === 'ended' ? access.end : undefined,
];

const accessBy = (grant: Grant, officer: Officer, view: View): Access => {
  const covered = isAmong(officer, grant.data.grantees);
  const on = view.act.occurredOn;
  const { from, to } = grant.data;
  if (covered === 'no' || (from !== null && from > on)) return { kind: 'none' };
  if (covered === 'perhaps') return notRecorded('accessGranted.grantees');
  if (from === null) return notRecorded('accessGranted.from');
  if (to !== null && to <= on) return { kind: 'ended', grant, end: undefined };
  const ends = view
    .before('AccessEnded')
    .filter(({ data, occurredOn }) => (data.to ?? occurredOn) <= on)
    .filter((end) => orderOf(end, grant) !== 'before')
    .map((end) => endedBy(end, grant, officer));
  return (
    ends.find(({ kind }) => kind === 'ended') ??
    ends.find(({ kind }) => kind === 'unknown') ?? { kind: 'granted', grant }
  );
};

/** Nobody named: access of all was ended. */
const endedBy = (end: End, grant: Grant, officer: Officer): Access => {
  const { grantees } = end.data;
  const covered = grantees === null ? 'yes' : isAmong(officer, grantees);
  if (covered === 'no') return { kind: 'granted', grant };
  if (covered === 'perhaps') return notRecorded('accessEnded.grantees');
  return orderOf(end, grant) === 'after'
    ? { kind: 'ended', grant, end }
    : {
        kind: 'unknown',
        cause: { kind: 'order-not-recorded', events: [grant.ref, end.ref] },
      };
};

const isAmong = (officer: Officer, people: readonly Officer[] | null): 'yes' | 'no' | 'perhaps' => {
  if (people === null || people.length === 0) return 'perhaps';
  if (people.some((one) => isSameOfficer(one, officer))) return 'yes';
  return [officer, ...people].some(({ officerId }) => officerId === null) ? 'perhaps' : 'no';
};

const notRecorded = (field: string): Access => ({
  kind: 'unknown',
  cause: { kind: 'fact-not-recorded', field },
});
