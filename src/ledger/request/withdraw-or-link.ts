import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import type { Envelope, Recorded } from '../command.js';
import { Recorder } from '../recorder.js';
import { Streams } from '../streams.js';
import { decode } from '../event-types.js';
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

/** One request stands in two streams, rarely in more; what is linked beyond the first is not read. */
const MAX_LINKS = 20;

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
    const other = await this.streams.opening('request', linkedRequest);
    const otherAgency = other && decode(other).public['requestingAgency'];
    return this.recorder.record(envelope, requestModel, requestId, (state) => {
      const { links, requestingAgency } = known(state, envelope.actor);
      // A request of another agency is not there, for a link as for a reader.
      if (other === undefined || otherAgency !== requestingAgency)
        throw invalid('linkedRequest', 'must be the id of a recorded request of the same agency');
      if (links.includes(linkedRequest))
        throw new Problem('fact-conflict', 'The two requests are linked already.');
      if (links.length >= MAX_LINKS)
        throw new Problem('fact-conflict', `A request is linked to at most ${MAX_LINKS} others.`);
      return [{ type: 'RequestsLinked', data: { ...input, agency: envelope.actor.agency } }];
    });
  }
}
