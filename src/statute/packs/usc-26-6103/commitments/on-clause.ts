import { isOf } from '../../../chronology.js';
import type { FactData } from '../../../facts.js';
import type { BuiltOn } from '../../../rule.js';
import { dueBy } from '../../../timers.js';
import type { Cause, Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { missing, type Point, weigh } from '../points.js';
import { defectsIn, doubtsIn } from '../shortfalls.js';
import type { Binding } from './clauses.js';
import { isAmong } from './offences.js';
import { shortOfSafeguards } from './safeguards.js';

type Use = FactData['UsedInMatter']['use'];

/** What goes against the clauses that bind. `undefined`: none has come to be kept yet. */
export const ofClauses = (
  view: View,
  bindings: readonly Binding[],
  builtOn: BuiltOn,
): Verdict | undefined => {
  const due = bindings.filter((binding) => isDue(binding, view));
  if (due.length === 0) return undefined;
  return weigh(
    due.flatMap((binding) => onClause(binding, view, builtOn)),
    'Nothing recorded goes against the clauses of agreements and promises in force.',
    view.evidence(...due.map((binding) => binding.commitment)),
  );
};

/** A disclosure is to be accounted for by the end of its day. */
const isDue = ({ clause }: Binding, view: View): boolean =>
  clause.kind !== 'account' || (isOf(view.act, 'Disclosed') && accountOf(view).kind !== 'pending');

const onClause = (binding: Binding, view: View, builtOn: BuiltOn): readonly Point[] => {
  switch (binding.clause.kind) {
    case 'offences-only':
      return onOffences(binding, view);
    case 'elements':
      return isHandling(view) ? [] : onElements(binding, builtOn);
    case 'not-to-use':
      return onUse(binding, view);
    case 'safeguards':
      return onSafeguards(binding, view);
    case 'account':
      return onAccount(binding, view);
    case 'other':
      return [];
  }
};

/** Of what was received: the request is judged by its lines. */
const isHandling = ({ act }: View): boolean =>
  isOf(act, 'UsedInMatter') || isOf(act, 'Redisclosed');

const onUse = (binding: Binding, { act }: View): readonly Point[] => {
  if (isOf(act, 'Disclosed'))
    return [broken(binding, 'Disclosed for use, while it had been agreed not to use it.')];
  if (isOf(act, 'UsedInMatter'))
    return [broken(binding, 'Used, while it had been agreed not to use it.')];
  return isOf(act, 'Redisclosed')
    ? [broken(binding, 'Passed on, while it had been agreed not to use it.')]
    : [];
};

const onOffences = (binding: Binding, view: View): readonly Point[] => {
  const { clause } = binding;
  if (isOf(view.act, 'Redisclosed')) return [];
  const ends = isOf(view.act, 'UsedInMatter') ? onEnd(binding, view.act.data.use) : [];
  if (ends.length > 0) return ends;
  if (clause.offences === null)
    return [
      doubtful(
        `which offences clause ${clause.id} allows`,
        `Clause ${clause.id} does not list the offences that it allows.`,
      ),
    ];
  const { offences } = clause;
  const statutes = view.stated('statutes') ?? [];
  if (statutes.length === 0)
    return [missing('statutes', 'Which offence the line is about is not recorded.')];
  const outside = statutes.filter((statute) => !isAmong(statute, offences));
  if (outside.length === 0) return [];
  return outside.length < statutes.length
    ? [
        doubtful(
          'a line about several offences, of which the clause allows some',
          `Of the offences that the line cites, clause ${clause.id} allows only some.`,
        ),
      ]
    : [
        broken(
          binding,
          `${outside.join(', ')} is not among the offences listed, as whoever recorded the clause defines them.`,
        ),
      ];
};

/** A promise of offences alone leaves no room for other ends. */
const onEnd = (binding: Binding, use: Use): readonly Point[] => {
  switch (use) {
    case null:
      return [missing('use', 'What it was used for is not recorded.')];
    case 'criminal-investigation':
    case 'criminal-proceeding':
    case 'grand-jury':
      return [];
    case 'civil-removal':
    case 'benefits':
    case 'voter-rolls':
    case 'civil':
    case 'tax-administration':
      return [broken(binding, `Used for an end that is no case of an offence (${use}).`)];
    case 'other':
      return [
        doubtful('for which end it was used', 'Used for an end that the record does not name.'),
      ];
  }
};

const onSafeguards = (binding: Binding, view: View): readonly Point[] => {
  if (view.safeguards === undefined)
    return [missing('safeguards', 'The register of safeguards is not part of the record.')];
  const parties = binding.commitment.data.parties ?? [];
  switch (shortOfSafeguards(view.safeguards, parties, view).kind) {
    case 'answered':
      return [];
    case 'open':
      return [
        broken(
          binding,
          'A finding of a safeguards review stood open, and no plan had been accepted.',
        ),
      ];
    case 'unknown':
      return [
        missing(
          'safeguards.finding',
          'Whether a finding of a safeguards review stood open cannot be told.',
        ),
      ];
  }
};

/** The IRS’s record of the disclosure, by the end of its day. */
const accountOf = (view: View) =>
  dueBy(
    view,
    view.act.occurredOn,
    view.learnt('AccountingRecorded').filter(({ data }) => data.of !== 'request'),
  );

const onAccount = (binding: Binding, view: View): readonly Point[] => {
  const account = accountOf(view);
  switch (account.kind) {
    case 'done':
    case 'pending':
      return [];
    case 'undone':
      return [
        broken(binding, 'The day of the disclosure was closed, and no account of it is recorded.'),
      ];
    case 'recorded-late':
      return [
        {
          doubt: account.cause,
          because: 'An account of the disclosure was recorded only after its day was closed.',
        },
      ];
    case 'late':
      return [
        doubtful(
          'within what time a clause asks for an account',
          `The disclosure was accounted for ${account.days} days after.`,
        ),
      ];
  }
};

const onElements = (binding: Binding, builtOn: BuiltOn): readonly Point[] => {
  const defects = defectsIn(builtOn);
  if (defects.length > 0) return defects.map(({ because }) => broken(binding, because));
  const { verdicts, causes } = doubtsIn(builtOn);
  const because = verdicts.map((verdict) => verdict.because).join(' ');
  return causes.map((doubt) => ({ doubt, because }));
};

const doubtful = (why: string, because: string): Point => {
  const doubt: Cause = { kind: 'not-decided-here', why };
  return { doubt, because };
};

const broken = ({ clause, commitment: { data } }: Binding, because: string): Point => ({
  breach: { severity: 'POLICY', elements: ['commitment'] },
  because: `Commitment possibly not kept: ${data.label ?? 'one without a label'}, clause ${clause.id}. ${because}`,
});
