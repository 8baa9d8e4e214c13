import type { Example } from '../../../example.js';
import { accessGranted } from '../../../examples-information.js';
import { agentOne, disclosed, letter, line, receipt } from '../../../examples.js';
import type { FactData, Officer } from '../../../facts.js';

// Rule 27 where access is given to what a request is about.

const KEEPER: Officer = { ...agentOne, officerId: 'KEEPER-1', role: 'custodian' };

/** Such a line disclosed to the agent, and access to it granted. */
const opened = (grant: Partial<FactData['AccessGranted']>) => [
  letter(),
  line(),
  receipt(),
  disclosed(),
  accessGranted(grant),
];

export const GRANT_EXAMPLES: readonly Example[] = [
  {
    name: 'access granted to someone who keeps the file and is not among the officers named',
    given: opened({ grantees: [KEEPER] }),
    expect: {
      DDC_CTR_2026: 'finding',
      DMASS_CEDC_2026: 'finding',
      others: 'undetermined',
    },
  },
  {
    name: 'access granted to a team of another agency',
    given: opened({ kind: 'outside-team', grantees: [{ ...agentOne, agency: 'EOP' }] }),
    expect: 'finding',
  },
  {
    name: 'access granted to the case agent only to keep the file',
    given: opened({ purpose: 'custody' }),
    expect: {
      DDC_CTR_2026: 'finding',
      DMASS_CEDC_2026: 'finding',
      IRS_PRACTICE_2025: 'clear',
      others: 'undetermined',
    },
  },
  {
    name: 'access granted to someone who is not among the officers named, of whose part nothing is recorded',
    given: opened({ grantees: [{ ...KEEPER, role: null }] }),
    expect: 'finding',
  },
  { name: 'access granted to the case agent', given: opened({}), expect: 'clear' },
  {
    name: 'access granted to an investigator of the agency who is not named',
    given: opened({ grantees: [{ ...agentOne, officerId: 'AGENT-8' }] }),
    expect: 'undetermined',
  },
  {
    name: 'to whom access was granted is not recorded',
    given: opened({ grantees: null }),
    expect: 'undetermined',
  },
  {
    name: 'for what access was granted is not recorded',
    given: opened({ purpose: null }),
    expect: 'undetermined',
  },
  {
    name: 'access granted to a contractor, on the conditions of (p)(9)',
    given: opened({ kind: 'contractor', grantees: [{ ...agentOne, agency: 'VENDOR-1' }] }),
    expect: 'undetermined',
  },
  {
    name: 'access granted inside government that answers no request',
    given: [accessGranted()],
    expect: 'not-applicable',
  },
];
