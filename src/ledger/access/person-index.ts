import type { EventRef } from '../shapes.js';

type Pages = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

/** A page of what read models know. What a place says beside `statedBy` goes through as it is. */
type PageOf<Place> = {
  /** Everything recorded up to it was looked at. */
  readonly seq: number;
  readonly items: readonly Place[];
  readonly next: string | null;
};

/** A line, or a stream without lines, and the events that name its taxpayer, oldest first. */
export type NamedPlace = { readonly statedBy: readonly EventRef[] };

export type PersonAsked = Pages & {
  /** Pseudonyms of one taxpayer, of every year that can be searched. */
  readonly subjects: readonly string[];
};

export type PersonFound = PageOf<NamedPlace> & {
  /** How many places there are on all pages, and on earlier ones; false: not all were looked for. */
  readonly total: number;
  readonly complete: boolean;
  readonly earlier: number;
  /** Lines and disclosures without a TIN: no search can find these. */
  readonly withoutTin: number;
  /** Years of which some pseudonym is recorded. */
  readonly yearsRecorded: readonly string[];
};

/** Which findings, as `GET /v1/findings` takes them. */
export type FindingsMeant = {
  readonly group?: string | undefined;
  readonly rule?: string | undefined;
  readonly reading?: string | undefined;
  readonly element?: string | undefined;
  readonly severity?: string | undefined;
  readonly outcome?: string | undefined;
  readonly agency?: string | undefined;
  readonly request?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly at?: string | undefined;
};

export type PersonsAffected = PageOf<NamedPlace> & {
  /** Last place of the page before. */
  readonly after: { readonly stream: string; readonly line: number | null } | null;
  /** What must be known before notice is sent to people of this page; null: nothing. */
  readonly note: string | null;
};

/**
 * Where the read models say that a person is named. They know pseudonyms and places, never a name or a
 * TIN. Bound in app.module.ts, since what may be written does not know the read models.
 */
export abstract class PersonIndex {
  abstract find(ask: PersonAsked): PersonFound;
  abstract affected(ask: FindingsMeant & Pages): PersonsAffected;
}
