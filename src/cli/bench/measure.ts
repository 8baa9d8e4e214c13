export type Measured = { readonly what: string; readonly events: number; readonly ms: number };

/** Times one piece of work, once. Rows of one run are compared with each other, not over runs. */
export const measure = async (
  what: string,
  events: number,
  work: () => void | Promise<void>,
): Promise<Measured> => {
  const began = performance.now();
  await work();
  return { what, events, ms: performance.now() - began };
};

export const perSecond = ({ events, ms }: Measured): string =>
  Math.round((events * 1_000) / ms).toLocaleString('en-US');
