import type { FactOf } from '../../../facts.js';
import type { Verdict } from '../../../verdict.js';
import { finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { agencyOf, isSameAgency } from '../../../agency-names.js';
import { classOfItem, isLikeIdentity, ITEM_NOT_READ, kindOf } from '../items.js';
import { leftOpen, missing, type Point, statutory, weighAny } from '../points.js';

type Consent = FactOf<'ConsentRecorded'>['data'];
type Telling = FactOf<'Disclosed'>['data'];

/** What is recorded of the taxpayer's consent to what was disclosed, 6103(c). */
export const onConsent = (view: View, told: Telling): Verdict => {
  const consents = view.before('ConsentRecorded');
  if (consents.length > 0)
    return weighAny(
      consents.map(({ data }) => pointsOf(data, told, view.act.occurredOn)),
      'A signed consent of the taxpayer covers what was disclosed, to whom and when.',
      view.evidence(...consents),
    );
  const [later] = view.learnt('ConsentRecorded');
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

const pointsOf = (consent: Consent, told: Telling, day: string): readonly Point[] => [
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

const UNSIGNED = leftOpen(
  'whether a consent needs a signature: its form is left to regulations that were not read',
  'The consent was not signed.',
);

const onRecipients = (
  { recipientAgency: consented }: Consent,
  { recipientAgency, recipients }: Telling,
): readonly Point[] => {
  if (consented === null)
    return [missing('consent.recipientAgency', 'To whom the taxpayer consented is not recorded.')];
  const agencies = new Set([recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)]);
  const named = [...agencies].flatMap((agency) => onRecipient(agency, consented));
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
          'whether consent to telling an agency reaches the rest of its department',
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
