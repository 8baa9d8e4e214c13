import type { LocalIssuer } from './http/auth/local-issuer.js';
import { type Role, ROLES } from './kernel/role.js';
import type { Config } from './platform/config.js';

/** For which agency the token of a role is printed. */
const AGENCY_OF: Readonly<Record<Role, string>> = {
  'agency-recorder': 'DHS',
  'irs-recorder': 'IRS',
  registrar: 'registrar',
  oversight: 'TIGTA',
  'oversight-personal': 'TIGTA',
  reviewer: 'TIGTA',
  watchdog: 'public',
  operator: 'operator',
};

/** What a newcomer reads after the start: where it is, a token for each role, and three things to try. */
export const welcome = async (
  address: string,
  { ledger }: Config,
  issuer: LocalIssuer | undefined,
  stories: boolean,
): Promise<string> => {
  const lines = [`The disclosure ledger "${ledger.id}" (${ledger.kind}) answers at ${address}`];
  if (issuer !== undefined && ledger.kind === 'demonstration') {
    lines.push('', 'One token for each role, valid for a day:', '', `export LEDGER=${address}`);
    for (const role of ROLES) {
      const token = await issuer.issueLocalToken(role, AGENCY_OF[role]);
      lines.push(`export ${role.toUpperCase().replaceAll('-', '_')}=${token}`);
    }
  }
  if (stories) lines.push('', ...thingsToTry());
  return `${lines.join('\n')}\n\n`;
};

const thingsToTry = (): readonly string[] => [
  'Three things to try in another terminal, after pasting the lines above:',
  '',
  '1. August 2025 in miniature: possible breaches by element and reading, under "disclosures" (address, on a fresh ledger: 43, 2, 0)',
  'curl -s "$LEDGER/v1/findings/counts" -H "Authorization: Bearer $OVERSIGHT"; echo',
  '',
  '2. The public side of the log, without a token: what anyone may follow',
  'curl -s "$LEDGER/v1/events?limit=3"',
  '',
  '3. What the law makes of an address, before it is ever sent',
  "printf 'NA NA\\n1420 W 18th St Apt 2, Chicago IL 60608\\n' | npm run -s ledger -- law address",
];
