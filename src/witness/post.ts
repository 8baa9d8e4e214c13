import { readBounded, whyUnreachable } from '../platform/read-bounded.js';

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
    const read = await readBounded(answer, MOST_BYTES);
    if (read === undefined) return `answered more than ${MOST_BYTES} bytes`;
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: read };
  } catch (error) {
    return whyUnreachable(error);
  }
};
