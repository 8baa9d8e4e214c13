import type { LawTime } from '../statute/law-time.js';

/**
 * What the asker may see. `public`: no official field is in the answer. `agency`: only requests of
 * that agency, and no officer of another agency in what the other side recorded.
 */
export type View = {
  readonly faces: 'public' | 'official';
  readonly agency?: string | undefined;
};

/** As known at: a seq, or an instant (the last seq before the running maximum of recordedAt passes it). */
export type AsKnown = { readonly at?: string | undefined };

/** Which answers of a reading count: all, as now known; or those given by the day of the act. Absent: all. */
export type LawAsked = { readonly law?: LawTime | undefined };

/** `cursor` is the `next` of an earlier page of the same question; `limit` is 1 to 500, 50 if absent. */
export type Paging = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

/** One page. `seq`: everything recorded up to it was looked at. `next`: null on the last page. */
export type Page<Item> = {
  readonly seq: number;
  readonly items: readonly Item[];
  readonly next: string | null;
};
