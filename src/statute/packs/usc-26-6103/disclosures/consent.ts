import type { FactOf } from '../../../facts.js';
import type { Verdict } from '../../../verdict.js';
import { finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { agencyOf, isSameAgency } from '../../../agency-names.js';
import { classOfItem, isLikeIdentity, ITEM_NOT_READ, kindOf } from '../items.js';
import { leftOpen, missing, type Point, statutory, weigh, weighAny } from '../points.js';

type Consent = FactOf<'ConsentRecorded'>['data'];
type Telling = FactOf<'Disclosed'>['data'];

/** What is recorded of the taxpayer's consent to what was disclosed, 6103(c). */
export const onConsent = (view: View, told: Telling): Verdict => {
  const asked = view.before('ConsentRecorded');
  const given = asked.filter(isGiven);
  const refused = asked.filter((one) => !isGiven(one) && isAbout(one.data, told));
  if (given.length > 0)
    return weighAny(
      given.map((one) => [
        ...pointsOf(one.data, told, view.act.occurredOn),
        ...(asked.slice(asked.indexOf(one)).some((later) => refused.includes(later))
          ? [REFUSED_SINCE]
          : []),
      ]),
      'A signed consent of the taxpayer covers what was disclosed, to whom and when.',
      view.evidence(...given, ...refused),
    );
  return refused.length > 0
    ? weigh(
        refused.flatMap(({ data }) => onRefusal(data, told)),
        '',
        view.evidence(...refused),
      )
    : withoutConsent(view);
};

const withoutConsent = (view: View): Verdict => {
  const later = view.learnt('ConsentRecorded').find(isGiven);
  return later === undefined
    ? notRecorded(
        'consent',
        'The consent of the taxpayer that the paragraph asks for is not recorded.',
        view.evidence(),
      )
    : finding(
        { severity: 'STAT', elements: ['consent'] },
        'The taxpayer consented after the disclosure only.',
        view.evidence(later),
      );
};

/** Or may have been: that is then said of it. */
const isGiven = ({ data: { kind } }: FactOf<'ConsentRecorded'>): boolean =>
  kind !== 'consent-refused';

const agenciesTold = ({ recipientAgency, recipients }: Telling): readonly (string | null)[] => [
  ...new Set([recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)]),
];

const namesTold = (told: Telling): readonly string[] =>
  agenciesTold(told).filter((one) => one !== null);

/** Whether a refusal is, or may be, of telling these people any of these things. */
const isAbout = ({ recipientAgency, items }: Consent, told: Telling): boolean =>
  (recipientAgency === null || namesTold(told).some((one) => isSameAgency(one, recipientAgency))) &&
  (items === null ||
    (told.items ?? []).some(({ code }) => items.some((one) => kindOf(one) === kindOf(code))));

const onRefusal = ({ recipientAgency }: Consent, told: Telling): readonly Point[] => {
  if (recipientAgency === null)
    return [
      missing('consent.recipientAgency', 'To telling whom the taxpayer refused is not recorded.'),
    ];
  const isOfIt = namesTold(told).some((one) => agencyOf(one) === agencyOf(recipientAgency));
  return [
    isOfIt
      ? statutory('consent', 'The taxpayer had refused to consent.')
      : leftOpen(OF_ITS_DEPARTMENT, `The taxpayer had refused that ${recipientAgency} be told.`),
  ];
};

const OF_ITS_DEPARTMENT = 'whether consent to telling an agency reaches the rest of its department';

const REFUSED_SINCE = leftOpen(
  'whether a refusal takes back a consent given before',
  'The taxpayer is said to have refused after having consented.',
);

const pointsOf = (consent: Consent, told: Telling, day: string): readonly Point[] => [
  ...(consent.kind === null
    ? [missing('consent.kind', 'Whether the taxpayer consented or refused is not recorded.')]
    : []),
  ...onSignature(consent),
  ...onRecipients(consent, told),
  ...onItems(consent, told),
  ...onDays(consent, day),
];

const onSignature = ({ signed }: Consent): readonly Point[] => {
  if (signed === null)
    return [missing('consent.signed', 'Whether the consent was signed is not recorded.')];
  return signed ? [] : [UNSIGNED];
};

/** The paragraph leaves the form to regulations, which let some be given otherwise (UNVERIFIED). */
const UNSIGNED: Point = {
  breach: { severity: 'ANOM', elements: ['consent'] },
  because:
    'The consent was not signed. The paragraph leaves its form to regulations, which were not read; someone should look.',
};

const onRecipients = ({ recipientAgency: consented }: Consent, told: Telling): readonly Point[] => {
  if (consented === null)
    return [missing('consent.recipientAgency', 'To whom the taxpayer consented is not recorded.')];
  const named = agenciesTold(told).flatMap((agency) => onRecipient(agency, consented));
  const { recipients } = told;
  return recipients === null || recipients.length === 0
    ? [...named, missing('recipients', 'Who was told is not recorded.')]
    : named;
};

/** Of a department and a part of it, no rule says that who consents to one consents to the other. */
const onRecipient = (agency: string | null, consented: string): readonly Point[] => {
  if (agency === null)
    return [missing('recipientAgency', 'Which agency or body was told is not recorded.')];
  if (!isSameAgency(agency, consented))
    return [statutory('recipient', `${agency} was told; the taxpayer consented to ${consented}.`)];
  return agencyOf(agency) === agencyOf(consented)
    ? []
    : [
        leftOpen(
          OF_ITS_DEPARTMENT,
          `${agency} was told; the taxpayer consented to ${consented}, which is of one department with it.`,
        ),
      ];
};

const onItems = ({ items: consented }: Consent, { items }: Telling): readonly Point[] => {
  if (consented === null || consented.length === 0)
    return [missing('consent.items', 'To what items the taxpayer consented is not recorded.')];
  if (items === null || items.length === 0)
    return [missing('items', 'What was disclosed is not recorded.')];
  return items
    .filter((item) => classOfItem(item).class !== 'NOT-RETURN-INFORMATION')
    .flatMap(({ code }): readonly Point[] => {
      if (consented.some((one) => kindOf(one) === kindOf(code))) return [];
      return [
        isLikeIdentity(code) || consented.some(isLikeIdentity)
          ? {
              doubt: ITEM_NOT_READ,
              because: `Whether the consent covers item ${code} cannot be read.`,
            }
          : statutory('item', `The taxpayer did not consent to item ${code}.`),
      ];
    });
};

/** `to` is the first day no longer; null: without an end. */
const onDays = ({ from, to }: Consent, day: string): readonly Point[] => {
  if (to !== null && to <= day) return [statutory('consent', 'The consent had run out.')];
  if (from === null)
    return [missing('consent.from', 'From which day the consent counts is not recorded.')];
  return day < from ? [statutory('consent', 'The consent did not count yet.')] : [];
};
