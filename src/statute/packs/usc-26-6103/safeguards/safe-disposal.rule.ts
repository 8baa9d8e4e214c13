import { addDays, type Day } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
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
import { DISPOSAL_EXAMPLES } from './disposal-examples.js';
import { DESTROYED_UNDER_HOLD, holdsOn, orHeld, underHold } from './holds.js';
import { onManner, type Received, received } from './received.js';

type Certificate = FactOf<'DisposalCertified'>;

/** 40 · When the use is over, information and copies are returned, made undisclosable, or kept under safeguards. */
export const safeDisposal: Rule = {
  id: 'SAFE-DISPOSAL',
  number: 40,
  title:
    'No disposal recorded in this ledger when its use was over, or possibly destroyed under a hold',
  cite: [
    { title: 26, section: '6103', pinpoint: '(p)(4)(F)(i)' },
    { title: 26, section: '6103', pinpoint: '(p)(4)(F)(ii)' },
  ],
  quote: [
    'return to the Secretary such returns or return information (along with any copies made therefrom) or make such returns or return information undisclosable in any manner and furnish a written report to the Secretary describing such manner',
    'in the case of an agency described in subsection (h)(2), (h)(5), (i)(1), (2), (3), (5) or (7)',
    'return to the Secretary such returns or return information (along with any copies made therefrom),',
    'otherwise make such returns or return information undisclosable, or',
    'to the extent not so returned or made undisclosable, ensure that the conditions of subparagraphs (A), (B), (C), (D), and (E) of this paragraph continue to be met with respect to such returns or return information',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['MatterClosed', 'DisposalRequested', 'DisposalCertified'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'the number of days: the statute sets none; where a request for disposal sets no day, a figure of ours is used',
    'a certificate: the statute asks Federal agencies for none; the rule looks for proof of one of the three ends, of which to keep the information under safeguards is one',
    'what forbids to destroy under a hold: an order of a court or the duty to preserve evidence, not (p)(4)(F); it is shown here beside the ends of which it bars one',
    'whether who destroyed it knew of the hold',
    'whether it was disposed of, or is kept under safeguards, though this ledger shows no record of that',
    'whether the manner that a certificate states is what was done',
    'a hold that ends: it is recorded with its last day',
    'how information ends that was received under paragraphs of the list of (p)(4) other than (i)(1), (2), (3), (5) and (7)',
    'the written report of the manner that (p)(4)(F)(i) asks of bodies of States and of whoever was told of a danger under (i)(3)(B)(i), and whether one of them may keep the information',
  ],
  news: [],
  assess: (view) => {
    const { act } = view;
    if (isOf(act, 'DisposalCertified')) return ofCertificate(view, act);
    if (isOf(act, 'MatterClosed')) return ofEnd(view, null);
    return isOf(act, 'DisposalRequested') ? ofEnd(view, act.data.dueOn) : undefined;
  },
  examples: DISPOSAL_EXAMPLES,
};

const ofCertificate = (view: View, { data, occurredOn }: Certificate): Verdict | undefined => {
  const from = received(view);
  if (from === undefined) return undefined;
  const holds = holdsOn(view, occurredOn);
  if (holds.length === 0 && data.manner === null)
    return notRecorded('manner', 'What was done with it is not recorded.', view.evidence());
  return weighAlike(
    [
      holds.flatMap(({ data: hold }) => underHold(data.manner, hold.from)),
      [...from.doubts, ...onManner(data.manner, from)],
    ],
    'Nothing was destroyed that a recorded hold forbade to destroy.',
    view.evidence(...holds),
  );
};

const ofEnd = (view: View, dueOn: string | null): Verdict | undefined => {
  const from = received(view);
  if (from === undefined) return undefined;
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
    ...('fact' in due && due.fact !== undefined ? onEach(view, by, due.fact, from) : []),
  ];
  return weighSaid(
    said.includes('pending') ? said : [...said, from.doubts],
    'What became of the information and of every copy recorded was certified in time.',
    view.evidence(shownBy(due), ...held),
  );
};

/** Once something was certified: its manner, and each copy. */
const onEach = (view: View, by: Day, certificate: Certificate, from: Received): readonly Said[] => {
  const { manner } = certificate.data;
  const isUnderHold = holdsOn(view, certificate.occurredOn).length > 0;
  return [
    manner === null ? [missing('manner', 'What was done with it is not recorded.')] : [],
    onManner(manner, from),
    manner === 'made-undisclosable' && isUnderHold ? [DESTROYED_UNDER_HOLD] : [],
    ...view.learnt('Copied').map((copy) => onCopy(view, by, copy)),
  ];
};
