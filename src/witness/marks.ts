import { createSecret, hasSecret, readSecret, replaceSecret } from '../privacy/secret-file.js';

type Sizes = Readonly<Record<string, number>>;

/** The state file is not that of the last run: the witness cannot tell what it has cosigned. */
export class StateLost extends Error {
  override readonly name = 'StateLost';
}

/**
 * How far each log had come, in a file of its own beside the key. It is what a state file that was lost, or put
 * back from an old copy, is held against: with such a state a witness would cosign a second history.
 */
export class Marks {
  #sizes: Sizes;

  private constructor(
    private readonly file: string,
    sizes: Sizes,
  ) {
    this.#sizes = sizes;
  }

  /**
   * Made when the key is not there yet.
   * @throws StateLost when there is a key, but not the marks that were made before it.
   */
  static open(keyFile: string): Marks {
    const file = `${keyFile}.marks`;
    if (readSecret(file) === undefined && hasSecret(keyFile))
      throw new StateLost(
        `There is ${keyFile}, but no ${file}: what this key has cosigned is not known. Put the newest copy of it in its place, or start with a new key`,
      );
    createSecret(file, '{}\n');
    return new Marks(file, JSON.parse(readSecret(file) ?? '') as Sizes);
  }

  get origins(): readonly string[] {
    return Object.keys(this.#sizes);
  }

  /** @throws StateLost when the state holds less of this log than was cosigned. */
  check(origin: string, size: number): void {
    const mark = this.#sizes[origin] ?? 0;
    if (size < mark)
      throw new StateLost(
        `The state file ends at size ${size} of ${origin}, but size ${mark} was cosigned: it was lost, or put back from an old copy. Put the newest copy in its place. With no copy, retire this key and start with a new one: what was cosigned is not known any more`,
      );
  }

  /** Durable when it returns. */
  raise(origin: string, size: number): void {
    if (size <= (this.#sizes[origin] ?? 0)) return;
    this.#sizes = { ...this.#sizes, [origin]: size };
    replaceSecret(this.file, `${JSON.stringify(this.#sizes)}\n`);
  }
}
