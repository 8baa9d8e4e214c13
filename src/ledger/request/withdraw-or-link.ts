import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';
import { Streams } from '../streams.js';
import { invalid } from '../invalid.js';
import { known, requestModel } from './request.js';

export type WithdrawalInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly reason?: string | null | undefined;
};

/** The agency withdraws a request. What was recorded stays. */
export class WithdrawRequest extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: WithdrawalInput,
  ) {
    super();
  }
}

@CommandHandler(WithdrawRequest)
export class WithdrawRequestHandler implements ICommandHandler<WithdrawRequest> {
  constructor(private readonly recorder: Recorder) {}

  execute({ envelope, requestId, input }: WithdrawRequest): Promise<Recorded> {
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      if (known(state, envelope.actor).withdrawn)
        throw new Problem('fact-conflict', 'The request is withdrawn already.');
      return [{ type: 'RequestWithdrawn', data: { ...input, agency: envelope.actor.agency } }];
    });
  }
}

export type LinkInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  /** Id of the other side's request. */
  readonly linkedRequest: string;
};

/** Either side says that another stream holds the same request. */
export class LinkRequests extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly requestId: string,
    readonly input: LinkInput,
  ) {
    super();
  }
}

@CommandHandler(LinkRequests)
export class LinkRequestsHandler implements ICommandHandler<LinkRequests> {
  constructor(
    private readonly recorder: Recorder,
    private readonly streams: Streams,
  ) {}

  async execute({ envelope, requestId, input }: LinkRequests): Promise<Recorded> {
    const { linkedRequest } = input;
    if (linkedRequest === requestId) throw invalid('linkedRequest', 'must be another request');
    if (!(await this.streams.holds('request', linkedRequest, 0)))
      throw invalid('linkedRequest', 'must be the id of a recorded request');
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      if (known(state, envelope.actor).links.includes(linkedRequest))
        throw new Problem('fact-conflict', 'The two requests are linked already.');
      return [{ type: 'RequestsLinked', data: { ...input, agency: envelope.actor.agency } }];
    });
  }
}
