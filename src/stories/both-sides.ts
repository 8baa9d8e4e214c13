import { MakeAttestation } from '../ledger/attestation/make-attestation.js';
import { RecordAttestationDuty } from '../ledger/attestation/record-duty.js';
import { OpenRequest } from '../ledger/request/open-request.js';
import { RecordResponse } from '../ledger/request/record-response.js';
import { tellCase } from './case.js';
import { INSPECTOR_GENERAL_OF_JUSTICE } from './offices.js';
import { item } from './people.js';
import { DOJ, IRS, REGISTRAR, type Scribe } from './scribe.js';

/**
 * September 2025, invented: Justice and the IRS begin to number what they send. The IRS has letter 2, Justice recorded
 * none: a gap in the one record and an orphan in the other. For three days Justice must attest what it recorded:
 * twice there was nothing to report, of the third day it says nothing.
 */
export const tellBothSides = (scribe: Scribe): void => {
  tellLetter(scribe, { number: 1, person: 2_013, letter: '2025-09-02', received: '2025-09-03' });
  tellLetterOfTheIrsAlone(scribe);
  tellLetter(scribe, { number: 3, person: 2_014, letter: '2025-09-08', received: '2025-09-09' });
  tellAttestations(scribe);
};

type Letter = {
  readonly number: number;
  readonly person: number;
  readonly letter: string;
  readonly received: string;
};

/** Within the law, and recorded by both. */
const tellLetter = (scribe: Scribe, { number, person, letter, received }: Letter): string =>
  tellCase(scribe, {
    key: `numbered/${number}`,
    agency: 'DOJ',
    person,
    days: { letter, received, answered: '2025-09-10', disclosed: '2025-09-11' },
    letter: { agencyNumber: number },
    response: number,
  });

const tellLetterOfTheIrsAlone = (scribe: Scribe): void => {
  const request = scribe.tell(
    { at: '2025-09-05T21:00:00Z', by: IRS, key: 'numbered/2/received' },
    {
      occurredOn: '2025-09-05',
      letterDate: '2025-09-04',
      requestingAgency: 'DOJ',
      authority: '6103(i)(2)',
      agencyNumber: 2,
      lineCount: 1,
      form: 'electronic' as const,
      signatory: INSPECTOR_GENERAL_OF_JUSTICE,
      items: [item('bank-account', { source: 'summons' })],
    },
    (envelope, body) => new OpenRequest(envelope, body),
  );
  scribe.tell(
    { at: '2025-09-10T20:00:00Z', by: IRS, key: 'numbered/2/returned' },
    {
      occurredOn: '2025-09-10',
      agencyNumber: 2,
      answers: [{ kind: 'returned' as const, elements: ['name' as const] }],
    },
    (envelope, body) => new RecordResponse(envelope, request, body),
  );
};

const tellAttestations = (scribe: Scribe): void => {
  scribe.tell(
    { at: '2025-09-12T15:00:00Z', by: REGISTRAR, key: 'duty/DOJ' },
    {
      occurredOn: '2025-09-12',
      obliged: 'DOJ',
      from: '2025-09-15',
      to: '2025-09-18',
      source: 'A trial of three days, invented for this demonstration',
    },
    (envelope, body) => new RecordAttestationDuty(envelope, body),
  );
  scribe.tell(
    { at: '2025-09-17T15:00:00Z', by: DOJ, key: 'attestation/nothing-to-report' },
    {
      occurredOn: '2025-09-17',
      from: '2025-09-15',
      until: '2025-09-16',
      requests: 0,
      lines: 0,
      responses: 0,
      disclosures: 0,
      others: 0,
      lastLetter: 3,
    },
    (envelope, body) => new MakeAttestation(envelope, body),
  );
};
