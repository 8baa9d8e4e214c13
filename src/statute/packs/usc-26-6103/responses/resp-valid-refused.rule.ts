import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { impairmentChecked } from '../../../examples-information.js';
import { refusalEntered, refusalLifted } from '../../../examples-supervision.js';
import { item, letter, line, order, receipt, refused, text, withdrawn } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { BuiltOn, Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';
import { REQUEST_RULES } from '../request-rules.js';
import { defectsIn, doubtsIn, evidenceOf, wordsOf } from '../shortfalls.js';
import { byOrder, onGround, onImpairment, onSafeguards, type Refusal } from './grounds.js';

/** A complete line, refused. */
const told = (refusal: ReturnType<typeof refused>) => [letter(), line(), receipt(), refusal];

/** 18 · A request that meets the paragraph binds the IRS: it "shall" disclose. */
export const respValidRefused: Rule = {
  id: 'RESP-VALID-REFUSED',
  number: 18,
  title: 'Refused although the request possibly met the paragraph',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote: 'shall disclose return information (other than taxpayer return information)',
  inForce: { from: FIRST_DAY },
  acts: ['LinesRefused'],
  scope: 'line',
  switches: [],
  buildsOn: REQUEST_RULES,
  notDecidedHere: [
    'whether a determination under (i)(6) or a refusal under (p)(4) was well founded',
    'slowness: the statute sets no time within which to answer',
  ],
  news: ['N14', 'N15'],
  assess: (view, _answers, builtOn) => {
    const { act } = view;
    if (!isOf(act, 'LinesRefused')) return undefined;
    return relyingOn(
      ['(i)(2)'],
      view,
      () =>
        afterWithdrawal(view) ??
        onImpairment(view) ??
        byOrder(view, act) ??
        onMerits(view, act, builtOn),
    );
  },
  examples: [
    {
      name: 'a request that holds every element, refused as policy',
      given: told(refused({ ground: 'policy' })),
      expect: 'finding',
    },
    {
      name: 'called deficient, though nothing on record is',
      given: told(refused({ ground: 'deficient' })),
      expect: 'finding',
    },
    {
      name: 'refused for an order of a court, and none is on record',
      given: told(refused({ ground: 'court-order' })),
      expect: 'finding',
    },
    {
      name: 'refused while a stay forbids the answer',
      given: [...told(on('2025-12-01', refused({ ground: 'court-order' }))), order()],
      expect: 'clear',
    },
    {
      name: 'refused for want of an address',
      given: [letter(), line({ addressClass: text('missing') }), receipt(), refused()],
      expect: 'clear',
    },
    {
      name: 'refused on a determination under (i)(6), which is on record',
      given: [
        letter(),
        line(),
        receipt(),
        on('2025-08-01', impairmentChecked({ result: 'identifies-informant' })),
        refused({ ground: 'impairment' }),
      ],
      expect: 'clear',
    },
    {
      name: 'refused for safeguards, as the register has it',
      given: [refusalEntered(), ...told(refused({ ground: 'safeguards' }))],
      expect: 'clear',
    },
    {
      name: 'refused for safeguards, as the register has it; whether a reason was given is not recorded',
      given: [
        refusalEntered(),
        letter(),
        line({ reasonClass: null }),
        receipt(),
        refused({ ground: 'safeguards' }),
      ],
      expect: 'clear',
    },
    {
      name: 'refused for impairment and for want of an address, without a determination on record',
      given: [
        letter(),
        line({ addressClass: text('missing') }),
        receipt(),
        refused({ ground: 'impairment' }),
      ],
      expect: 'clear',
    },
    {
      name: 'refused for impairment, and no determination under (i)(6) is on record',
      given: told(refused({ ground: 'impairment' })),
      expect: 'undetermined',
    },
    {
      name: 'refused for impairment, after the determination was lifted',
      given: [
        letter(),
        line(),
        receipt(),
        on('2025-08-01', impairmentChecked({ result: 'identifies-informant' })),
        on('2025-08-02', impairmentChecked({ lifted: true })),
        refused({ ground: 'impairment' }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'refused for safeguards, and no refusal of the agency is on record',
      given: told(refused({ ground: 'safeguards' })),
      expect: 'undetermined',
    },
    {
      name: 'refused as policy, while a determination under (i)(6) stood',
      given: [
        letter(),
        line(),
        receipt(),
        on('2025-08-01', impairmentChecked({ result: 'identifies-informant' })),
        refused({ ground: 'policy' }),
      ],
      expect: 'clear',
    },
    {
      name: 'refused as policy, after that determination was lifted',
      given: [
        letter(),
        line(),
        receipt(),
        on('2025-08-01', impairmentChecked({ result: 'identifies-informant' })),
        on('2025-08-02', impairmentChecked({ lifted: true })),
        refused({ ground: 'policy' }),
      ],
      expect: 'finding',
    },
    {
      name: 'refused as policy, while the agency was refused for its safeguards',
      given: [refusalEntered(), ...told(refused({ ground: 'policy' }))],
      expect: 'clear',
    },
    {
      name: 'refused as policy, after the refusal for safeguards was lifted',
      given: [refusalEntered(), refusalLifted(), ...told(refused({ ground: 'policy' }))],
      expect: 'finding',
    },
    {
      name: 'a refusal for safeguards that was recorded after the line was refused',
      given: [...told(refused({ ground: 'policy' })), recorded('2025-09-01', refusalEntered())],
      expect: 'undetermined',
    },
    {
      name: 'what the check under (i)(6) found is not recorded',
      given: [
        letter(),
        line(),
        receipt(),
        on('2025-08-01', impairmentChecked({ result: null })),
        refused({ ground: 'policy' }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'without the register of safeguards',
      given: told(refused({ ground: 'policy' })),
      without: ['safeguards'],
      expect: 'undetermined',
    },
    {
      name: 'refused after the agency withdrew it',
      given: [letter(), line(), receipt(), withdrawn(), refused({ ground: 'other' })],
      expect: 'clear',
    },
    {
      name: 'refused while a policy of sharing addresses is stayed, though no address was asked for',
      given: [
        letter({ items: [item('bank-records', { source: 'summons' })] }),
        line(),
        receipt({ items: [item('bank-records', { source: 'summons' })] }),
        on('2025-12-01', refused({ ground: 'policy' })),
        order(),
      ],
      expect: 'undetermined',
    },
    {
      name: 'on what ground is not recorded',
      given: told(refused({ ground: null })),
      expect: 'undetermined',
    },
    {
      name: 'without the register of orders',
      given: told(refused({ ground: 'policy' })),
      without: ['orders'],
      expect: 'undetermined',
    },
  ],
};

const afterWithdrawal = (view: View): Verdict | undefined => {
  const withdrawal = view.latest('RequestWithdrawn');
  return withdrawal && clear('The request had been withdrawn.', view.evidence(withdrawal));
};

const onMerits = (view: View, act: Refusal, builtOn: BuiltOn): Verdict => {
  const refusal = onSafeguards(view);
  if (refusal?.outcome === 'clear') return refusal;
  const defects = defectsIn(builtOn);
  if (defects.length > 0)
    return clear('The request fell short, so it could be refused.', evidenceOf(view, defects));
  const { verdicts, causes } = doubtsIn(builtOn);
  if (causes.length > 0)
    return undetermined(
      causes,
      `Whether the request met the paragraph cannot be told. ${wordsOf(verdicts)}`,
      evidenceOf(view, verdicts),
    );
  return refusal ?? onGround(view, act);
};
