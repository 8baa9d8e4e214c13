import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sameName } from '../../classify/same-name.js';
import { Keys } from '../../privacy/keys.js';
import type { Envelope, Recorded } from '../command.js';
import { invalid } from '../invalid.js';
import type { EventRef } from '../shapes.js';
import { AccessLog } from './access-log.js';
import { type NamedPlace, PersonIndex } from './person-index.js';
import { nameOf, type PersonalFace, PersonalFaces } from './personal-faces.js';

export type PersonSearchInput = {
  readonly tin: string;
  /** To compare with the names recorded. It finds nothing by itself. */
  readonly name?: string | null | undefined;
  readonly purpose: string;
  readonly case: string;
  readonly cursor?: string | undefined;
  /** 1 to 200. */
  readonly limit?: number | undefined;
};

/** Whether the name recorded with the TIN is written like the one given. */
type NameCompared = 'same' | 'differs' | 'not-recorded' | 'key-destroyed' | 'not-asked';

type Answer = {
  readonly seq: number;
  readonly yearsSearched: readonly string[];
  /** Years of which pseudonyms are recorded, but whose join key no longer exists. */
  readonly yearsNotSearched: readonly string[];
  readonly total: number;
  readonly complete: boolean;
  readonly withoutTin: number;
  readonly items: readonly (NamedPlace & { readonly name: NameCompared })[];
  readonly next: string | null;
};

export type PersonSearch = {
  readonly recorded: Recorded;
  /** Null when the command was sent again. */
  readonly found: Answer | null;
};

/** Was this person's data asked for or disclosed, to whom, when? */
export class SearchPerson extends Command<PersonSearch> {
  constructor(
    readonly envelope: Envelope,
    readonly input: PersonSearchInput,
  ) {
    super();
  }
}

@CommandHandler(SearchPerson)
export class SearchPersonHandler implements ICommandHandler<SearchPerson> {
  constructor(
    private readonly log: AccessLog,
    private readonly faces: PersonalFaces,
    private readonly index: PersonIndex,
    private readonly keys: Keys,
  ) {}

  /**
   * Searches by pseudonym under the join key of every year, records, answers. Finding nothing is an answer
   * and is recorded. Sent again under the same key it tells nothing: another search is another record.
   */
  async execute({ envelope, input }: SearchPerson): Promise<PersonSearch> {
    const { cursor, limit, name, purpose } = input;
    const subjects = this.keys.subjects(input.tin);
    if (subjects === undefined)
      throw invalid('tin', 'must be nine digits, with or without blanks and dashes');
    const years = subjects.map(({ year }) => year);
    const found = this.index.find({
      subjects: subjects.map(({ subject }) => subject),
      cursor,
      limit,
    });
    const items = await this.#compared(found.items, name ?? undefined);
    const recorded = await this.log.record(envelope, 'PersonSearched', {
      count: found.total,
      years,
      knownAt: found.seq,
      earlier: found.earlier,
      nameGiven: name != null,
      events: name == null ? [] : found.items.flatMap(({ statedBy }) => stating(statedBy)),
      purpose,
      case: input.case,
    });
    if (recorded.repeated) return { recorded, found: null };
    const { yearsRecorded, earlier: _, ...rest } = found;
    const yearsNotSearched = yearsRecorded.filter((year) => !years.includes(year));
    return { recorded, found: { ...rest, yearsSearched: years, yearsNotSearched, items } };
  }

  async #compared(places: readonly NamedPlace[], name?: string): Promise<Answer['items']> {
    const refs = name === undefined ? [] : places.flatMap(({ statedBy }) => stating(statedBy));
    const values = await this.faces.values(refs, ['name']);
    return places.map((place) => {
      const [ref] = stating(place.statedBy);
      const personal = ref === undefined ? {} : values.get(nameOf(ref));
      return { ...place, name: name === undefined ? 'not-asked' : compare(personal, name) };
    });
  }
}

const compare = (
  personal: PersonalFace['personal'] | null | undefined,
  name: string,
): NameCompared => {
  if (personal === null) return 'key-destroyed';
  const recorded = personal?.['name'];
  if (recorded == null) return 'not-recorded';
  return sameName(recorded, name) ? 'same' : 'differs';
};

/** The event whose name is compared: the last one that states the TIN. */
const stating = (statedBy: readonly EventRef[]): readonly EventRef[] =>
  statedBy.slice(-1).map(({ stream, revision }) => ({ stream, revision }));
