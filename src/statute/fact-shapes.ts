// Shapes that facts share, as the ledger records them (ledger/shapes.ts). `null` means not recorded, never "no".

/** Where a fact stands in the log; shown to people as evidence. */
export type FactRef = {
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
};

export type OrNull<T> = { readonly [K in keyof T]: T[K] | null };

/** Lines [first, last], both included. */
export type Ranges = readonly (readonly [number, number])[];

export type OfficeKind =
  | 'agency-head'
  | 'inspector-general'
  | 'attorney-general'
  | 'deputy-attorney-general'
  | 'associate-attorney-general'
  | 'assistant-attorney-general'
  | 'fbi-director'
  | 'dea-administrator'
  | 'us-attorney'
  | 'special-prosecutor'
  | 'strike-force-attorney'
  | 'component-head'
  | 'other';
export type Standing = 'held' | 'acting' | 'delegated' | 'performing-duties';

export type Office = {
  readonly title: string;
  readonly kind: OfficeKind;
  readonly agency: string;
  readonly component: string | null;
  readonly standing: Standing | null;
};

export type Officer = {
  readonly officerId: string | null;
  readonly agency: string;
  readonly office: string | null;
  readonly role:
    'investigator' | 'prosecutor' | 'grand-jury' | 'supervisor' | 'custodian' | 'other' | null;
};

export type Matter = OrNull<{
  reference: string;
  kind:
    | 'criminal-investigation'
    | 'criminal-proceeding'
    | 'grand-jury'
    | 'civil-removal'
    | 'civil'
    | 'other'
    | 'missing-or-exploited-child';
  openedOn: string;
  closedOn: string;
  assurance: boolean;
}>;

export type RemovalOrder = OrNull<{
  ground: string;
  arm: 'A' | 'B' | 'C' | 'D';
  orderedOn: string;
  administrativelyFinalOn: string;
  courtFinalOn: string;
  failureOn: string;
  status: 'in-force' | 'stayed' | 'vacated' | 'deferred-action';
}>;

export type Source =
  | 'filed-by-subject'
  | 'furnished-by-subject-or-representative'
  | 'third-party-information-return'
  | 'third-party-witness'
  | 'summons'
  | 'state-agency'
  | 'informant'
  | 'irs-generated'
  | 'public-record';

export type Item = {
  readonly code: string;
  readonly source: Source | null;
  readonly artefact: 'return' | 'transcript' | 'extract' | 'note' | null;
  readonly subject: 'taxpayer' | 'spouse' | 'dependent' | 'other' | null;
  readonly period: string | null;
  readonly asOf: string | null;
};

export type TextClass = { readonly class: string; readonly classifier: string };
export type KeyComparison = 'equal' | 'equivalent' | 'different' | 'not-compared';
export type Emergency = {
  readonly basis: 'danger' | 'flight';
  readonly statedBy: Office | null;
};

export type Form = 'paper' | 'electronic' | 'oral' | 'other';

export type Clause = {
  readonly id: string;
  readonly words: string;
  readonly kind: 'offences-only' | 'not-to-use' | 'elements' | 'safeguards' | 'account' | 'other';
  readonly offences: readonly string[] | null;
  readonly from: string | null;
  readonly to: string | null;
  /** For `not-to-use`: it is about information disclosed up to this day, and about none disclosed later. */
  readonly disclosedUntil: string | null;
};
