import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { utcDay } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import type { Actor } from '../../kernel/role.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';
import { lineFields, type LineInput } from './line.js';
import { invalid } from '../invalid.js';
import { MAX_LINES, openedBy, requestModel, type RequestState } from './request.js';

export type LinesInput = {
  /** Date of the letter they belong to. */
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  /** 1 to 1,000, in the order of the letter; they are numbered on from the last line recorded. */
  readonly lines: readonly (LineInput & {
    /** If stated, it must be the number that the line gets. */
    readonly line?: number | null | undefined;
  })[];
};

/** Adds lines to a request that is not submitted yet; by the side that opened it. */
export class RecordLines extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: LinesInput,
  ) {
    super();
  }
}

@CommandHandler(RecordLines)
export class RecordLinesHandler implements ICommandHandler<RecordLines> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  execute({ envelope, requestId, input }: RecordLines): Promise<Recorded> {
    const { lines, ...when } = input;
    const { agency } = envelope.actor;
    const recordedOn = utcDay(this.clock.now());
    const described = lines.map(({ line, ...said }) => ({
      line,
      fields: lineFields(this.keys, said, recordedOn),
    }));
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      mayAddLines(state, envelope.actor);
      if (lines.length > MAX_LINES)
        throw new Problem('too-large', `At most ${MAX_LINES} lines a command; send several.`);
      return described.map(({ line, fields }, index) => {
        const number = state.lines + 1 + index;
        if (line != null && line !== number)
          throw invalid(`lines[${index}].line`, `must be ${number}, the next number`);
        return { type: 'LineAdded', data: { ...when, agency, ...fields, line: number } };
      });
    });
  }
}

/** @throws Problem not-found, fact-conflict: lines are added by the side that opened the request, until it is submitted. */
export const mayAddLines = (state: RequestState, actor: Actor): void => {
  if (openedBy(state, actor).submitted)
    throw new Problem(
      'fact-conflict',
      'The request is submitted: its lines are the whole. Amend a line, or open another request.',
    );
};

export type SubmissionInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  /** N: lines 1..N are the whole. */
  readonly lineCount: number;
};

/** Says that the lines recorded are the whole request. */
export class SubmitRequest extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: SubmissionInput,
  ) {
    super();
  }
}

@CommandHandler(SubmitRequest)
export class SubmitRequestHandler implements ICommandHandler<SubmitRequest> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, requestId, input }: SubmitRequest): Promise<Recorded> {
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      const { lines, submitted } = openedBy(state, envelope.actor);
      if (submitted) throw new Problem('fact-conflict', 'The request is submitted already.');
      if (input.lineCount !== lines)
        throw new Problem('fact-conflict', `lineCount must be the ${lines} lines recorded.`);
      return [{ type: 'RequestSubmitted', data: { ...input, agency: envelope.actor.agency } }];
    });
  }
}
