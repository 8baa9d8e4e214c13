const WIDTH = 30;
/** Percent between two lines where nobody watches. */
const STEP = 10;

/** Says on standard error how much is done: a bar on a terminal, elsewhere a line now and then. */
export const progressBar = (
  what: string,
): { readonly at: (percent: number) => void; readonly end: () => void } => {
  let told = -STEP;
  const isWatched = process.stderr.isTTY;
  const at = (percent: number): void => {
    const done = Math.floor(percent);
    if (isWatched) {
      const filled = Math.round((done * WIDTH) / 100);
      process.stderr.write(`\r${what} [${'#'.repeat(filled).padEnd(WIDTH, '.')}] ${done} %`);
    } else if (done >= told + STEP) process.stderr.write(`${what} ${done} %\n`);
    else return;
    told = done;
  };
  return { at, end: () => void (isWatched && process.stderr.write('\n')) };
};
