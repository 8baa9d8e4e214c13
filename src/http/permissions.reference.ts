import { ROLES } from '../kernel/role.js';
import { PERMISSIONS, type Permission } from './permissions.js';

/** docs/reference/permissions.md, made from the table that the guard reads. */
export const permissionsPage = (): string => {
  const rows = Object.entries<Permission>(PERMISSIONS).map(([route, permission]) => {
    const cells = ROLES.map((role) =>
      permission === 'open' || permission.includes(role) ? '●' : '',
    );
    return `| \`${route}\` | ${permission === 'open' ? '●' : ''} | ${cells.join(' | ')} |`;
  });
  return [
    '# Who may do what',
    '',
    'Made from `src/http/permissions.ts`, the table that the service reads; a test asks every cell. Of lists an agency sees its own, a watchdog the public faces.',
    '',
    `| | anyone | ${ROLES.join(' | ')} |`,
    `|---|---|${ROLES.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
};
