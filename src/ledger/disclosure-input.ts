import { invalid } from './invalid.js';
import type { AnyNewEvent } from './folded.js';
import type { Emergency, Item, Officer, Range } from './shapes.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** What was made known, to whom and how. Left out means: not recorded. */
export type DisclosureInput = { readonly occurredOn: string } & OrNothing<{
  occurredAt: string;
  authority: string;
  recipientAgency: string;
  items: Item[];
  recipients: Officer[];
  channel: string;
  inWriting: 'yes' | 'no';
  emergency: Emergency;
  endangered: string;
}>;

/** An error found later, by the IRS or by the agency. */
export type ErrorInput = { readonly occurredOn: string } & OrNothing<{
  occurredAt: string;
  lines: Range[];
  note: string;
}> &
  (
    | ({ kind: 'match-erroneous' } & OrNothing<{
        ground: 'wrong-person' | 'several-candidates' | 'key-mismatch' | 'other';
      }>)
    | ({ kind: 'erroneous-disclosure' } & OrNothing<{
        ground:
          'wrong-person' | 'address-insufficient' | 'beyond-request' | 'no-authority' | 'other';
      }>)
  );

/**
 * Only the IRS can find its match erroneous; either side may find a disclosure erroneous.
 * @throws Problem request-invalid
 */
export const errorEvent = (
  { kind, ...error }: ErrorInput,
  { agency, side }: { readonly agency: string; readonly side: string },
): AnyNewEvent => {
  if (kind === 'match-erroneous' && side !== 'irs')
    throw invalid('kind', 'match-erroneous is recorded by the IRS; use erroneous-disclosure');
  const type = kind === 'match-erroneous' ? 'MatchFoundErroneous' : 'ErroneousDisclosureIdentified';
  return { type, data: { ...error, agency } };
};
