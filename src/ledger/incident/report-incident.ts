import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';
import { incidentModel, knownIncident } from './incident.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

export type IncidentReportInput = { readonly occurredOn: string } & OrNothing<{
  occurredAt: string;
  to: ('safeguards' | 'tigta' | 'agency-head' | 'other')[];
  states: (
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
  note: string;
}>;

/** Either side records that an incident was reported, or a report completed. */
export class ReportIncident extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly incidentId: string,
    readonly input: IncidentReportInput,
  ) {
    super();
  }
}

@CommandHandler(ReportIncident)
export class ReportIncidentHandler implements ICommandHandler<ReportIncident> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, incidentId, input }: ReportIncident): Promise<Recorded> {
    const data = { ...input, agency: envelope.actor.agency };
    return this.recorder.record(envelope, incidentModel, incidentId, (state) => {
      knownIncident(state, envelope.actor);
      return [{ type: 'IncidentReported', data }];
    });
  }
}
