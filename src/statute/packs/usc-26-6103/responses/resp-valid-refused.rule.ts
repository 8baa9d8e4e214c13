import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { impairmentChecked } from '../../../examples-information.js';
import { refusalEntered, refusalLifted } from '../../../examples-supervision.js';
import { item, letter, line, order, receipt, refused, text, withdrawn } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { BuiltOn, Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { bearingsOf } from '../orders/order-reach.js';
import { relyingOn } from '../paragraph.js';
import { REQUEST_RULES } from '../request-rules.js';
import { defectsIn, doubtsIn, evidenceOf, wordsOf } from '../shortfalls.js';
import { onImpairment, onSafeguards } from './grounds.js';

type Refusal = FactOf<'LinesRefused'>;

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
    'whether a determination under (i)(6) or a refusal under (p)(4) was well founded, and whether one was made where it is the ground that the refusal states',
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
        withGround(view, act) ??
        afterWithdrawal(view) ??
        onImpairment(view) ??
        byOrder(view, act) ??
        onMerits(view, builtOn),
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
      name: 'refused on a determination under (i)(6)',
      given: told(refused({ ground: 'impairment' })),
      expect: 'clear',
    },
    {
      name: 'refused for safeguards',
      given: told(refused({ ground: 'safeguards' })),
      expect: 'clear',
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

const withGround = (view: View, { data: { ground } }: Refusal): Verdict | undefined => {
  if (ground === 'impairment')
    return clear(
      'Refused on a determination under 6103(i)(6), which forbids the disclosure.',
      view.evidence(),
    );
  if (ground === 'safeguards') return clear('Refused for safeguards.', view.evidence());
  return undefined;
};

const afterWithdrawal = (view: View): Verdict | undefined => {
  const withdrawal = view.latest('RequestWithdrawn');
  return withdrawal && clear('The request had been withdrawn.', view.evidence(withdrawal));
};

/** Whatever ground was given, what a court forbids is rightly refused. */
const byOrder = (view: View, act: Refusal): Verdict | undefined => {
  if (view.orders === undefined)
    return notRecorded(
      'orders',
      'The register of court orders is not part of the record; one may have forbidden an answer.',
      view.evidence(),
    );
  const bearings = bearingsOf(view.orders, {
    act,
    deed: 'disclose',
    actor: { names: [act.agency, 'IRS'] },
    authorities: [view.authority],
    items: view.stated('items'),
    told: [view.letter('requestingAgency')],
  });
  const forbidding = bearings.filter((bearing) => bearing.kind === 'forbids');
  if (forbidding.length > 0)
    return clear(
      'An order of a court in force forbade the disclosure.',
      view.evidence(...forbidding.map(({ terms }) => terms)),
    );
  const causes = bearings.flatMap((bearing) => (bearing.kind === 'doubtful' ? bearing.causes : []));
  return causes.length === 0
    ? undefined
    : undetermined(
        causes,
        'Whether an order of a court forbade the disclosure turns on what is not recorded or not decided here.',
        view.evidence(),
      );
};

const onMerits = (view: View, builtOn: BuiltOn): Verdict => {
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
  const refusal = onSafeguards(view);
  if (refusal !== undefined) return refusal;
  return isOf(view.act, 'LinesRefused') && view.act.data.ground === null
    ? notRecorded('ground', 'On what ground it was refused is not recorded.', view.evidence())
    : finding(
        { severity: 'ANOM', elements: ['response'] },
        'Refused, although nothing recorded speaks against the request, to which the law says "shall disclose".',
        view.evidence(),
      );
};
