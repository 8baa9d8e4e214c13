import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../command.js';
import type { AnyNewEvent } from '../folded.js';
import { Recorder } from '../recorder.js';
import type { Comparisons, Office, Range } from '../shapes.js';
import { known, requestModel, withinLines } from './request.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };
/** Left out: the whole request. */
type OverLines = { readonly lines?: Range[] | null | undefined };

/** One answer of the IRS on some lines. */
export type AnswerInput = OverLines &
  (
    | ({ kind: 'deficiency-noted' | 'returned' } & OrNothing<{ elements: string[]; note: string }>)
    | { kind: 'accepted' }
    | ({ kind: 'refused' } & OrNothing<{
        ground:
          'deficient' | 'scope' | 'impairment' | 'safeguards' | 'court-order' | 'policy' | 'other';
        note: string;
      }>)
    | ({ kind: 'matched' } & OrNothing<{
        matched: boolean;
        compared: Comparisons;
        processes: ('tin' | 'address' | 'manual')[];
        scriptVersion: string;
        candidates: number;
      }>)
    | ({ kind: 'no-match' } & OrNothing<{ detail: 'generic' | 'detailed' }>)
    | ({ kind: 'approved' } & OrNothing<{
        approver: Office;
        inWriting: boolean;
        paragraph: string;
      }>)
  );

export type ResponseInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  /** The IRS's own number of the response. One too long for a command is sent in parts, under one number. */
  readonly agencyNumber?: number | null | undefined;
  readonly answers: readonly AnswerInput[];
};

export const EVENT_OF = {
  'deficiency-noted': 'DeficiencyNoted',
  returned: 'RequestReturned',
  accepted: 'LinesAccepted',
  refused: 'LinesRefused',
  matched: 'MatchDecided',
  'no-match': 'NoMatchReported',
  approved: 'DisclosureApproved',
} as const satisfies Record<AnswerInput['kind'], string>;

/** The IRS answers: one response, recorded whole or not at all. */
export class RecordResponse extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: ResponseInput,
  ) {
    super();
  }
}

@CommandHandler(RecordResponse)
export class RecordResponseHandler implements ICommandHandler<RecordResponse> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, requestId, input }: RecordResponse): Promise<Recorded> {
    const { answers, ...common } = input;
    const { agency } = envelope.actor;
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      known(state, envelope.actor);
      return answers.map((answer, index): AnyNewEvent => {
        withinLines(state, answer.lines, `answers[${index}].lines`);
        return answerEvent(answer, { ...common, agency });
      });
    });
  }
}

/** The event of one answer. */
export const answerEvent = (
  { kind, ...answer }: AnswerInput,
  common: AnyNewEvent['data'],
): AnyNewEvent => ({ type: EVENT_OF[kind], data: { ...common, ...answer } });
