import type { Item, Matter, Office, Officer, OrNull, Ranges } from './fact-shapes.js';

type OverLines = OrNull<{ lines: Ranges }>;

export type GranteeKind = 'officer' | 'contractor' | 'outside-team' | 'other';
export type AccessPurpose = 'matter' | 'tax-administration' | 'custody' | 'audit' | 'other';

/** What an accounting can state of a request or a disclosure: 6103(p)(3)(A), 5 U.S.C. 552a(c), IRM 11.3.37. */
export type AccountingElement =
  | 'request-date'
  | 'reason'
  | 'authority'
  | 'requester'
  | 'date'
  | 'nature'
  | 'purpose'
  | 'recipient-name'
  | 'recipient-address'
  | 'taxpayer'
  | 'tin-type'
  | 'periods'
  | 'source'
  | 'number-of-taxpayers'
  | 'approver'
  | 'channel'
  | 'response';

/** What becomes of information: before it leaves the IRS, and with whoever has it. See facts.ts, FactData. */
export type InformationFacts = {
  ImpairmentChecked: OverLines &
    OrNull<{
      result: 'none' | 'identifies-informant' | 'impairs-investigation';
      concerns: 'disclosure' | 'evidence';
      lifted: boolean;
      office: Office;
      notified: 'attorney-general' | 'agency-head' | 'nobody';
    }>;
  ExParteOrderRecorded: OverLines &
    OrNull<{
      authority: string;
      docket: string;
      court: string;
      applicant: Office;
      judge: 'district-judge' | 'magistrate-judge' | 'other';
      found: readonly (
        | 'criminal-act'
        | 'relevance'
        | 'exclusive-use'
        | 'no-other-source'
        | 'arrest-warrant'
        | 'terrorism'
      )[];
      forAgency: string;
      items: readonly string[];
      periods: readonly string[];
      expiresOn: string;
      vacatedOn: string;
    }>;
  ConsentRecorded: OverLines &
    OrNull<{
      kind: 'consent' | 'consent-refused';
      recipientAgency: string;
      signed: boolean;
      items: readonly string[];
      purpose: string;
      from: string;
      to: string;
    }>;
  CommitteeNotified: OverLines &
    OrNull<{ committee: string; notice: 'notified' | 'disapproved' | 'completed' }>;
  AccountingRecorded: OverLines &
    OrNull<{
      of: 'request' | 'disclosure';
      authority: string;
      taxpayers: number;
      form: '5466-A' | '5466-B' | 'narrative' | 'system' | 'other';
      records: readonly AccountingElement[];
      purposeCode: string;
      agencyCode: string;
      sourceCode: string;
      retainedUntil: string;
    }>;
  AccessGranted: OverLines &
    OrNull<{
      recipientAgency: string;
      authority: string;
      from: string;
      to: string;
      kind: GranteeKind;
      grantees: readonly Officer[];
      system: string;
      purpose: AccessPurpose;
      taxDuty: boolean;
      matter: Matter;
      contract: OrNull<{
        safeguardsClause: boolean;
        reviewAgreed: boolean;
        startedOn: string;
        endsOn: string;
        reviewedOn: string;
        certifiedOn: string;
      }>;
    }>;
  AccessEnded: OverLines & OrNull<{ to: string; grantees: readonly Officer[] }>;
  Inspected: OverLines &
    OrNull<{
      recipientAgency: string;
      authority: string;
      kind: GranteeKind;
      inspector: Officer;
      system: string;
      purpose: AccessPurpose;
      taxDuty: boolean;
      matter: Matter;
      records: number;
      cleared: boolean;
    }>;
  UsedInMatter: OverLines &
    OrNull<{
      use:
        | 'criminal-investigation'
        | 'criminal-proceeding'
        | 'grand-jury'
        | 'civil-removal'
        | 'benefits'
        | 'voter-rolls'
        | 'civil-forfeiture'
        | 'civil'
        | 'tax-administration'
        | 'other';
      matter: Matter;
      user: Officer;
    }>;
  Redisclosed: OverLines &
    OrNull<{
      recipientAgency: string;
      authority: string;
      recipientKind:
        | 'federal-agency'
        | 'state-or-local'
        | 'prosecutor'
        | 'court'
        | 'shared-database'
        | 'contractor'
        | 'foreign-government'
        | 'private'
        | 'public'
        | 'other';
      by: Officer;
      recipients: readonly Officer[];
      items: readonly Item[];
      matter: Matter;
      channel: string;
    }>;
  OfferedInProceeding: OverLines &
    OrNull<{
      proceeding:
        'criminal' | 'civil-forfeiture' | 'immigration' | 'civil' | 'administrative' | 'other';
      court: string;
      docket: string;
      items: readonly Item[];
      courtFinding: 'probative' | 'ordered' | 'none';
      usIsParty: boolean;
      statute: string;
      matter: Matter;
      admitted: boolean;
    }>;
  Copied: OverLines & OrNull<{ copy: string; system: string; holder: Officer; medium: string }>;
  DisclosureReceived: OverLines & OrNull<{ holder: Officer; items: readonly Item[] }>;
  MatterClosed: OverLines & OrNull<{ reference: string; outcome: 'closed' | 'use-completed' }>;
  DisposalRequested: OverLines &
    OrNull<{
      ground: 'use-completed' | 'erroneous-disclosure' | 'court-order' | 'agreement' | 'other';
      dueOn: string;
    }>;
  DisposalCertified: OverLines &
    OrNull<{
      manner: 'returned' | 'made-undisclosable' | 'retained-under-safeguards';
      copies: readonly string[];
      allCopies: boolean;
      certifier: Office;
    }>;
  HoldRecorded: OverLines &
    OrNull<{
      kind: 'preservation-order' | 'litigation-hold';
      from: string;
      to: string;
      docket: string;
    }>;
  RecipientNotified: OverLines &
    OrNull<{
      recipientAgency: string;
      asks: readonly ('stop-use' | 'stop-dissemination' | 'dispose' | 'return' | 'list-copies')[];
    }>;
  ChargeOrDisciplineRecorded: OverLines &
    OrNull<{
      kind: 'charge' | 'proposed-discipline';
      provision: string;
      employer: string;
      secretaryNotified: boolean;
      instrument: 'indictment' | 'information' | 'other';
    }>;
  TaxpayerNotified: OverLines &
    OrNull<{
      ground: '7431(e)' | 'remediation' | 'other';
      states: readonly ('date-of-act' | 'rights')[];
    }>;
};
