import { hash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { Problem } from '../../kernel/problem.js';
import { type Actor, type Role, ROLES } from '../../kernel/role.js';

/** For whom a token must have been made: a token for another service is none for this one. */
export const AUDIENCE = 'disclosure-ledger';

/** Signatures that are accepted. Never `none`, and nothing with a shared secret. */
const ALGORITHMS = ['EdDSA', 'ES256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 5;

/** An account that a token speaks for; its role is one of the known ones. */
export type Account = Actor & { readonly role: Role };

/** Tokens kept in mind, and for how long: a key that its issuer withdrew is refused after that. */
const REMEMBERED = 1_000;
const REMEMBERED_MS = 60_000;

/** Reads bearer tokens of one issuer. One that was found good is not checked again at each request. */
export class Tokens {
  /** By the token's digest. */
  readonly #good = new LRUCache<string, { readonly account: Account; readonly until: number }>({
    max: REMEMBERED,
  });

  constructor(
    private readonly issuer: string,
    private readonly keys: JWTVerifyGetKey,
  ) {}

  /** Tokens of an issuer that publishes its keys. They are fetched when a token first needs one. */
  static ofIssuer(issuer: string, jwksUrl: URL): Tokens {
    return new Tokens(issuer, createRemoteJWKSet(jwksUrl, { timeoutDuration: 3_000 }));
  }

  /** @throws Problem token-invalid (says what is wrong, quotes nothing), issuer-unavailable. */
  async accountOf(token: string): Promise<Account> {
    const digest = hash('sha256', token, 'base64url');
    const known = this.#good.get(digest);
    if (known !== undefined && Date.now() < known.until) return known.account;
    const payload = await this.#verified(token);
    const account = accountIn(payload);
    const until = Math.min((payload.exp ?? 0) * 1_000, Date.now() + REMEMBERED_MS);
    this.#good.set(digest, { account, until });
    return account;
  }

  async #verified(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.issuer,
        audience: AUDIENCE,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'sub', 'role', 'agency'],
      });
      return payload;
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

const invalid = (detail: string): Problem => new Problem('token-invalid', detail);

const AGENCY = /^[A-Za-z0-9][A-Za-z0-9 ._()/:-]{0,63}$/;
const SUBJECT = /^[\x21-\x7e]{1,128}$/;

const accountIn = ({ sub, role, agency }: JWTPayload): Account => {
  const known = ROLES.find((name) => name === role);
  if (known === undefined) throw invalid('Its `role` is none of the roles of this ledger.');
  if (typeof agency !== 'string' || !AGENCY.test(agency))
    throw invalid('Its `agency` must be the short name of an agency.');
  if (sub === undefined || !SUBJECT.test(sub))
    throw invalid('Its `sub` must be an account id of 1 to 128 plain characters.');
  return { id: sub, role: known, agency };
};

/** Only what the token itself is wrong in is 401; an issuer that cannot be reached is not its fault. */
const refusalOf = (error: unknown): unknown => {
  if (error instanceof errors.JWTExpired) return invalid('It has expired. Get a new one.');
  if (error instanceof errors.JWTClaimValidationFailed)
    return invalid(`Its \`${error.claim}\` is missing or does not fit this ledger.`);
  if (TOKEN_FAULTS.some((fault) => error instanceof fault))
    return invalid('Its form, signature or key is not the one of the issuer of this ledger.');
  return new Problem('issuer-unavailable', 'The token could not be checked. Try again.', {
    retryAfterSeconds: 5,
  });
};

const TOKEN_FAULTS = [
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];
