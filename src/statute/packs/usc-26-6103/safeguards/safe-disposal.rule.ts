import { addDays, type Day } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import {
  copied,
  disposalCertified,
  disposalRequested,
  hold,
  matterClosed,
} from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { confirmed, disclosed, letter } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { dueBy } from '../../../timers.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import {
  isOverManyLines,
  ON_LINES,
  onDuty,
  type Said,
  shownBy,
  weighAlike,
  weighSaid,
} from '../duties.js';
import { missing } from '../points.js';
import { certificatesSince, certifiedLate, notCertified, onCopy } from './copies.js';
import { DESTROYED_UNDER_HOLD, holdsOn, orHeld, underHold } from './holds.js';

type Certificate = FactOf<'DisposalCertified'>;

/** The sixtieth day after the request of 20 January 2026. */
const DAY_60 = closed('2026-03-21');
const RETURNED = disposalCertified({ manner: 'returned' });

/** 40 · When the use is over, information and copies are returned, made undisclosable, or kept under safeguards. */
export const safeDisposal: Rule = {
  id: 'SAFE-DISPOSAL',
  number: 40,
  title:
    'No disposal recorded in this ledger when its use was over, or possibly destroyed under a hold',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(4)(F)(ii)' }],
  quote: 'otherwise make such returns or return information undisclosable',
  inForce: { from: FIRST_DAY },
  acts: ['MatterClosed', 'DisposalRequested', 'DisposalCertified'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'the number of days: the statute sets none; where a request for disposal sets no day, a figure of ours is used',
    'a certificate: the statute asks Federal agencies for none; the rule looks for proof of one of the three ends, of which to keep the information under safeguards is one',
    'what forbids to destroy under a hold: an order of a court or the duty to preserve evidence, not (p)(4)(F)(ii); it is shown here beside the ends of which it bars one',
    'whether who destroyed it knew of the hold',
    'whether it was disposed of, or is kept under safeguards, though this ledger shows no record of that',
    'whether the manner that a certificate states is what was done',
    'a hold that ends: it is recorded with its last day',
    'what (p)(4)(F)(i) asks of State agencies, a written report of the manner',
  ],
  news: [],
  assess: (view) => {
    const { act } = view;
    if (isOf(act, 'DisposalCertified')) return ofCertificate(view, act);
    if (isOf(act, 'MatterClosed')) return ofEnd(view, null);
    return isOf(act, 'DisposalRequested') ? ofEnd(view, act.data.dueOn) : undefined;
  },
  examples: [
    {
      name: 'asked for in January 2026, no certificate recorded on the sixtieth day',
      given: [disposalRequested(), DAY_60],
      expect: 'finding',
    },
    {
      name: 'the matter closed, and nothing recorded as certified in the set time',
      given: [matterClosed(), closed('2026-01-30')],
      expect: 'finding',
    },
    {
      name: 'certified after the day that the request set',
      given: [disposalRequested({ dueOn: '2026-01-30' }), disposalCertified()],
      act: 'DisposalRequested',
      expect: 'finding',
    },
    {
      name: 'kept under the safeguards, and certified so only 64 days after the set time',
      given: [
        disposalRequested({ dueOn: '2026-01-30' }),
        on('2026-04-04', disposalCertified({ manner: 'retained-under-safeguards' })),
      ],
      act: 'DisposalRequested',
      expect: 'finding',
    },
    {
      name: 'a copy that no certificate covers',
      given: [
        copied(),
        copied({ copy: 'C-2' }),
        disposalRequested(),
        disposalCertified({ allCopies: false }),
        DAY_60,
      ],
      act: 'DisposalRequested',
      expect: 'finding',
    },
    {
      name: 'certified before it was last disclosed',
      given: [on('2025-08-06', disposalCertified()), disclosed(), disposalRequested(), DAY_60],
      act: 'DisposalRequested',
      expect: 'finding',
    },
    {
      name: 'destroyed while a litigation hold forbade it',
      given: [hold(), disposalRequested(), disposalCertified()],
      expect: 'finding',
    },
    {
      name: 'destroyed, the hold told only afterwards',
      given: [disposalRequested(), disposalCertified(), recorded('2026-03-01', hold())],
      expect: 'finding',
    },
    {
      name: 'a certificate that covers all copies',
      given: [copied(), disposalRequested(), disposalCertified(), DAY_60],
      act: 'DisposalRequested',
      expect: 'clear',
    },
    {
      name: 'certified on the very day that the request set',
      given: [disposalRequested({ dueOn: '2026-02-02' }), disposalCertified()],
      act: 'DisposalRequested',
      expect: 'clear',
    },
    {
      name: 'kept under the safeguards, and certified so',
      given: [
        matterClosed(),
        on('2026-01-10', disposalCertified({ manner: 'retained-under-safeguards' })),
      ],
      act: 'MatterClosed',
      expect: 'clear',
    },
    {
      name: 'returned, though a hold forbids destruction',
      given: [hold(), disposalRequested(), RETURNED],
      expect: 'clear',
    },
    {
      name: 'destroyed after the hold had ended',
      given: [hold({ to: '2026-02-02' }), disposalRequested(), disposalCertified()],
      expect: 'clear',
    },
    {
      name: 'said to have been disposed of in February, but told only in May',
      given: [disposalRequested(), DAY_60, recorded('2026-05-04', disposalCertified())],
      act: 'DisposalRequested',
      expect: 'undetermined',
    },
    {
      name: 'the same, borne out by a reviewer',
      given: [
        disposalRequested(),
        DAY_60,
        recorded('2026-05-04', disposalCertified()),
        confirmed(2),
      ],
      act: 'DisposalRequested',
      expect: 'clear',
    },
    {
      name: 'nothing certified while a hold forbids destruction',
      given: [hold(), disposalRequested(), DAY_60],
      act: 'DisposalRequested',
      expect: 'undetermined',
    },
    {
      name: 'the same, of which the hold was told only in May',
      given: [disposalRequested(), DAY_60, recorded('2026-05-04', hold())],
      expect: 'undetermined',
    },
    {
      name: 'nothing certified, and a hold that was made only after the last day',
      given: [disposalRequested(), DAY_60, on('2026-03-22', hold())],
      expect: 'finding',
    },
    {
      name: 'in what manner is not recorded, under a hold',
      given: [hold(), disposalCertified({ manner: null })],
      expect: 'undetermined',
    },
    {
      name: 'a request closed as a whole, whose lines are certified one by one',
      given: [letter(), matterClosed({ lines: null }), closed('2026-01-30')],
      expect: 'undetermined',
    },
    {
      name: 'the sixtieth day is not yet over',
      given: [disposalRequested(), closed('2026-03-20')],
      expect: 'not-applicable',
    },
  ],
};

