import type { Static } from 'typebox';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import { namedStream } from '../named-stream.js';
import { Recorder } from '../recorder.js';
import type { ReportRow } from './report.events.js';
import { ownRows, type ReportKind, reportModel } from './report.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };
type Row = Static<typeof ReportRow>;

/** What a report says, whole. A blank cell is null, which is not 0. */
type SaidInput = { readonly occurredOn: string } & OrNothing<{
  occurredAt: string;
  rows: Row[];
  committeeRows: Row[];
  statesPurposes: boolean;
}>;
export type AnnualReportInput = SaidInput & { readonly year: number; readonly kind: ReportKind };
export type CorrectionInput = SaidInput & OrNothing<{ reason: string }>;

/** The IRS furnished the report of a year to the Joint Committee on Taxation. Opens a stream. */
export class FurnishAnnualReport extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: AnnualReportInput,
  ) {
    super();
  }
}

@CommandHandler(FurnishAnnualReport)
export class FurnishAnnualReportHandler implements ICommandHandler<FurnishAnnualReport> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
  ) {}

  /** One stream for each kind and year: its id follows from them. */
  async execute({ envelope, input }: FurnishAnnualReport): Promise<Recorded> {
    const { kind, year, occurredOn } = input;
    ownRows(kind, input);
    if (year > Number(occurredOn.slice(0, 4)))
      throw invalid('year', 'must have begun on the day on which the report was furnished');
    const data = { ...input, agency: envelope.actor.agency };
    const { streamId, scoped } = namedStream(this.keys, envelope, 'report', `${kind} ${year}`);
    return this.recorder.record(scoped, reportModel, streamId, (state) => {
      if (state !== 'unrecorded')
        throw new Problem(
          'fact-conflict',
          `This report is recorded as furnished. What changed goes to /v1/annual-reports/${streamId}/corrections.`,
        );
      return [{ type: 'AnnualReportFurnished', data }];
    });
  }
}

/** The IRS corrected a report: the whole of it as it now stands. */
export class CorrectAnnualReport extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly reportId: string,
    readonly input: CorrectionInput,
  ) {
    super();
  }
}

@CommandHandler(CorrectAnnualReport)
export class CorrectAnnualReportHandler implements ICommandHandler<CorrectAnnualReport> {
  constructor(private readonly recorder: Recorder) {}

  /** Versions count up here: nobody can leave one out or take one twice. */
  execute({ envelope, reportId, input }: CorrectAnnualReport): Promise<Recorded> {
    return this.recorder.record(envelope, reportModel, reportId, (state) => {
      if (state === 'unrecorded')
        throw new Problem('not-found', 'No annual report is recorded under this id.');
      const { kind, year, version } = state;
      ownRows(kind, input);
      const data = { ...input, kind, year, version: version + 1, agency: envelope.actor.agency };
      return [{ type: 'AnnualReportCorrected', data }];
    });
  }
}
