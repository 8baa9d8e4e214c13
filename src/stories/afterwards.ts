import { RecordCommitment } from '../ledger/commitment/record-commitment.js';
import { OpenInspection } from '../ledger/inspection/record-inspection.js';
import type { InformationInput } from '../ledger/information-input.js';
import { RecordInformation } from '../ledger/request/record-information.js';
import { RecordSafeguard, type SafeguardInput } from '../ledger/safeguard/record-safeguard.js';
import { officer } from './people.js';
import { DHS, IRS, REGISTRAR, type Scribe, type Telling } from './scribe.js';

const safeguard = (scribe: Scribe, at: string, key: string, body: SafeguardInput): string =>
  scribe.tell(
    { at, by: IRS, key: `safeguards/${key}` },
    body,
    (envelope, sent) => new RecordSafeguard(envelope, sent),
  );

/** An outside team inside the IRS, as the news report tells it: what for and on what authority, it does not say. */
export const tellAccessInside = (scribe: Scribe): void => {
  scribe.tell(
    { at: '2025-04-18T15:00:00Z', by: IRS, key: 'inside/granted' },
    {
      kind: 'access-granted',
      occurredOn: '2025-02-17',
      recipientAgency: 'EOP',
      who: 'outside-team',
      system: 'IRS systems',
    } as const,
    (envelope, body) => new OpenInspection(envelope, body),
  );
};

/** The safeguards of the department whose request is within the law are in order. */
export const tellSafeguardsOf2025 = (scribe: Scribe): void => {
  safeguard(scribe, '2025-04-18T15:10:00Z', 'doj/report', {
    kind: 'security-report-accepted',
    occurredOn: '2025-03-03',
    recipientAgency: 'DOJ',
    period: '2024',
  });
};

/**
 * What became of the 47 addresses: some kept apart by one custodian, told in December; the recipient asked in
 * January to stop and to dispose of them. No certificate is recorded.
 */
export const tellWhatBecameOfThem = (scribe: Scribe, request: string): void => {
  const tell = (telling: Telling, body: InformationInput): string =>
    scribe.tell(telling, body, (envelope, sent) => new RecordInformation(envelope, request, sent));
  tell(
    { at: '2025-12-05T18:00:00Z', by: DHS, key: 'august/custodian' },
    {
      kind: 'access-granted',
      occurredOn: '2025-12-05',
      lines: [[1, 33]],
      recipientAgency: 'DHS',
      authority: '6103(i)(2)',
      who: 'officer',
      grantees: [officer('HSI-LEAD-ARCHITECT', 'custodian')],
      system: 'one government computer',
      purpose: 'custody',
    },
  );
  tell(
    { at: '2026-01-21T16:00:00Z', by: IRS, key: 'august/recipient-told' },
    {
      kind: 'recipient-notified',
      occurredOn: '2026-01-21',
      lines: [[1, 47]],
      recipientAgency: 'DHS',
      asks: ['stop-dissemination', 'dispose'],
    },
  );
  tell(
    { at: '2026-01-21T16:05:00Z', by: IRS, key: 'august/disposal-asked' },
    {
      kind: 'requested',
      occurredOn: '2026-01-21',
      lines: [[1, 47]],
      ground: 'erroneous-disclosure',
    },
  );
};

/**
 * The report of the Inspector General for Tax Administration of June 2026: what a review of November 2023 had
 * found was still open, without a plan, when the agreement was signed. The day of the month is not reported.
 */
export const tellTheReportOf2026 = (scribe: Scribe): void => {
  safeguard(scribe, '2026-06-08T15:00:00Z', 'dhs/finding', {
    kind: 'finding-opened',
    occurredOn: '2023-11-30',
    recipientAgency: 'DHS',
    finding: 'SR-2023-11',
    review: '2023-11',
  });
  scribe.tell(
    { at: '2026-06-08T15:10:00Z', by: REGISTRAR, key: 'commitment/NOT-TO-USE' },
    {
      occurredOn: '2026-06-08',
      kind: 'public-promise' as const,
      parties: ['DHS'],
      label: 'NOT-TO-USE-2026',
      title: 'Not to use the information of August 2025 until the errors are resolved',
      clauses: [
        {
          id: 'not-to-use',
          words: 'The department agreed not to use the information until the errors are resolved.',
          kind: 'not-to-use' as const,
          offences: null,
          from: '2026-06-08',
          to: null,
          disclosedUntil: '2025-08-31',
        },
      ],
      source: 'The report of June 2026, as reported (UNVERIFIED)',
    },
    (envelope, body) => new RecordCommitment(envelope, body),
  );
};