const ofCertificate = (view: View, { data, occurredOn }: Certificate): Verdict | undefined => {
  const holds = holdsOn(view, occurredOn);
  if (holds.length === 0 && data.manner === null)
    return notRecorded('manner', 'What was done with it is not recorded.', view.evidence());
  return weighAlike(
    [holds.flatMap(({ data: { from } }) => underHold(data.manner, from))],
    'Nothing was destroyed that a recorded hold forbade to destroy.',
    view.evidence(...holds),
  );
};

const ofEnd = (view: View, dueOn: string | null): Verdict | undefined => {
  const { occurredOn } = view.act;
  const by = (dueOn as Day | null) ?? addDays(occurredOn, parameter('days-to-dispose', occurredOn));
  const setBy = dueOn === null ? 'our figure' : 'the request for disposal';
  const due = dueBy(view, by, certificatesSince(view));
  const held = holdsOn(view, by);
  const said: readonly Said[] = [
    onDuty(due, {
      undone: isOverManyLines(view) ? ON_LINES : orHeld(view, by, notCertified(setBy)),
      late: (days) => orHeld(view, by, certifiedLate(days, setBy)),
    }),
    ...('fact' in due && due.fact !== undefined ? onEach(view, by, due.fact) : []),
  ];
  return weighSaid(
    said,
    'What became of the information and of every copy recorded was certified in time.',
    view.evidence(shownBy(due), ...held),
  );
};

/** Once something was certified: its manner, and each copy. */
const onEach = (view: View, by: Day, certificate: Certificate): readonly Said[] => {
  const { manner } = certificate.data;
  const isUnderHold = holdsOn(view, certificate.occurredOn).length > 0;
  return [
    manner === null ? [missing('manner', 'What was done with it is not recorded.')] : [],
    manner === 'made-undisclosable' && isUnderHold ? [DESTROYED_UNDER_HOLD] : [],
    ...view.learnt('Copied').map((copy) => onCopy(view, by, copy)),
  ];
};
