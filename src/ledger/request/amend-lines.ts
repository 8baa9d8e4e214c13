import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { utcDay } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';
import type { Office } from '../shapes.js';
import { lineFields, type LineInput } from './line.js';
import { invalid } from '../invalid.js';
import { known, MAX_LINES, requestModel, type RequestState } from './request.js';

type Letter = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly signatory?: Office | null | undefined;
  readonly form?: 'paper' | 'electronic' | 'oral' | 'other' | null | undefined;
};

export type AmendmentsInput = Letter & {
  /** Each line whole, as it now reads. */
  readonly lines: readonly (LineInput & { readonly line: number })[];
};

/** The agency replaces what lines say. The old values stay in the history. */
export class AmendLines extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: AmendmentsInput,
  ) {
    super();
  }
}

@CommandHandler(AmendLines)
export class AmendLinesHandler implements ICommandHandler<AmendLines> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  execute({ envelope, requestId, input }: AmendLines): Promise<Recorded> {
    const { lines, ...letter } = input;
    const { agency } = envelope.actor;
    const recordedOn = utcDay(this.clock.now());
    const described = lines.map(({ line, ...said }) => ({
      type: 'LineAmended',
      data: { ...letter, agency, ...lineFields(this.keys, said, recordedOn), line },
    }));
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      known(state, envelope.actor);
      if (lines.length > MAX_LINES) throw invalid('lines', `may be at most ${MAX_LINES}`);
      if (new Set(lines.map(({ line }) => line)).size < lines.length)
        throw invalid('lines', 'may name each line once');
      lines.forEach(({ line }, index) => amendable(state, line, `lines[${index}].line`));
      return described;
    });
  }
}

export type AmendmentReceiptInput = Letter & {
  readonly line: number;
  /** Revision of the agency's LineAmended; left out: it recorded none, and `values` says what was received. */
  readonly amendmentRevision?: number | null | undefined;
  readonly values?: LineInput | null | undefined;
};

/** The IRS records the receipt of an amendment. */
export class ReceiveAmendment extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: AmendmentReceiptInput,
  ) {
    super();
  }
}

@CommandHandler(ReceiveAmendment)
export class ReceiveAmendmentHandler implements ICommandHandler<ReceiveAmendment> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  execute({ envelope, requestId, input }: ReceiveAmendment): Promise<Recorded> {
    const { values, ...receipt } = input;
    const fields = values == null ? {} : lineFields(this.keys, values, utcDay(this.clock.now()));
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      recordedLine(known(state, envelope.actor), receipt.line, 'line');
      pointsAtOne(state, input);
      const data = { ...receipt, ...fields, agency: envelope.actor.agency };
      return [{ type: 'AmendmentReceived', data }];
    });
  }
}

const recordedLine = ({ lines }: RequestState, line: number, field: string): void => {
  if (line < 1 || line > lines) throw invalid(field, `must be one of the ${lines} recorded lines`);
};

/** Every amendment of a line is held against every act on it, so there is an end to them. */
const MAX_AMENDMENTS = 25;

const amendable = (state: RequestState, line: number, field: string): void => {
  recordedLine(state, line, field);
  if ((state.amended.get(line) ?? 0) >= MAX_AMENDMENTS)
    throw new Problem('fact-conflict', `A line is amended at most ${MAX_AMENDMENTS} times.`);
};

const pointsAtOne = (
  { amendments }: RequestState,
  { line, amendmentRevision, values }: AmendmentReceiptInput,
): void => {
  if ((amendmentRevision == null) === (values == null))
    throw invalid('amendmentRevision', 'or values is needed, and not both');
  if (amendmentRevision != null && amendments.get(amendmentRevision) !== line)
    throw invalid('amendmentRevision', 'must be the revision of an amendment of this line');
};
