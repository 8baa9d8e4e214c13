import type { Office, OrNull } from './fact-shapes.js';

type OfRecipient = OrNull<{ recipientAgency: string }>;

/** A row of the annual report, as published: 6103(p)(3)(C). Null: the cell is blank, which is not 0. */
export type ReportRow = {
  readonly recipient: string;
  readonly subsection: string | null;
  readonly requests: number | null;
  readonly instances: number | null;
  readonly taxpayers: number | null;
  readonly bulk: number | null;
  readonly other: number | null;
};
type AnnualReport = OrNull<{
  year: number;
  kind: 'public' | 'committee';
  rows: readonly ReportRow[];
  committeeRows: readonly ReportRow[];
  statesPurposes: boolean;
}>;

export type SafeguardChange =
  'cloud' | 'contractor-access' | 'tax-modelling' | 'live-data-testing' | 'system' | 'other';

/** What is recorded of safeguards, incidents and reports, and the days that the ledger closed. See facts.ts, FactData. */
export type SupervisionFacts = {
  SecurityReportFurnished: OfRecipient & OrNull<{ period: string; certifiedBy: Office }>;
  SecurityReportAccepted: OfRecipient & OrNull<{ period: string }>;
  SafeguardFindingOpened: OfRecipient &
    OrNull<{
      finding: string;
      gravity: 'critical' | 'significant' | 'moderate' | 'limited';
      review: string;
    }>;
  CorrectiveActionPlanAccepted: OfRecipient &
    OrNull<{ findings: readonly string[]; implementBy: string }>;
  SafeguardFindingClosed: OfRecipient & OrNull<{ finding: string }>;
  SafeguardRefusalEntered: OfRecipient & OrNull<{ from: string; to: string }>;
  SafeguardRefusalLifted: OfRecipient & OrNull<{ to: string }>;
  ChangeNoticeGiven: OfRecipient & OrNull<{ change: SafeguardChange; plannedFor: string }>;
  ChangeMade: OfRecipient & OrNull<{ change: SafeguardChange }>;
  IncidentIdentified: OfRecipient &
    OrNull<{
      kind: 'unauthorised-inspection' | 'unauthorised-disclosure' | 'loss' | 'other';
      systems: readonly string[];
      recordsAtLeast: number;
      recordsAtMost: number;
      streams: readonly string[];
    }>;
  IncidentReported: OrNull<{
    to: readonly ('safeguards' | 'tigta' | 'agency-head' | 'other')[];
    states: readonly (
      | 'agency'
      | 'contact'
      | 'occurred'
      | 'discovered'
      | 'how-discovered'
      | 'description'
      | 'data-elements'
      | 'number-of-records'
      | 'address'
      | 'it-involved'
    )[];
    followUp: boolean;
  }>;
  AnnualReportFurnished: AnnualReport;
  AnnualReportCorrected: AnnualReport & OrNull<{ version: number }>;
  DayClosed: OrNull<{ day: string; late: boolean }>;
};
