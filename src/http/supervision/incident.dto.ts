import { incidentIdentified, incidentReported } from '../../ledger/incident/incident.events.js';
import type { IncidentInput } from '../../ledger/incident/record-incident.js';
import type { IncidentReportInput } from '../../ledger/incident/report-incident.js';
import { Code, Codes, Flag, Ids, Int, Maybe, OneOf, SomeOf, Text } from '../body/fields.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = incidentIdentified;

/** A possible improper inspection or disclosure, or a loss. `occurredAt`: when it was identified. */
export class IncidentDto extends WhenDto implements IncidentInput {
  @Maybe(Code(`${about.recipientAgency.about}; left out by an agency: its own`))
  recipientAgency?: string | null;

  @Maybe(OneOf(about.kind.schema, about.kind.about))
  kind?: IncidentInput['kind'];

  @Maybe(Codes(about.systems.about))
  systems?: string[] | null;

  @Maybe(Int(0, Number.MAX_SAFE_INTEGER, about.recordsAtLeast.about))
  recordsAtLeast?: number | null;

  @Maybe(Int(0, Number.MAX_SAFE_INTEGER, about.recordsAtMost.about))
  recordsAtMost?: number | null;

  @Maybe(Ids(about.streams.about))
  streams?: string[] | null;

  @Maybe(Text(about.description.about))
  description?: string | null;
}

const { fields: report } = incidentReported;

/** A report of an incident. `occurredAt`: when it was reported. */
export class IncidentReportDto extends WhenDto implements IncidentReportInput {
  @Maybe(SomeOf(report.to.schema, report.to.about))
  to?: IncidentReportInput['to'];

  @Maybe(SomeOf(report.states.schema, report.states.about))
  states?: IncidentReportInput['states'];

  @Maybe(Flag(report.followUp.about))
  followUp?: boolean | null;

  @Maybe(Text(report.note.about))
  note?: string | null;
}
