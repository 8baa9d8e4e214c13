/** The body of an answer, of so many bytes at most; `undefined`: it is longer, and the rest is not read. */
export const readBounded = async (answer: Response, most: number): Promise<Buffer | undefined> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** Why `fetch` failed, in words that are not the other side's. */
export const whyUnreachable = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return 'did not answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? `cannot be reached (${code})` : 'cannot be reached';
};
