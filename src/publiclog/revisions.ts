/** Which revisions of which streams there are: some numbers a stream, as long as its revisions are dense. */
export class Revisions {
  /** Of each stream its runs, `from` to `until` (exclusive), in the order in which they came. */
  readonly #streams = new Map<string, { from: number; until: number }[]>();

  static async of(places: AsyncIterable<Place>): Promise<Revisions> {
    const revisions = new Revisions();
    for await (const place of places) revisions.#add(place);
    return revisions;
  }

  has({ stream, revision }: Place): boolean {
    const runs = this.#streams.get(stream) ?? [];
    return runs.some(({ from, until }) => revision >= from && revision < until);
  }

  #add({ stream, revision }: Place): void {
    const runs = this.#streams.get(stream);
    const last = runs?.at(-1);
    const run = { from: revision, until: revision + 1 };
    if (runs === undefined) this.#streams.set(stream, [run]);
    else if (last?.until === revision) last.until += 1;
    else runs.push(run);
  }
}

/** Where an event stands: the name by which store and log know it. */
export type Place = { readonly stream: string; readonly revision: number };
