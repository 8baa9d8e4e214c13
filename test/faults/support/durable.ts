import { dirname } from 'node:path';

/**
 * Reads a trace of several threads: at each time at which a file took that name, what a stop of the machine could
 * still have taken of these directories: bytes of files, and names.
 */
export const whatIsNotDurable = (
  trace: readonly string[],
  published: string,
  directories: readonly string[],
): readonly (readonly string[])[] => {
  const volatile = new Volatile(
    (path) =>
      directories.some((directory) => `${path}/`.startsWith(`${directory}/`)) &&
      !/\.lease(-journal)?$/.test(path),
  );
  const found: (readonly string[])[] = [];
  for (const call of callsDone(trace)) {
    if (call.name.startsWith('rename') && call.paths[1] === published) found.push(volatile.all());
    volatile.take(call);
  }
  return found;
};

type Done = { readonly name: string; readonly paths: readonly string[] };

class Volatile {
  readonly #all = new Set<string>();

  constructor(private readonly isWatched: (path: string) => boolean) {}

  all(): readonly string[] {
    return [...this.#all];
  }

  take({ name, paths: [path = '', to = path] }: Done): void {
    if (/^p?write/.test(name)) this.#add(`bytes of`, path);
    if (/^f(data)?sync$/.test(name)) this.#durable(path);
    if (/^(unlink|rmdir|rename)/.test(name))
      for (const what of ['name', 'bytes of']) this.#all.delete(`${what} ${path}`);
    if (/^(mkdir|link|rename)/.test(name)) this.#add('name', to);
  }

  #add(what: string, path: string): void {
    if (this.isWatched(path)) this.#all.add(`${what} ${path}`);
  }

  /** A file with its bytes, or a directory with the names in it. */
  #durable(path: string): void {
    this.#all.delete(`bytes of ${path}`);
    for (const one of this.#all) if (dirname(one) === `name ${path}`) this.#all.delete(one);
  }
}

/** Calls that did not fail, in the order in which they ended. */
function* callsDone(trace: readonly string[]): Generator<Done> {
  const begun = new Map<string, string>();
  for (const line of trace) {
    const [, pid = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const [, start] = /^(.*) <unfinished \.\.\.>$/.exec(text) ?? [];
    if (start !== undefined) begun.set(pid, start);
    yield* callIn(text.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(pid) ?? ''));
  }
}

const callIn = (text: string): readonly Done[] => {
  const [, name, args = ''] = /^(\w+)\((.*)\) += \d+(?:<.*>)?$/.exec(text) ?? [];
  if (name === undefined) return [];
  const [, file] = /^\d+<([^>]+)>/.exec(args) ?? [];
  const named = [...args.matchAll(/"([^"]+)"/g)].map(([, path = '']) => path);
  return [{ name, paths: file === undefined ? named : [file] }];
};
