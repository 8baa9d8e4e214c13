import {
  attestationDutyRecorded,
  attestationMade,
} from '../../ledger/attestation/attestation.events.js';
import type { AttestationInput } from '../../ledger/attestation/make-attestation.js';
import type { DutyInput } from '../../ledger/attestation/record-duty.js';
import { Code, DayField, Int, Maybe, Nested, Text } from '../body/fields.js';
import { OfficeDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = attestationMade;

const Total = (what: string): PropertyDecorator => Int(0, Number.MAX_SAFE_INTEGER, what);
const AgencyNumber = (what: string): PropertyDecorator =>
  Maybe(Int(1, Number.MAX_SAFE_INTEGER, what));

/** What the sender's own agency recorded over some days. `occurredOn`: the day on which the office signed. */
export class AttestationDto extends WhenDto implements AttestationInput {
  @DayField(about.from.about)
  from: string;

  @DayField('Last day; it must be over in Washington, D.C.')
  until: string;

  @Total(about.requests.about)
  requests: number;

  @Total(about.lines.about)
  lines: number;

  @Total(about.responses.about)
  responses: number;

  @Total(about.disclosures.about)
  disclosures: number;

  @Total(about.others.about)
  others: number;

  @AgencyNumber(about.lastLetter.about)
  lastLetter?: number | null;

  @AgencyNumber(about.lastResponse.about)
  lastResponse?: number | null;

  @Maybe(Nested(() => OfficeDto, about.signatory.about))
  signatory?: OfficeDto | null;
}

const { fields: duty } = attestationDutyRecorded;

export class AttestationDutyDto extends WhenDto implements DutyInput {
  @Code(duty.obliged.about)
  obliged: string;

  @DayField(duty.from.about)
  from: string;

  @Maybe(DayField(duty.to.about))
  to?: string | null;

  @Text(duty.source.about, 4_000)
  source: string;
}
