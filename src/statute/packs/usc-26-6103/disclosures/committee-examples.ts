import type { Example } from '../../../example.js';
import { agentOne, disclosed } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';

// Rule 49 where committees of Congress may be told, (f).

/** Told under this paragraph to this agency, without a request. */
export const told = (
  authority: string | null,
  agency: string | null,
  data: Partial<FactOf<'Disclosed'>['data']> = {},
) => [
  disclosed({
    line: null,
    authority,
    recipientAgency: agency,
    recipients: agency === null ? null : [{ ...agentOne, agency }],
    ...data,
  }),
];

export const COMMITTEE_EXAMPLES: readonly Example[] = [
  {
    name: 'to an office of a department under (f)(1), which names committees of Congress',
    given: told('6103(f)(1)', 'DHS'),
    expect: 'finding',
  },
  {
    name: 'to an office of a department under (f)(2)',
    given: told('6103(f)(2)', 'DHS'),
    expect: 'finding',
  },
  {
    name: 'to an agency of a State under (f)(3)',
    given: told('6103(f)(3)', 'US-NY'),
    expect: 'finding',
  },
  {
    name: 'to an office of a county under (f)(1)',
    given: told('6103(f)(1)', 'US-IL/Cook County'),
    expect: 'finding',
  },
  {
    name: 'to people of a department under (f)(4)(A), who may act for a committee',
    given: told('6103(f)(4)(A)', 'GAO'),
    expect: 'undetermined',
  },
  {
    name: 'to a department under (f)(5), by one who saw misconduct',
    given: told('6103(f)(5)', 'DHS'),
    expect: 'undetermined',
  },
  {
    name: 'to a department under (f), under which paragraph of it is not recorded',
    given: told('6103(f)', 'DHS'),
    expect: 'undetermined',
  },
  {
    name: 'to a department under (f)(1), in what office is not recorded of one of two',
    given: told('6103(f)(1)', 'DHS', {
      recipients: [agentOne, { ...agentOne, officerId: 'AGENT-2', office: null }],
    }),
    expect: 'undetermined',
  },
  {
    name: 'to a department under (f)(1), and none of its people is recorded',
    given: told('6103(f)(1)', 'DHS', { recipients: [] }),
    expect: 'undetermined',
  },
  {
    name: 'to a department under (f)(1), who was told is not recorded',
    given: told('6103(f)(1)', 'DHS', { recipients: null }),
    expect: 'undetermined',
  },
];
