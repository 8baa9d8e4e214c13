import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../command.js';
import { decode } from '../event-types.js';
import { invalid } from '../invalid.js';
import { recipientOf } from '../recipient.js';
import { Recorder } from '../recorder.js';
import { Streams } from '../streams.js';
import { incidentModel } from './incident.js';

type OrNothing<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** `recipientAgency`: left out by an agency, its own. */
export type IncidentInput = { readonly occurredOn: string } & OrNothing<{
  occurredAt: string;
  recipientAgency: string;
  kind: 'unauthorised-inspection' | 'unauthorised-disclosure' | 'loss' | 'other';
  systems: string[];
  recordsAtLeast: number;
  recordsAtMost: number;
  /** Ids of requests, and of disclosures that answer none. */
  streams: string[];
  description: string;
}>;

/** A side identified a possible improper inspection or disclosure, or a loss. Opens a stream. */
export class IdentifyIncident extends Command<Recorded> {
  constructor(
    readonly envelope: Envelope,
    readonly input: IncidentInput,
  ) {
    super();
  }
}

@CommandHandler(IdentifyIncident)
export class IdentifyIncidentHandler implements ICommandHandler<IdentifyIncident> {
  constructor(
    private readonly recorder: Recorder,
    private readonly streams: Streams,
  ) {}

  async execute({ envelope, input }: IdentifyIncident): Promise<Recorded> {
    const { actor } = envelope;
    const { recordsAtLeast = null, recordsAtMost = null, streams } = input;
    const recipientAgency = recipientOf(actor, input.recipientAgency);
    if (recordsAtLeast !== null && recordsAtMost !== null && recordsAtMost < recordsAtLeast)
      throw invalid('recordsAtMost', 'must not be less than recordsAtLeast');
    for (const [index, stream] of (streams ?? []).entries())
      if (!(await this.#isOf(recipientAgency, stream)))
        throw invalid(
          `streams[${index}]`,
          'must be the id of a recorded request of that agency, or of a disclosure to it',
        );
    const data = { ...input, recipientAgency, agency: actor.agency };
    const streamId = this.recorder.commandId(envelope);
    return this.recorder.record(envelope, incidentModel, streamId, () => [
      { type: 'IncidentIdentified', data },
    ]);
  }

  /** What is of another agency is not there, for an incident as for a reader. */
  async #isOf(agency: string, stream: string): Promise<boolean> {
    const request = await this.streams.opening('request', stream);
    if (request !== undefined) return decode(request).public['requestingAgency'] === agency;
    const disclosure = await this.streams.opening('disclosure', stream);
    return disclosure !== undefined && decode(disclosure).public['recipientAgency'] === agency;
  }
}
