import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import { Recorder } from '../recorder.js';
import type { EventRef } from '../shapes.js';
import { Streams } from '../streams.js';

export type ReviewInput = {
  readonly occurredOn: string;
  readonly occurredAt?: string | null | undefined;
  readonly reading?: string | null | undefined;
  readonly pack?: string | null | undefined;
  readonly seenAtSeq?: number | null | undefined;
  readonly outcome: 'upheld' | 'contested' | 'explained' | 'noted';
  /** Events recorded late that the reviewer confirms as facts. */
  readonly confirms?: readonly EventRef[] | null | undefined;
  readonly note?: string | null | undefined;
};

const reviewModel = {
  category: 'review',
  initial: (): null => null,
  evolve: (): null => null,
};

const FINDING = /^([A-Z0-9-]{1,40})~([0-9a-f-]{36})~(\d{1,15})~(\d{1,9})$/;

/** A reviewer looked at a finding. What he says stands beside it and never hides it. */
export class ReviewFinding extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    /** `<rule>~<streamId>~<revision>~<line>` */
    readonly findingId: string,
    readonly input: ReviewInput,
  ) {
    super();
  }
}

@CommandHandler(ReviewFinding)
export class ReviewFindingHandler implements ICommandHandler<ReviewFinding> {
  constructor(
    private readonly recorder: Recorder,
    private readonly keys: Keys,
    private readonly streams: Streams,
  ) {}

  /** One stream a finding: its id follows from the finding's. */
  async execute({ envelope, findingId, input }: ReviewFinding): Promise<Recorded> {
    const [, rule, stream = '', revision, line] = FINDING.exec(findingId) ?? [];
    const act = { stream, revision: Number(revision) };
    if (rule === undefined || !(await this.#recorded(act)))
      throw new Problem('not-found', 'No act is recorded for a finding of this id.');
    for (const [index, event] of (input.confirms ?? []).entries())
      if (!(await this.#recorded(event)))
        throw invalid(`confirms[${index}]`, 'must be a recorded event');
    const streamId = this.keys.id({ agency: 'ledger', key: findingId, route: 'review' }, 0);
    const { agency } = envelope.actor;
    const data = { ...input, ...act, agency, rule, line: Number(line) };
    return this.recorder.record(envelope, reviewModel, streamId, () => [
      { type: 'FindingReviewed', data },
    ]);
  }

  async #recorded({ stream, revision }: EventRef): Promise<boolean> {
    return (await this.streams.find(stream, revision)) !== undefined;
  }
}
