import type { FactData, Item } from '../../../facts.js';
import type { Answer, Answers } from '../../../readings.js';
import type { Cause, Severity, Switch, Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { classOfContent, ITEM_NOT_READ } from '../items.js';
import { isTooVague, isWithin } from '../paragraph.js';
import { missing, open, type Point, weigh } from '../points.js';
import { kindOfProvision } from '../statutes.js';
import { barredFromEvidence } from './impairment.js';
import { obtainedUnder, ofWhatWasObtained } from './obtained.js';
import { unlessTotals } from './totals.js';

export const IN_TAX_PROCEEDINGS =
  'what (h)(4) allows in a proceeding that concerns tax administration';

type Offer = FactData['OfferedInProceeding'];

/** What was obtained under these may be offered, (i)(4)(A) and (B). */
const OFFERABLE = ['(i)(1)', '(i)(2)', '(i)(3)(A)', '(i)(3)(C)', '(i)(7)'];
/** Of these even taxpayer return information, where a court made its finding. */
const BY_ORDER = ['(i)(1)', '(i)(7)(C)'];

/** What 6103(i)(4) says of offering what was obtained. */
export const offeredIn = (view: View, data: Offer, answers: Answers): Verdict =>
  ofWhatWasObtained(OFFERABLE, view, () => {
    const barred = barredFromEvidence(view, data);
    return weigh(
      unlessTotals(data.items, [
        ...onProceeding(data, answers['R-CIVIL-USE']),
        ...onParty(data),
        ...onItems(data, view, answers),
        ...barred.points,
      ]),
      'Offered in a proceeding of which 6103(i)(4) speaks, and within what it allows there.',
      view.evidence(...view.before('Disclosed'), ...barred.evidence),
    );
  });

const onProceeding = ({ proceeding, statute }: Offer, answer: Answer): readonly Point[] => {
  switch (proceeding) {
    case null:
      return [missing('proceeding', 'In what kind of proceeding it was offered is not recorded.')];
    case 'criminal':
    case 'civil-forfeiture':
      return onStatute(statute);
    case 'immigration':
    case 'civil':
      return ifContested(
        'R-CIVIL-USE',
        answer,
        `It was offered in a civil proceeding (${proceeding}), which enforces no criminal statute.`,
      );
    case 'administrative':
    case 'other':
      return [
        notDecided(
          'whether the proceeding enforces a criminal statute',
          'Whether the proceeding enforces a Federal criminal statute is not decided here.',
        ),
      ];
  }
};

const onStatute = (statute: string | null): readonly Point[] => {
  if (statute === null)
    return [missing('statute', 'Which criminal statute is enforced is not recorded.')];
  switch (kindOfProvision(statute)) {
    case 'nontax-crime':
      return [];
    case 'tax-crime':
      return [
        notDecided(
          IN_TAX_PROCEEDINGS,
          `${statute} concerns tax administration, to which (i)(4) does not reach; whether (h)(4) allows it is not decided here.`,
        ),
      ];
    case 'not-criminal':
      return [breach(`${statute} is no criminal statute.`)];
    case 'maybe-tax':
    case 'authority':
    case 'unlisted':
      return [
        notDecided(
          'whether the statute enforced is criminal and not about tax',
          `Whether ${statute} is a criminal statute that is not about tax is not decided here.`,
        ),
      ];
  }
};

const onParty = ({ usIsParty }: Offer): readonly Point[] => {
  if (usIsParty === null)
    return [
      missing('usIsParty', 'Whether the United States or an agency is a party is not recorded.'),
    ];
  return usIsParty
    ? []
    : [breach('Neither the United States nor a Federal agency is a party to the proceeding.')];
};

const onItems = (
  { items, courtFinding }: Offer,
  view: View,
  answers: Answers,
): readonly Point[] => {
  if (items === null || items.length === 0)
    return [missing('items', 'What was offered is not recorded.')];
  return items
    .flatMap((piece) => onItem(piece, view, answers))
    .flatMap((point) => ('breach' in point ? unlessFound(point, courtFinding, view) : [point]));
};

/**
 * What the taxpayer filed or furnished needs a finding or an order of the court, and to have been obtained on the
 * order of one, (i)(4)(A). (B) leaves it out.
 */
const unlessFound = (
  point: Point,
  courtFinding: Offer['courtFinding'],
  view: View,
): readonly Point[] => {
  const relied = obtainedUnder(view).filter((authority) => authority !== null);
  if (!relied.some((authority) => isByOrder(authority) || isPerhapsByOrder(authority)))
    return [{ ...point, because: `${point.because} ${ONLY_BY_ORDER}` }];
  if (courtFinding === null)
    return [
      missing('courtFinding', 'Whether a court made the finding that it needs is not recorded.'),
    ];
  if (courtFinding === 'none') return [point];
  return relied.every(isByOrder) ? [] : [notDecided(WHICH_DISCLOSURE, ONLY_BY_ORDER)];
};

const isByOrder = (authority: string): boolean =>
  BY_ORDER.some((paragraph) => isWithin(authority, paragraph));
const isPerhapsByOrder = (authority: string): boolean =>
  BY_ORDER.some((paragraph) => isTooVague(authority, paragraph));

export const WHICH_DISCLOSURE =
  'by which of several disclosures, of which not all were on an order of a court, it was obtained';
const ONLY_BY_ORDER =
  'Returns and taxpayer return information may be offered only if obtained under (i)(1) or (i)(7)(C), whatever a court finds, (i)(4)(A) and (B).';

/** A breach: it may be offered on a finding of the court only. */
const onItem = (piece: Item, view: View, answers: Answers): readonly Point[] => {
  const found = classOfContent(piece);
  const because = `Item ${piece.code}: ${found.because}.`;
  if (piece.artefact === 'return')
    return [breach(`Item ${piece.code}: a return or a copy of one.`)];
  switch (found.class) {
    case 'TRI':
    case 'RETURN':
      return [breach(because, found.byAgreement === true ? 'POLICY' : 'STAT')];
    case 'TAXPAYER-IDENTITY':
      return onIdentity(piece, view, answers);
    case 'OTHER-RI':
      return found.contested === undefined
        ? []
        : ifContested(found.contested, turned(answers[found.contested]), because);
    case 'MIXED':
      return [missing('items.parts', `${because} Which lines were offered is not recorded.`)];
    case 'unknown':
      return [
        found.missing === undefined
          ? { doubt: ITEM_NOT_READ, because }
          : missing(found.missing, because),
      ];
    case 'NOT-RETURN-INFORMATION':
      return [];
  }
};

/** Identity that did not come from the taxpayer is no taxpayer return information in the first place. */
const onIdentity = ({ code, source }: Item, view: View, answers: Answers): readonly Point[] => {
  if (source === null)
    return [missing('items.source', `Item ${code}: who gave it to the IRS was not recorded.`)];
  if (!FROM_THE_TAXPAYER.has(source)) return [];
  const because = `Item ${code}: identity that stands on a return.`;
  return obtainedUnder(view).flatMap((authority): readonly Point[] => {
    if (authority !== null && isWithin(authority, '(i)(1)')) return [breach(because)];
    return authority !== null && isWithin(authority, '(i)(2)')
      ? ifContested('R-ID-IN-COURT', answers['R-ID-IN-COURT'], because)
      : [notDecided('identity told under (i)(3) or (i)(7)', because)];
  });
};

const FROM_THE_TAXPAYER: ReadonlySet<Item['source']> = new Set([
  'filed-by-subject',
  'furnished-by-subject-or-representative',
]);

/** Of a switch whose "yes" makes it worse. */
const turned = (answer: Answer): Answer => {
  if (answer === 'yes') return 'no';
  return answer === 'no' ? 'yes' : answer;
};

/** `yes`: it may be offered. */
const ifContested = (name: Switch, answer: Answer, because: string): readonly Point[] => {
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [breach(because)];
    case 'open':
    case 'plain':
      return [open(name, `${because} Whether that may be offered so is not settled.`)];
  }
};

const notDecided = (why: string, because: string): Point => {
  const doubt: Cause = { kind: 'not-decided-here', why };
  return { doubt, because };
};

const breach = (because: string, severity: Severity = 'STAT'): Point => ({
  breach: { severity, elements: ['proceeding'] },
  because,
});
