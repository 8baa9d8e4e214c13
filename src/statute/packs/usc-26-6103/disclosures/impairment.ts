import type { FactOf } from '../../../facts.js';
import { leftOpen, missing, type Point } from '../points.js';

type Checked = FactOf<'ImpairmentChecked'>;

/** How a line stands under (i)(6) after some checks. */
export type Impairment =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'free' }
  | { readonly kind: 'determined'; readonly by: Checked }
  | { readonly kind: 'doubtful'; readonly point: Point };

/** What these checks, earliest first, say of disclosing: the last determination stands until it is lifted. */
export const impairmentAt = (checks: readonly Checked[]): Impairment =>
  checks.reduce<Impairment>(after, { kind: 'unchecked' });

const after = (before: Impairment, check: Checked): Impairment => {
  const { concerns, lifted, result } = check.data;
  if (concerns === 'evidence') return before;
  if (concerns === null)
    return doubtful('impairment.concerns', 'Whether the check was of disclosing is not recorded.');
  if (result === null)
    return doubtful('impairment.result', 'What the check found is not recorded.');
  if (result !== 'none')
    return lifted === true
      ? {
          kind: 'doubtful',
          point: leftOpen(
            'what a record means that both determines and lifts',
            'One record says that it would do harm and that an earlier determination is lifted.',
          ),
        }
      : { kind: 'determined', by: check };
  if (before.kind === 'unchecked' || before.kind === 'free' || lifted === true)
    return { kind: 'free' };
  return lifted === null
    ? doubtful(
        'impairment.lifted',
        'A later check found nothing; whether that lifts the determination is not recorded.',
      )
    : before;
};

const doubtful = (field: string, because: string): Impairment => ({
  kind: 'doubtful',
  point: missing(field, because),
});
