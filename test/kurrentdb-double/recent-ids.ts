type Place = { readonly stream: string; readonly revision: bigint };

/** kurrentdb.md 2.3: ids are remembered in memory, up to 8 MiB; a restart forgets them. */
const LIMIT_BYTES = 8 * 1024 * 1024;
const bytesOf = (stream: string): number => 16 + 4 + 8 + 2 * stream.length;

/** The ids written last and where they stand: what `any` and `stream_exists` are checked against. */
export class RecentIds {
  readonly #places = new Map<string, Place>();
  #bytes = 0;

  add(id: string, stream: string, revision: bigint): void {
    this.#remove(id);
    this.#places.set(id, { stream, revision });
    this.#bytes += bytesOf(stream);
    for (const oldest of this.#places.keys()) {
      if (this.#bytes <= LIMIT_BYTES) break;
      this.#remove(oldest);
    }
  }

  revisionIn(stream: string, id: string): bigint | undefined {
    const place = this.#places.get(id);
    return place?.stream === stream ? place.revision : undefined;
  }

  forget(): void {
    this.#places.clear();
    this.#bytes = 0;
  }

  #remove(id: string): void {
    const place = this.#places.get(id);
    if (place) this.#bytes -= bytesOf(place.stream);
    this.#places.delete(id);
  }
}
