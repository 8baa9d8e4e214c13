import { afterEach, beforeEach } from 'vitest';
import { GetRequest, GetRequestHandler } from '../../src/readmodels/requests/get-request.js';
import type { RequestHeader } from '../../src/readmodels/requests/request-header.js';
import type { Told } from '../support/entries.js';
import { idOf } from '../support/entries.js';
import { History } from '../support/history.js';

/** A fresh history for each test of a file. */
export const givenHistory = (): (() => History) => {
  let history: History;
  beforeEach(() => {
    history = new History();
  });
  afterEach(() => history.end());
  return () => history;
};

export const OFFICIAL = { faces: 'official' } as const;
export const PUBLIC = { faces: 'public' } as const;

const office = (agency: string): Told['signatory'] => ({
  title: 'Director',
  kind: 'component-head',
  agency,
  component: null,
  standing: 'acting',
});

/** A small request of an agency, told by both sides: three lines, one of them disclosed. */
export const SMALL_REQUEST: readonly Told[] = [
  {
    type: 'RequestMade',
    stream: 'request-a',
    by: 'agency',
    on: '2025-06-25',
    recordedAt: '2025-06-25T12:00:00.000Z',
    requestingAgency: 'DHS',
    authority: '6103(i)(2)',
    lineCount: 3,
    statutes: ['8 USC 1253'],
    signatory: office('DHS'),
  },
  ...[1, 2, 3].map((line) => ({
    type: 'LineAdded',
    stream: 'request-a',
    by: 'agency' as const,
    on: '2025-06-25',
    recordedAt: '2025-06-25T12:00:00.000Z',
    line,
    subject: line === 3 ? null : String(line).repeat(64),
    addressClass: { class: 'placeholder', classifier: 'address@1' },
  })),
  {
    type: 'RequestSubmitted',
    stream: 'request-a',
    by: 'agency',
    on: '2025-06-25',
    recordedAt: '2025-06-25T12:00:00.000Z',
    lineCount: 3,
  },
  {
    type: 'RequestReceived',
    stream: 'request-a',
    on: '2025-06-27',
    recordedAt: '2025-06-27T12:00:00.000Z',
    requestingAgency: 'DHS',
    authority: '6103(i)(2)',
    lineCount: 3,
  },
  { type: 'LinesAccepted', stream: 'request-a', lines: [[1, 2]] },
  { type: 'LinesRefused', stream: 'request-a', lines: [[3, 3]], ground: 'deficient' },
  {
    type: 'DisclosureApproved',
    stream: 'request-a',
    lines: [[1, 2]],
    approver: office('Treasury'),
    inWriting: true,
  },
  { type: 'MatchDecided', stream: 'request-a', lines: [[1, 2]], matched: true },
  {
    type: 'Disclosed',
    stream: 'request-a',
    line: 1,
    authority: '6103(i)(2)',
    recipientAgency: 'DHS',
    items: [{ code: 'address' }],
    recipients: [
      { officerId: 'AD-1', agency: 'DHS', office: 'Assistant Director', role: null },
      { officerId: 'IRS-9', agency: 'IRS', office: 'Disclosure', role: null },
    ],
  },
];

/** The header of a request as an asker sees it. */
export const headerOf = (
  history: History,
  ask: Partial<ConstructorParameters<typeof GetRequest>[0]> = {},
): Promise<RequestHeader & { readonly seq: number }> =>
  new GetRequestHandler(history.readModels).execute(
    new GetRequest({ ...OFFICIAL, id: idOf('request-a'), ...ask }),
  );
