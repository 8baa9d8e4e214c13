import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Json } from '../../kernel/canonical-json.js';
import { ReadModels } from '../database.js';
import { occurredOn, text } from '../field.js';
import { entriesOf, openedStreams } from '../opened-streams.js';
import { pageOf, pageStart } from '../paging.js';
import type { LogEntry } from '../projection.js';
import { shownOfficial } from '../shown.js';
import type { AsKnown, Page, Paging, View } from '../view.js';

/** When an incident was reported. Official values are null where only public faces are shown. */
export type IncidentReportView = {
  readonly seq: number;
  readonly reportedOn: string;
  readonly reportedAt: string | null;
  /** From identification to this report, as a fraction; null where one of the instants is not recorded. */
  readonly hours: number | null;
  readonly to: Json;
  readonly states: Json;
  readonly followUp: Json;
};

/** What was identified. What happened, as written, is in the personal face. */
export type IncidentView = {
  /** Evidence: the seq of the identification. */
  readonly seq: number;
  readonly id: string;
  /** Agency that holds the information. */
  readonly recipientAgency: string | null;
  /** Agency that recorded it. */
  readonly agency: string | null;
  readonly identifiedOn: string;
  readonly identifiedAt: string | null;
  readonly kind: Json;
  readonly systems: Json;
  readonly recordsAtLeast: Json;
  readonly recordsAtMost: Json;
  /** Requests, and disclosures that answer none. */
  readonly streams: Json;
  readonly reports: readonly IncidentReportView[];
};

/** Incidents, oldest first. `agency`: only of information that it holds. */
export class ListIncidents extends Query<Page<IncidentView>> {
  constructor(readonly ask: View & AsKnown & Paging) {
    super();
  }
}

/** The tables are the journal's own. */
@QueryHandler(ListIncidents)
export class ListIncidentsHandler implements IQueryHandler<ListIncidents> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListIncidents): Promise<Page<IncidentView>> {
    const reading = this.readModels.reading();
    const start = pageStart(reading.journal, ask);
    const wanted = { category: 'incident', agency: ask.agency };
    return pageOf(
      start,
      openedStreams(reading, wanted, start),
      ({ no }) => no,
      ({ no }) => viewOf(entriesOf(reading, no, start.seq), ask),
    );
  }
}

const viewOf = (entries: readonly LogEntry[], view: View): IncidentView => {
  const [identified, ...reports] = entries;
  if (identified === undefined) throw new Error('A stream that was opened has an event');
  const { seq, stream: id, public: face } = identified;
  const said = saidIn(identified, view);
  const identifiedAt = text(said('occurredAt'));
  return {
    seq,
    id,
    recipientAgency: text(face['recipientAgency']),
    agency: text(face['agency']),
    identifiedOn: occurredOn(identified),
    identifiedAt,
    kind: said('kind'),
    systems: said('systems'),
    recordsAtLeast: said('recordsAtLeast'),
    recordsAtMost: said('recordsAtMost'),
    streams: said('streams'),
    reports: reports.map((report) => reportOf(report, identifiedAt, view)),
  };
};

const reportOf = (
  report: LogEntry,
  identifiedAt: string | null,
  view: View,
): IncidentReportView => {
  const said = saidIn(report, view);
  const reportedAt = text(said('occurredAt'));
  return {
    seq: report.seq,
    reportedOn: occurredOn(report),
    reportedAt,
    hours: hoursBetween(identifiedAt, reportedAt),
    to: said('to'),
    states: said('states'),
    followUp: said('followUp'),
  };
};

/** Official values by name, as the asker may see them. */
const saidIn = (entry: LogEntry, view: View): ((name: string) => Json) => {
  const official = shownOfficial(entry, view);
  return (name) => official?.[name] ?? null;
};

const MS_PER_HOUR = 3_600_000;

const hoursBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / MS_PER_HOUR;
