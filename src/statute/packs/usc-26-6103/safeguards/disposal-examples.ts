import { on, recorded, type Example } from '../../../example.js';
import {
  copied,
  disposalCertified,
  disposalRequested,
  hold,
  matterClosed,
} from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { confirmed, disclosed, letter } from '../../../examples.js';

// Rule 40.

/** The sixtieth day after the request of 20 January 2026. */
const DAY_60 = closed('2026-03-21');
const RETURNED = disposalCertified({ manner: 'returned' });
const KEPT = disposalCertified({ manner: 'retained-under-safeguards' });
/** To a Federal department, under (i)(2). */
const DISCLOSED = disclosed();
const toState = disclosed({
  authority: '6103(i)(3)(B)(i)',
  recipientAgency: 'US-NY:State Police',
  recipients: null,
});
const toDepartment = (authority: string | null, recipientAgency: string | null = 'DHS') =>
  disclosed({ authority, recipientAgency });

export const DISPOSAL_EXAMPLES: readonly Example[] = [
  {
    name: 'asked for in January 2026, no certificate recorded on the sixtieth day',
    given: [DISCLOSED, disposalRequested(), DAY_60],
    expect: 'finding',
  },
  {
    name: 'the matter closed, and nothing recorded as certified in the set time',
    given: [DISCLOSED, matterClosed(), closed('2026-01-30')],
    expect: 'finding',
  },
  {
    name: 'certified after the day that the request set',
    given: [DISCLOSED, disposalRequested({ dueOn: '2026-01-30' }), disposalCertified()],
    act: 'DisposalRequested',
    expect: 'finding',
  },
  {
    name: 'kept under the safeguards, and certified so only 64 days after the set time',
    given: [
      DISCLOSED,
      disposalRequested({ dueOn: '2026-01-30' }),
      on('2026-04-04', disposalCertified({ manner: 'retained-under-safeguards' })),
    ],
    act: 'DisposalRequested',
    expect: 'finding',
  },
  {
    name: 'a copy that no certificate covers',
    given: [
      DISCLOSED,
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
    given: [on('2025-08-06', disposalCertified()), DISCLOSED, disposalRequested(), DAY_60],
    act: 'DisposalRequested',
    expect: 'finding',
  },
  {
    name: 'destroyed while a litigation hold forbade it',
    given: [DISCLOSED, hold(), disposalRequested(), disposalCertified()],
    expect: 'finding',
  },
  {
    name: 'destroyed, the hold told only afterwards',
    given: [DISCLOSED, disposalRequested(), disposalCertified(), recorded('2026-03-01', hold())],
    expect: 'finding',
  },
  {
    name: 'a certificate that covers all copies',
    given: [DISCLOSED, copied(), disposalRequested(), disposalCertified(), DAY_60],
    act: 'DisposalRequested',
    expect: 'clear',
  },
  {
    name: 'certified on the very day that the request set',
    given: [DISCLOSED, disposalRequested({ dueOn: '2026-02-02' }), disposalCertified()],
    act: 'DisposalRequested',
    expect: 'clear',
  },
  {
    name: 'kept under the safeguards, and certified so',
    given: [
      DISCLOSED,
      matterClosed(),
      on('2026-01-10', disposalCertified({ manner: 'retained-under-safeguards' })),
    ],
    act: 'MatterClosed',
    expect: 'clear',
  },
  {
    name: 'returned, though a hold forbids destruction',
    given: [DISCLOSED, hold(), disposalRequested(), RETURNED],
    expect: 'clear',
  },
  {
    name: 'destroyed after the hold had ended',
    given: [DISCLOSED, hold({ to: '2026-02-02' }), disposalRequested(), disposalCertified()],
    expect: 'clear',
  },
  {
    name: 'said to have been disposed of in February, but told only in May',
    given: [DISCLOSED, disposalRequested(), DAY_60, recorded('2026-05-04', disposalCertified())],
    act: 'DisposalRequested',
    expect: 'undetermined',
  },
  {
    name: 'the same, borne out by a reviewer',
    given: [
      DISCLOSED,
      disposalRequested(),
      DAY_60,
      recorded('2026-05-04', disposalCertified()),
      confirmed(3),
    ],
    act: 'DisposalRequested',
    expect: 'clear',
  },
  {
    name: 'nothing certified while a hold forbids destruction',
    given: [DISCLOSED, hold(), disposalRequested(), DAY_60],
    act: 'DisposalRequested',
    expect: 'undetermined',
  },
  {
    name: 'the same, of which the hold was told only in May',
    given: [DISCLOSED, disposalRequested(), DAY_60, recorded('2026-05-04', hold())],
    expect: 'undetermined',
  },
  {
    name: 'nothing certified, and a hold that was made only after the last day',
    given: [DISCLOSED, disposalRequested(), DAY_60, on('2026-03-22', hold())],
    expect: 'finding',
  },
  {
    name: 'in what manner is not recorded, under a hold',
    given: [DISCLOSED, hold(), disposalCertified({ manner: null })],
    expect: 'undetermined',
  },
  {
    name: 'a request closed as a whole, whose lines are certified one by one',
    given: [letter(), matterClosed({ lines: null }), closed('2026-01-30')],
    expect: 'undetermined',
  },
  {
    name: 'the sixtieth day is not yet over',
    given: [DISCLOSED, disposalRequested(), closed('2026-03-20')],
    expect: 'not-applicable',
  },
  {
    name: 'told to the State police of a danger to life, and returned',
    given: [toState, disposalRequested(), RETURNED],
    act: 'DisposalRequested',
    expect: 'clear',
  },
  {
    name: 'told to a department of a danger to life, and returned',
    given: [toDepartment('6103(i)(3)(B)(i)'), RETURNED],
    expect: 'clear',
  },
  {
    name: 'told of a flight, (i)(3)(B)(ii), to a department, which keeps it under the safeguards',
    given: [toDepartment('6103(i)(3)(B)(ii)'), disposalRequested(), KEPT],
    act: 'DisposalRequested',
    expect: 'clear',
  },
  {
    name: 'told to the State police of a danger to life, and nothing certified, for review',
    given: [toState, disposalRequested(), DAY_60],
    expect: 'finding',
  },
  {
    name: 'told to the State police, which keeps it under safeguards',
    given: [toState, disposalRequested(), KEPT],
    act: 'DisposalRequested',
    expect: 'undetermined',
  },
  {
    name: 'the certificate of the State police that it keeps it',
    given: [toState, KEPT],
    expect: 'undetermined',
  },
  {
    name: 'told to the State police, made undisclosable: of a written report nothing is held',
    given: [toState, disposalRequested(), disposalCertified()],
    act: 'DisposalRequested',
    expect: 'undetermined',
  },
  {
    name: 'told to a department of a danger to life, which keeps it',
    given: [toDepartment('6103(i)(3)(B)(i)'), KEPT],
    expect: 'undetermined',
  },
  {
    name: 'told in an emergency, of which kind is not recorded, and kept',
    given: [toDepartment('6103(i)(3)(B)'), KEPT],
    expect: 'undetermined',
  },
  {
    name: 'an exchange with a State, (d), and nothing certified',
    given: [toDepartment('6103(d)', 'US-NY'), disposalRequested(), DAY_60],
    expect: 'undetermined',
  },
  {
    name: 'under which paragraph it was disclosed is not recorded',
    given: [toDepartment(null), disposalRequested(), DAY_60],
    expect: 'undetermined',
  },
  {
    name: 'to whom it was disclosed is not recorded',
    given: [toDepartment('6103(i)(2)', null), disposalRequested(), RETURNED],
    act: 'DisposalRequested',
    expect: 'undetermined',
  },
  {
    name: 'that it was disclosed at all is not recorded',
    given: [disposalRequested(), DAY_60],
    expect: 'undetermined',
  },
  {
    name: 'on the taxpayer’s consent, (c), whose recipients (p)(4) does not name',
    given: [toDepartment('6103(c)', 'First Example Bank'), disposalRequested(), DAY_60],
    expect: 'not-applicable',
  },
  {
    name: 'to a committee, (f)',
    given: [toDepartment('6103(f)(1)', 'JCT'), disposalRequested(), DAY_60],
    expect: 'not-applicable',
  },
  {
    name: 'a certificate of what went to a person with a material interest, (e)',
    given: [toDepartment('6103(e)(1)', null), disposalCertified()],
    expect: 'not-applicable',
  },
];
