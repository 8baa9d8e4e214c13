import type { Role } from '../kernel/role.js';

/** `open`: anyone, without a token. Otherwise these roles and no other. */
export type Permission = 'open' | readonly Role[];

const SIDES = ['agency-recorder', 'irs-recorder'] as const;
const OVERSIGHT = ['oversight', 'oversight-personal', 'reviewer'] as const;
const HISTORY = [...SIDES, ...OVERSIGHT] as const;
const REGISTERS = ['registrar', 'watchdog', ...OVERSIGHT] as const;

/**
 * Who may do what: every route there is. The guard reads it, a route without a row stops the start,
 * and a test asks every cell. Of the lists an agency sees its own, a watchdog the public faces; reports of
 * a year are no agency's. Of the history of a stream a side sees what the two sides record.
 */
export const PERMISSIONS = {
  'GET /health/live': 'open',
  'GET /health/ready': 'open',
  'GET /problems': 'open',
  'GET /problems/:id': 'open',
  'GET /docs/api': 'open',
  'GET /docs/api-json': 'open',
  'GET /docs/api/:asset': 'open',
  'GET /log/checkpoint': 'open',
  'GET /log/vkey': 'open',
  'GET /log/policy': 'open',
  'GET /log/tile/*': 'open',
  'GET /log/receipts/:id': 'open',
  'GET /log/silence': 'open',
  'GET /v1/events': 'open',
  'GET /v1/stream': 'open',
  'GET /v1/rules': 'open',
  'GET /v1/readings': 'open',
  'GET /v1/traceability': 'open',
  'GET /v1/totals': 'open',
  'GET /v1/days': 'open',
  'GET /metrics': ['operator'],

  'POST /v1/requests': SIDES,
  'POST /v1/requests/:id/lines': SIDES,
  'POST /v1/requests/:id/submission': SIDES,
  'POST /v1/requests/:id/amendments': ['agency-recorder'],
  'POST /v1/requests/:id/withdrawal': ['agency-recorder'],
  'POST /v1/requests/:id/receipts': ['irs-recorder'],
  'POST /v1/requests/:id/responses': ['irs-recorder'],
  'POST /v1/requests/:id/disclosures': ['irs-recorder'],
  'POST /v1/requests/:id/errors': SIDES,
  'POST /v1/requests/:id/links': SIDES,
  'POST /v1/requests/:id/authorities': SIDES,
  'POST /v1/requests/:id/accountings': SIDES,
  'POST /v1/requests/:id/uses': SIDES,
  'POST /v1/requests/:id/disposals': SIDES,
  'POST /v1/requests/:id/notices': SIDES,
  'GET /v1/requests': [...HISTORY, 'watchdog'],
  'GET /v1/requests/:id': HISTORY,
  'GET /v1/requests/:id/lines': HISTORY,
  'GET /v1/requests/:id/timeline': HISTORY,
  'GET /v1/requests/:id/export': HISTORY,
  'GET /v1/requests/:id/replay': OVERSIGHT,

  'POST /v1/batches': SIDES,
  'GET /v1/batches': HISTORY,
  'GET /v1/batches/:id': HISTORY,
  'GET /v1/batches/:id/parts': HISTORY,
  'PUT /v1/batches/:id/parts/:n': SIDES,
  'POST /v1/batches/:id/commit': SIDES,
  'DELETE /v1/batches/:id': SIDES,
  'GET /v1/batches/:id/job': HISTORY,
  'GET /v1/batches/:id/job/events': HISTORY,
  'GET /v1/batches/:id/outcomes': HISTORY,
  'GET /v1/batches/:id/receipt': HISTORY,

  'POST /v1/disclosures': ['irs-recorder'],
  'POST /v1/disclosures/:id/errors': SIDES,
  'POST /v1/disclosures/:id/authorities': SIDES,
  'POST /v1/disclosures/:id/accountings': SIDES,
  'POST /v1/disclosures/:id/uses': SIDES,
  'POST /v1/disclosures/:id/disposals': SIDES,
  'POST /v1/disclosures/:id/notices': SIDES,
  'GET /v1/disclosures': OVERSIGHT,
  'GET /v1/disclosures/:id': HISTORY,

  'POST /v1/inspections': SIDES,
  'POST /v1/inspections/:id/steps': SIDES,
  'GET /v1/inspections': [...OVERSIGHT, 'watchdog'],
  'GET /v1/inspections/:id': HISTORY,

  'POST /v1/orders': ['registrar'],
  'POST /v1/orders/:id/modifications': ['registrar'],
  'POST /v1/orders/:id/lift': ['registrar'],
  'GET /v1/orders': REGISTERS,
  'POST /v1/commitments': ['registrar'],
  'GET /v1/commitments': REGISTERS,
  'POST /v1/offices': ['registrar'],
  'GET /v1/offices': REGISTERS,
  'POST /v1/readings': ['registrar'],

  'POST /v1/safeguards': SIDES,
  'GET /v1/safeguards': [...HISTORY, 'watchdog'],
  'POST /v1/incidents': SIDES,
  'POST /v1/incidents/:id/reports': SIDES,
  'GET /v1/incidents': [...HISTORY, 'watchdog'],
  'POST /v1/annual-reports': ['irs-recorder'],
  'POST /v1/annual-reports/:id/corrections': ['irs-recorder'],
  'GET /v1/annual-reports': ['irs-recorder', ...OVERSIGHT, 'watchdog'],
  'GET /v1/annual-reports/:id/reconciliation': OVERSIGHT,
  'POST /v1/attestations': SIDES,
  'GET /v1/attestations': [...HISTORY, 'watchdog'],
  'GET /v1/attestations/overdue': [...HISTORY, 'watchdog'],
  'POST /v1/attestations/duties': ['registrar'],
  'GET /v1/attestations/duties': [...HISTORY, 'registrar', 'watchdog'],
  'GET /v1/streams/:id/timeline': HISTORY,

  'GET /v1/findings': OVERSIGHT,
  'GET /v1/findings/counts': OVERSIGHT,
  'GET /v1/findings/groups': OVERSIGHT,
  'GET /v1/findings/:id': OVERSIGHT,
  'POST /v1/findings/:id/reviews': ['reviewer'],
  'GET /v1/reviews': OVERSIGHT,
  'GET /v1/days/:day/findings': OVERSIGHT,
  'GET /v1/days/:day/findings/:id/proof': OVERSIGHT,
  'GET /v1/accounting': [...OVERSIGHT, 'watchdog'],
  'GET /v1/reports/exceptions': OVERSIGHT,
  'GET /v1/reports/disclosures/:year': OVERSIGHT,
  'GET /v1/reports/two-sides': [...HISTORY, 'watchdog'],
  'POST /v1/judgements': OVERSIGHT,
  'GET /v1/judgements/:id': OVERSIGHT,
  'GET /v1/judgements/:id/summary': OVERSIGHT,
  'GET /v1/judgements/:id/result': OVERSIGHT,
  'POST /v1/personal-readings': ['oversight-personal'],
  'GET /v1/personal-readings': OVERSIGHT,
  'POST /v1/openings': ['oversight-personal'],
  'POST /v1/person-searches': ['oversight-personal'],
  'POST /v1/affected-persons': ['oversight-personal'],
} as const satisfies Readonly<Record<string, Permission>>;

/** The row of a route; `undefined`: there is none, so nobody may. HEAD asks for what GET would. */
export const permissionOf = (method: string, pattern: string): Permission | undefined =>
  (PERMISSIONS as Readonly<Record<string, Permission>>)[
    `${method === 'HEAD' ? 'GET' : method} ${pattern}`
  ];

/** Methods that some route takes at this address, as sent; none when no route is there. */
export const methodsAt = (url: string): readonly string[] => {
  const [path = ''] = url.split('?');
  const methods = PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)];
};

const PATTERNS = Object.keys(PERMISSIONS).map((route) => {
  const [method = '', path = ''] = route.split(' ');
  return {
    method,
    pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replace('*', '.+')}$`),
  };
});
