import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sideOf } from '../../kernel/role.js';
import type { Envelope, Recorded } from '../command.js';
import { type DisclosureInput, errorEvent, type ErrorInput } from '../disclosure-input.js';
import type { AnyNewEvent } from '../folded.js';
import { invalid } from '../invalid.js';
import { Recorder } from '../recorder.js';
import type { Range } from '../shapes.js';
import { known, requestModel, withinLines } from './request.js';

/** The same items, of each of these lines, made known to the same recipients. */
export type DisclosuresInput = DisclosureInput & { readonly lines: readonly Range[] };

/** The IRS records what it disclosed on lines of a request: one event a line. */
export class RecordDisclosures extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: DisclosuresInput,
  ) {
    super();
  }
}

@CommandHandler(RecordDisclosures)
export class RecordDisclosuresHandler implements ICommandHandler<RecordDisclosures> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, requestId, input }: RecordDisclosures): Promise<Recorded> {
    const { lines, ...made } = input;
    const data = { ...made, agency: envelope.actor.agency };
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      withinLines(known(state, envelope.actor), lines, 'lines');
      const numbers = linesIn(lines);
      if (numbers.length === 0) throw invalid('lines', 'must name the lines disclosed');
      return numbers.map((line): AnyNewEvent => ({ type: 'Disclosed', data: { ...data, line } }));
    });
  }
}

/** Each line of these ranges once, in the order in which they are named. */
export const linesIn = (ranges: readonly Range[]): readonly number[] => [
  ...new Set(
    ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, n) => first + n),
    ),
  ),
];

/** Either side records an error found later. */
export class RecordError extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: ErrorInput,
  ) {
    super();
  }
}

@CommandHandler(RecordError)
export class RecordErrorHandler implements ICommandHandler<RecordError> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, requestId, input }: RecordError): Promise<Recorded> {
    const { agency, role } = envelope.actor;
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      withinLines(known(state, envelope.actor), input.lines, 'lines');
      return [errorEvent(input, { agency, side: sideOf(role) })];
    });
  }
}
