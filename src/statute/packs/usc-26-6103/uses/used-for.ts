import type { FactData, Matter } from '../../../facts.js';
import type { Answer } from '../../../readings.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { missing, open, type Point, weigh } from '../points.js';
import { IN_OTHER_PROCEEDINGS, matterOf } from './matters.js';

type Use = FactData['UsedInMatter'];

/** What (i)(1) and (i)(2) say of using what was obtained under them. `answer`: whether it may serve a civil end. */
export const usedFor = (view: View, data: Use, answer: Answer): Verdict =>
  weigh(
    [...onUse(data.use, answer), ...onMatter(data, view, answer)],
    'Used in the matter for which it was disclosed.',
    view.evidence(...view.before('Disclosed')),
  );

const onUse = (use: Use['use'], answer: Answer): readonly Point[] => {
  switch (use) {
    case null:
      return [missing('use', 'What it was used for is not recorded.')];
    case 'criminal-investigation':
    case 'criminal-proceeding':
    case 'grand-jury':
    case 'civil-forfeiture':
      return [];
    case 'civil-removal':
    case 'benefits':
    case 'voter-rolls':
    case 'civil':
      return ifCivil(`It was used for a civil end (${use}).`, answer);
    case 'tax-administration':
    case 'other':
      return [notNamed(`It was used for an end of which the paragraph does not speak (${use}).`)];
  }
};

const onMatter = ({ use, matter: of }: Use, view: View, answer: Answer): readonly Point[] => {
  const same = matterOf(of, view);
  const stated = of?.kind ?? null;
  if (same === 'same') return onKind(stated ?? kindOfRequest(view), use, answer);
  const otherwise = same === 'other' ? inAnotherMatter(use) : [same.doubt];
  return [...otherwise, ...onKind(stated, use, answer)];
};

/** Where what it was used for is itself in doubt, the other number adds nothing: it may have been a proceeding. */
const inAnotherMatter = (use: Use['use']): readonly Point[] => {
  switch (use) {
    case null:
    case 'tax-administration':
      return [];
    case 'criminal-proceeding':
    case 'grand-jury':
    case 'civil-forfeiture':
      return [IN_OTHER_PROCEEDINGS];
    case 'criminal-investigation':
    case 'civil-removal':
    case 'benefits':
    case 'voter-rolls':
    case 'civil':
    case 'other':
      return [breach('It was used in another matter than the one for which it was disclosed.')];
  }
};

const kindOfRequest = (view: View): Matter['kind'] => view.stated('matter')?.kind ?? null;

const onKind = (kind: Matter['kind'], use: Use['use'], answer: Answer): readonly Point[] => {
  switch (kind) {
    case null:
      return [missing('matter.kind', 'Of what kind the matter is, is not recorded.')];
    case 'criminal-investigation':
    case 'criminal-proceeding':
    case 'grand-jury':
    case 'missing-or-exploited-child':
      return [];
    case 'civil':
      return use === null || use === 'civil-forfeiture' ? [] : civilMatter(kind, answer);
    case 'civil-removal':
      return civilMatter(kind, answer);
    case 'other':
      return [notNamed('The matter in which it was used is none of which the paragraph speaks.')];
  }
};

const civilMatter = (kind: string, answer: Answer): readonly Point[] =>
  ifCivil(`The matter in which it was used is civil (${kind}).`, answer);

const ifCivil = (because: string, answer: Answer): readonly Point[] => {
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [breach(because)];
    case 'open':
    case 'plain':
      return [open('R-CIVIL-USE', `${because} Whether that may be is not settled.`)];
  }
};

const notNamed = (because: string): Point => ({
  doubt: { kind: 'not-decided-here', why: 'use for ends that the record does not tell apart' },
  because,
});

const breach = (because: string): Point => ({
  breach: { severity: 'STAT', elements: ['use'] },
  because,
});
