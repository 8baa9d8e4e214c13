import { daysBetween } from '../../../kernel/dates.js';
import { isOf } from '../../chronology.js';
import type { FactData, FactOf } from '../../facts.js';
import type { Verdict } from '../../verdict.js';
import { finding, notDecided, notRecorded } from '../../verdicts.js';
import type { View } from '../../view.js';

type Accounting = FactData['AccountingRecorded'];

/** Applies a rule to the record of a disclosure, where one must be kept. */
export const ofDisclosure = (
  view: View,
  rule: (accounting: Accounting) => Verdict,
): Verdict | undefined => {
  const { act } = view;
  if (!isOf(act, 'AccountingRecorded') || act.data.of === 'request') return undefined;
  if (need(view, act.data) === 'none') return undefined;
  if (act.data.of === null)
    return notRecorded(
      'accounting.of',
      'Whether the record is one of a request or of a disclosure is not recorded.',
      view.evidence(),
    );
  return rule(act.data);
};

/**
 * Something the record lacks. No event says whether a person is a citizen or a lawful permanent resident,
 * and the Privacy Act protects no other: so it is for someone to look at, not a breach.
 */
export const lacking = (view: View, accounting: Accounting, because: string): Verdict => {
  const evidence = view.evidence(...disclosures(view));
  switch (need(view, accounting)) {
    case 'not-recorded':
      return notRecorded('authority', `${because} Under what it was disclosed is not recorded.`, [
        ...evidence,
      ]);
    case 'unclear':
      return notDecided(
        'Whether a record must be kept of what is disclosed under that authority.',
        because,
        evidence,
      );
    case 'none':
    case 'due':
      return finding(
        { severity: 'ANOM', elements: ['accounting'] },
        `${because} The law asks for it if the person is a citizen or a lawful permanent resident, which is not recorded.`,
        evidence,
      );
  }
};

/** The disclosures that a record of that day can be of, earliest first. */
export const disclosures = (view: View): readonly FactOf<'Disclosed'>[] =>
  view
    .learnt('Disclosed')
    .filter(({ occurredOn }) => occurredOn <= view.act.occurredOn)
    .toSorted((one, other) => daysBetween(other.occurredOn, one.occurredOn));

/** 26 U.S.C. 6103(p)(3)(A): paragraphs of 6103 under which, "notwithstanding" 552a(c), none need be kept. */
const EXEMPT = `(c) (e) (f)(5) (h)(1) (h)(3)(a) (h)(4) (i)(4) (i)(8)(a)(ii)
(k)(1) (k)(2) (k)(6) (k)(8) (k)(9)
(l)(1) (l)(4)(b) (l)(5) (l)(7) (l)(8) (l)(9) (l)(10) (l)(11) (l)(12)
(l)(13)(d)(iv) (l)(13)(d)(v) (l)(13)(d)(vi) (l)(14) (l)(15) (l)(16) (l)(17) (l)(18) (m) (n)`.split(
  /\s+/,
);

type Need = 'due' | 'none' | 'unclear' | 'not-recorded';

/** One authority under which a record is due is enough; the disclosure's own word and the record's count alike. */
const need = (view: View, { authority }: Accounting): Need => {
  const authorities = [authority, ...disclosures(view).map(({ data }) => data.authority)];
  const needs = authorities.filter((one) => one !== null).map(needUnder);
  if (needs.length === 0) return 'not-recorded';
  if (needs.includes('due')) return 'due';
  return needs.includes('unclear') ? 'unclear' : 'none';
};

const needUnder = (authority: string): Need => {
  const [, paragraph] =
    /^(?:.*6103)?((?:\([a-z0-9]+\))+)$/.exec(authority.toLowerCase().replaceAll(/\s/g, '')) ?? [];
  if (paragraph === undefined) return 'unclear';
  if (EXEMPT.some((exempt) => paragraph.startsWith(exempt))) return 'none';
  return EXEMPT.some((exempt) => exempt.startsWith(paragraph)) ? 'unclear' : 'due';
};
