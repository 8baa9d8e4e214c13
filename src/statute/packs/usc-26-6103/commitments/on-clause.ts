import { isOf } from '../../../chronology.js';
import type { Fact, FactData } from '../../../facts.js';
import type { BuiltOn } from '../../../rule.js';
import type { Cause, Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { missing, type Point, weigh } from '../points.js';
import { defectsIn, doubtsIn } from '../shortfalls.js';
import type { Binding } from './clauses.js';
import { reachOf } from './not-to-use.js';
import { isAmong } from './offences.js';
import { shortOfSafeguards } from './safeguards.js';

type Use = FactData['UsedInMatter']['use'];

/** What goes against the clauses that bind. */
export const ofClauses = (view: View, bindings: readonly Binding[], builtOn: BuiltOn): Verdict =>
  weigh(
    bindings.flatMap((binding) => onClause(binding, view, builtOn)),
    'Nothing recorded goes against the clauses of agreements and promises in force.',
    view.evidence(...bindings.flatMap((binding) => shownBy(binding, view))),
  );

/** The commitment, what it is about, and what broke it where that is another event than the act. */
const shownBy = ({ clause, commitment }: Binding, view: View): readonly (Fact | undefined)[] => [
  commitment,
  ...(clause.kind === 'not-to-use' ? view.before('Disclosed') : []),
  clause.kind === 'safeguards' && onSafeguards({ clause, commitment }, view).length > 0
    ? standingOf(commitment, view)?.finding
    : undefined,
];

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
    case 'other':
      return [];
  }
};

/** Of what was received: the request is judged by its lines. */
const isHandling = ({ act }: View): boolean =>
  isOf(act, 'UsedInMatter') || isOf(act, 'Redisclosed');

const onUse = (binding: Binding, view: View): readonly Point[] => {
  if (!isHandling(view)) return [];
  const reach = reachOf(binding, view);
  if (typeof reach !== 'string') return [reach];
  const done = isOf(view.act, 'UsedInMatter') ? 'Used' : 'Passed on';
  return reach === 'reached'
    ? [broken(binding, `${done}, while it had been agreed not to use it.`)]
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
    case 'civil-forfeiture':
      return [
        doubtful(
          'whether a forfeiture is a case of an offence',
          'Used for a civil forfeiture; of which offence is not recorded.',
        ),
      ];
    case 'other':
      return [
        doubtful('for which end it was used', 'Used for an end that the record does not name.'),
      ];
  }
};

/** `undefined`: the register of safeguards is not part of the record. */
const standingOf = ({ data }: Binding['commitment'], view: View) =>
  view.safeguards && shortOfSafeguards(view.safeguards, data.parties ?? [], view);

/** While nothing has been disclosed there is nothing to keep safe. */
const onSafeguards = (binding: Binding, view: View): readonly Point[] => {
  if (!isHandling(view) && !isOf(view.act, 'Disclosed')) return [];
  switch (standingOf(binding.commitment, view)?.kind) {
    case undefined:
      return [missing('safeguards', 'The register of safeguards is not part of the record.')];
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
