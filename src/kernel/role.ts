/** Who may act. What each may do: http/permissions.ts. Source: semantics of the ledger, "Roles". */
export const ROLES = [
  'agency-recorder',
  'irs-recorder',
  'registrar',
  'oversight',
  'oversight-personal',
  'reviewer',
  'watchdog',
  'operator',
] as const;

export type Role = (typeof ROLES)[number];

/** On whose account a fact was recorded. Two sides record a request; the others are neither. */
export type Side = 'agency' | 'irs' | 'registrar' | 'reviewer' | 'ledger';

export const sideOf = (role: string): Side => {
  switch (role) {
    case 'agency-recorder':
      return 'agency';
    case 'irs-recorder':
      return 'irs';
    case 'registrar':
      return 'registrar';
    case 'reviewer':
      return 'reviewer';
    default:
      return 'ledger';
  }
};

/** Who recorded an event: an account or an office, never a private person's name. */
export type Actor = { readonly id: string; readonly role: string; readonly agency: string };
