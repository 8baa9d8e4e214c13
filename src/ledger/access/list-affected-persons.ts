import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import type { EventRef } from '../shapes.js';
import { AccessLog } from './access-log.js';
import { type FindingsMeant, type NamedPlace, PersonIndex } from './person-index.js';
import { nameOf, type PersonalFace, PersonalFaces } from './personal-faces.js';

/** What a notice needs. Other fields are opened event by event. */
export const NOTICE_FIELDS = ['name', 'tin', 'address'] as const;

export type AffectedPersonsInput = FindingsMeant & {
  readonly fields: readonly (typeof NOTICE_FIELDS)[number][];
  readonly purpose: string;
  readonly case: string;
  readonly cursor?: string | undefined;
  /** 1 to 500. */
  readonly limit?: number | undefined;
};

/** What an event says of the person; `personal` null: its key no longer exists. */
type Named = EventRef & { readonly personal: PersonalFace['personal'] | null };

type Answer = {
  readonly seq: number;
  readonly items: readonly (Omit<NamedPlace, 'statedBy'> & { readonly named: readonly Named[] })[];
  readonly next: string | null;
  /** Says so where, for someone on the page, the match may have taken another person. */
  readonly note: string | null;
};

export type AffectedPersons = {
  readonly recorded: Recorded;
  /** Null when the command was sent again. */
  readonly affected: Answer | null;
};

/** Who is affected by these findings? A page of the list for notice. */
export class ListAffectedPersons extends Command<AffectedPersons> {
  constructor(
    readonly envelope: Envelope,
    readonly input: AffectedPersonsInput,
  ) {
    super();
  }
}

@CommandHandler(ListAffectedPersons)
export class ListAffectedPersonsHandler implements ICommandHandler<ListAffectedPersons> {
  constructor(
    private readonly log: AccessLog,
    private readonly faces: PersonalFaces,
    private readonly index: PersonIndex,
  ) {}

  /**
   * Finds and opens, records, answers: one record for each page. Sent again under the same key it tells
   * nothing: another reading is another record.
   */
  async execute({ envelope, input }: ListAffectedPersons): Promise<AffectedPersons> {
    const { fields, purpose, case: file, cursor, limit, at, agency, ...meant } = input;
    if (meant.group === undefined && meant.rule === undefined)
      throw invalid(
        'group',
        'must be given, or else a rule: a list for notice is of like findings',
      );
    const { after, seq, next, note, ...found } = this.index.affected({
      ...meant,
      agency,
      at,
      cursor,
      limit,
    });
    const items = await this.#named(found.items, fields);
    const recorded = await this.log.record(envelope, 'AffectedPersonsListed', {
      ...meant,
      findingsOf: agency,
      count: items.length,
      knownAt: seq,
      after,
      fields,
      purpose,
      case: file,
    });
    return { recorded, affected: recorded.repeated ? null : { seq, items, next, note } };
  }

  /** Opens all events of the page together: neighbours in a stream are read in one go. */
  async #named(
    places: readonly NamedPlace[],
    fields: AffectedPersonsInput['fields'],
  ): Promise<Answer['items']> {
    const refs = places.flatMap(({ statedBy }) => statedBy);
    const values = await this.faces.values(refs, fields);
    return places.map(({ statedBy, ...place }) => ({
      ...place,
      named: statedBy.map((ref) => ({ ...ref, personal: values.get(nameOf(ref)) ?? null })),
    }));
  }
}
