const EVERY = 10_000;

/** Says on standard error how far it is: standard output is data. */
export const progress = (): ((events: number) => void) => {
  let told = 0;
  return (events) => {
    if (events - told < EVERY) return;
    told = events;
    process.stderr.write(`${events} events\n`);
  };
};

/** The same items, told of as they pass where a person looks on. */
export async function* counting<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const tell = process.stderr.isTTY ? progress() : () => undefined;
  let passed = 0;
  for await (const item of items) {
    tell((passed += 1));
    yield item;
  }
}
