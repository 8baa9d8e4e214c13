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
