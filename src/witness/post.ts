/** An answer, read whole. */
export type Reply = { readonly status: number; readonly type: string; readonly body: Buffer };

/** Room for sixteen signatures of post-quantum keys. */
const MOST_BYTES = 65_536;

/**
 * Sends a text and reads the answer, of 64 KiB at most, until `deadline`. Follows no redirect.
 * @returns why there is no answer, in words that are not the other side's.
 */
export const post = async (
  url: string,
  body: string,
  deadline: AbortSignal,
): Promise<Reply | string> => {
  try {
    const answer = await fetch(url, { method: 'POST', body, signal: deadline, redirect: 'error' });
    const read = await bounded(answer);
    if (read === undefined) return `answered more than ${MOST_BYTES} bytes`;
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: read };
  } catch (error) {
    return whyOf(error);
  }
};

/** `undefined`: it is longer; the rest is not read. */
const bounded = async (answer: Response): Promise<Buffer | undefined> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return 'did not answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? `cannot be reached (${code})` : 'cannot be reached';
};
