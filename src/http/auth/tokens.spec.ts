import { chmod, mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  base64url,
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../kernel/problem.js';
import { LocalIssuer } from './local-issuer.js';
import { Tokens } from './tokens.js';

const ISSUER = 'https://id.example.gov';
const { privateKey, publicKey } = await generateKeyPair('EdDSA');
const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'EdDSA' };
const tokens = new Tokens(ISSUER, createLocalJWKSet({ keys: [jwk] }));
const now = Math.floor(Date.now() / 1_000);
const CLAIMS: JWTPayload = {
  iss: ISSUER,
  aud: 'disclosure-ledger',
  sub: 'recorder-7',
  exp: now + 60,
  role: 'agency-recorder',
  agency: 'DHS',
};

const signed = (claims: JWTPayload, alg = 'EdDSA', key = privateKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, kid: 'k1' }).sign(key);

const refusal = async (token: string, by: Tokens = tokens): Promise<string> => {
  try {
    await by.accountOf(token);
  } catch (error) {
    if (error instanceof Problem) return `${error.id}: ${error.message}`;
    throw error;
  }
  return 'accepted';
};

describe('a token that was found good', () => {
  const counting = () => {
    const set = createLocalJWKSet({ keys: [jwk] });
    const asked = { times: 0, withdrawn: false };
    const keys: JWTVerifyGetKey = (header, token) => {
      asked.times += 1;
      if (asked.withdrawn) throw new errors.JWKSNoMatchingKey();
      return set(header, token);
    };
    return { asked, by: new Tokens(ISSUER, keys) };
  };
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is checked once', async () => {
    const { asked, by } = counting();
    const token = await signed(CLAIMS);
    expect(await by.accountOf(token)).toEqual(await by.accountOf(token));
    expect(asked.times).toBe(1);
  });

  it('is refused when it has expired', async () => {
    const { by } = counting();
    const token = await signed({ ...CLAIMS, exp: now + 30 });
    vi.useFakeTimers({ now: now * 1_000, toFake: ['Date'] });
    expect(await refusal(token, by)).toBe('accepted');
    vi.setSystemTime((now + 36) * 1_000);
    expect(await refusal(token, by)).toContain('expired');
  });

  it('is refused a minute after its issuer withdrew the key', async () => {
    vi.useFakeTimers({ now: now * 1_000, toFake: ['Date'] });
    const { asked, by } = counting();
    const token = await signed({ ...CLAIMS, exp: now + 600 });
    expect(await refusal(token, by)).toBe('accepted');
    asked.withdrawn = true;
    expect(await refusal(token, by)).toBe('accepted');
    vi.setSystemTime(now * 1_000 + 60_001);
    expect(await refusal(token, by)).toContain('token-invalid');
  });
});

describe('a token', () => {
  it('says whose request it is', async () => {
    const account = await tokens.accountOf(await signed(CLAIMS));
    expect(account).toEqual({ id: 'recorder-7', role: 'agency-recorder', agency: 'DHS' });
  });

  it.each<[string, JWTPayload, string]>([
    ['that has expired', { exp: now - 6 }, 'expired'],
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'iss'],
    ['for another service', { aud: 'payroll' }, 'aud'],
    ['that is not valid yet', { nbf: now + 60 }, 'nbf'],
    ['of an unknown role', { role: 'superuser' }, 'role'],
    ['of several roles', { role: ['operator'] }, 'role'],
    ['without an agency that can be recorded', { agency: 'D"HS' }, 'agency'],
    ['for an account with a blank', { sub: 'Testa Sample' }, 'sub'],
  ])('%s is refused', async (_, claims, reason) => {
    const said = await refusal(await signed({ ...CLAIMS, ...claims }));
    expect(said).toMatch(/^token-invalid: /);
    expect(said).toContain(reason);
    expect(said).not.toContain('Testa');
  });

  it.each(['exp', 'sub', 'role', 'agency', 'iss', 'aud'])(
    'without %s is refused',
    async (claim) => {
      const { [claim]: _, ...claims } = CLAIMS;
      expect(await refusal(await signed(claims))).toMatch(/^token-invalid: /);
    },
  );

  it('may be five seconds late, for clocks that differ', async () => {
    expect(await refusal(await signed({ ...CLAIMS, exp: now - 3 }))).toBe('accepted');
  });

  it('without a signature, of another key, changed or cut short is refused', async () => {
    const good = await signed(CLAIMS);
    const [head = '', body = '', mac = ''] = good.split('.');
    const none = `${base64url.encode('{"alg":"none"}')}.${body}.`;
    const operator = base64url.encode(JSON.stringify({ ...CLAIMS, role: 'operator' }));
    const other = (await generateKeyPair('EdDSA')).privateKey;
    const bad = [
      none,
      `${head}.${operator}.${mac}`,
      `${head}.${body}`,
      'x',
      await signed(CLAIMS, 'EdDSA', other),
    ];
    for (const token of bad) expect(await refusal(token)).toMatch(/^token-invalid: /);
  });

  it('with a shared secret is refused, even if the secret is the public key', async () => {
    const secret = new TextEncoder().encode(jwk.x ?? '');
    const token = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await refusal(token)).toMatch(/^token-invalid: /);
  });

  it('is no fault where the issuer cannot be reached: nobody is let in, and it may be sent again', async () => {
    const unreachable = Tokens.ofIssuer(ISSUER, new URL('http://127.0.0.1:1/jwks'));
    expect(await refusal(await signed(CLAIMS), unreachable)).toMatch(/^issuer-unavailable: /);
  });
});

describe('the local issuer', () => {
  const file = async (): Promise<string> =>
    join(await mkdtemp(join(tmpdir(), 'issuer-')), 'keys', 'local.json.issuer');

  it('makes its key once, readable by its owner alone', async () => {
    const path = await file();
    const [one, other] = await Promise.all([
      LocalIssuer.open(path, 'local'),
      LocalIssuer.open(path, 'local'),
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toContain('Ed25519');
    const token = await one.issueLocalToken('oversight', 'TIGTA');
    expect(await other.tokens.accountOf(token)).toMatchObject({
      role: 'oversight',
      agency: 'TIGTA',
    });
  });

  it('speaks for its own ledger only', async () => {
    const path = await file();
    const token = await (await LocalIssuer.open(path, 'one')).issueLocalToken('operator', 'IRS');
    expect(await refusal(token, (await LocalIssuer.open(path, 'two')).tokens)).toContain('iss');
  });

  it('refuses a key that others can read', async () => {
    const path = await file();
    await LocalIssuer.open(path, 'local');
    await chmod(path, 0o644);
    await expect(LocalIssuer.open(path, 'local')).rejects.toThrow('chmod 600');
  });
});
