import canonicalize from 'canonicalize';

/** What may be canonicalised: plain JSON. Numbers in stored data are integers of at most 2^53-1. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/**
 * RFC 8785 (JCS) canonical JSON of a plain value.
 * @throws Error on lone surrogates, NaN, infinities and cycles.
 */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only plain JSON can be canonicalised');
  return text;
};
