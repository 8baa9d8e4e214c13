import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from 'jose';
import type { Role } from '../../kernel/role.js';
import { AUDIENCE, Tokens } from './tokens.js';

const HOURS_VALID = 24;

/** Issues the tokens of a ledger that has no issuer of its own. Whoever can read its key file is anyone. */
export class LocalIssuer {
  readonly tokens: Tokens;

  private constructor(
    private readonly name: string,
    private readonly key: JWK,
  ) {
    const { d: _, ...publicKey } = key;
    this.tokens = new Tokens(name, createLocalJWKSet({ keys: [publicKey] }));
  }

  /**
   * With the Ed25519 key in that file, which is made (mode 0600) when it is missing.
   * @throws Error when others can read the file.
   */
  static async open(file: string, ledgerId: string): Promise<LocalIssuer> {
    await makeIfMissing(file);
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0)
      throw new Error(
        `Others can read ${file}: whoever does can sign tokens. Run: chmod 600 ${file}`,
      );
    return new LocalIssuer(`local:${ledgerId}`, JSON.parse(await readFile(file, 'utf8')) as JWK);
  }

  /** A token for that role of that agency, valid for a day. */
  async issueLocalToken(role: Role, agency: string): Promise<string> {
    return new SignJWT({ role, agency })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.key.kid ?? '' })
      .setIssuer(this.name)
      .setAudience(AUDIENCE)
      .setSubject(`${role}@${agency.replaceAll(' ', '-')}`)
      .setIssuedAt()
      .setExpirationTime(`${HOURS_VALID}h`)
      .sign(await importJWK(this.key, 'EdDSA'));
  }
}

/** Written aside and linked: of two processes that start at once one makes it, and both read it whole. */
const makeIfMissing = async (file: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const aside = `${file}.${randomUUID()}`;
  await writeFile(aside, `${JSON.stringify({ ...jwk, kid })}\n`, { flag: 'wx', mode: 0o600 });
  try {
    await link(aside, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(aside);
  }
};
