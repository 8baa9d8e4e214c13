import type { FactOf } from '../../../facts.js';
import type { View } from '../../../view.js';
import { governmentOf } from '../governments.js';
import { missing, type Point, statutory } from '../points.js';

/** What speaks against the matter for which it was asked, where the paragraph opens it for terrorism alone. */
export const onMatter = (view: View): readonly Point[] => {
  const kind = view.stated('matter')?.kind ?? null;
  if (kind === null) return [missing('matter.kind', 'For what it was asked is not recorded.')];
  return kind === 'civil-removal' || kind === 'civil'
    ? [
        statutory(
          'matter',
          'It was asked for a civil matter; the paragraph opens it solely for terrorism.',
        ),
      ]
    : [];
};

/** What speaks against whom the IRS told, where the paragraph names Federal agencies. */
export const onAgencies = ({
  recipientAgency,
  recipients,
}: FactOf<'Disclosed'>['data']): readonly Point[] => {
  const agencies = new Set([recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)]);
  const named = [...agencies].flatMap((agency) => {
    if (agency === null)
      return [missing('recipientAgency', 'Which agency was told is not recorded.')];
    switch (governmentOf(agency)) {
      case 'federal':
        return [];
      case 'unknown':
        return [missing('recipientAgency', `Of which government ${agency} is cannot be told.`)];
      case 'state':
      case 'local':
        return [
          statutory('recipient', `The IRS told ${agency}; the paragraph names Federal agencies.`),
        ];
    }
  });
  return recipients === null || recipients.length === 0
    ? [...named, missing('recipients', 'Which officers were told is not recorded.')]
    : named;
};
