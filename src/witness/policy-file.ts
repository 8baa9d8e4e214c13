import { readFileSync } from 'node:fs';
import { parsePolicy, type Policy, PolicyError } from '../proof/policy.js';

/** A policy, and the bytes it was read from: those are what is published. */
export type PolicyFile = { readonly bytes: Uint8Array; readonly policy: Policy };

/**
 * The policy whose witnesses a log asks.
 * @throws PolicyError when it is none, or the URL of a witness is not one of http or https; Error when there is no
 * such file.
 */
export const readPolicyFile = (file: string): PolicyFile => {
  const bytes = readFileSync(file);
  const policy = parsePolicy(bytes);
  const wrong = policy.witnesses.find(({ url }) => url !== undefined && !isAddress(url));
  if (wrong !== undefined)
    throw new PolicyError(0, `The URL of witness ${wrong.name} is not one of http or https`);
  return { bytes, policy };
};

const isAddress = (url: string): boolean =>
  URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
