import { letter, line, text } from '../../../examples.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Answers } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded, undetermined, unsettled } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { LINE_ACTS, onLine } from './line-acts.js';

const forAll = letter({ reasonClass: text('specific'), reasonGroup: 'g0', lineCount: 1_280 });

export const reqReason: Rule = {
  id: 'REQ-REASON',
  number: 9,
  title: 'States no specific reason, or one reason for many people',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)(iv)' }],
  quote:
    'the specific reason or reasons why such disclosure is, or may be, relevant to such proceeding or investigation',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: ['R-PERSON-BY-PERSON'],
  buildsOn: [],
  notDecidedHere: ['whether a specific reason is true, and whether it is enough'],
  takenHere: [
    'that a reason which would fit every request, or only says again what the law demands, is none',
  ],
  news: ['N18'],
  assess: (view, answers) => onLine(view, () => assess(view, answers)),
  examples: [
    {
      name: '"for law enforcement purposes", which would fit every request',
      given: [letter(), line({ reasonClass: text('generic') })],
      expect: 'finding',
    },
    {
      name: 'the words of the statute said again',
      given: [letter(), line({ reasonClass: text('restates_statute') })],
      expect: 'finding',
    },
    {
      name: 'a reason left blank',
      given: [letter(), line({ reasonClass: text('missing'), reasonGroup: null })],
      expect: 'finding',
    },
    {
      name: 'one and the same reason on 51 lines, for someone to look at',
      given: [letter(), line()],
      linesWithReason: 51,
      expect: 'finding',
    },
    {
      name: 'one and the same reason on 50 lines',
      given: [letter(), line()],
      linesWithReason: 50,
      expect: 'clear',
    },
    {
      name: 'the person absconded, moved by the word of an employer, and was bound to depart',
      given: [letter(), line()],
      expect: 'clear',
    },
    {
      name: 'one reason in the letter for 1,280 lines',
      given: [forAll, line({ reasonClass: null, reasonGroup: null })],
      expect: {
        DMASS_CEDC_2026: 'finding',
        IRS_PRACTICE_2025: 'clear',
        others: 'undetermined',
      },
    },
    {
      name: 'a reason in the letter of a request for one person',
      given: [
        letter({ reasonClass: text('specific'), lineCount: 1 }),
        line({ reasonClass: null, reasonGroup: null }),
      ],
      expect: 'clear',
    },
    {
      name: 'a reason that the classifier did not understand',
      given: [letter(), line({ reasonClass: text('unparsed') })],
      expect: 'undetermined',
    },
    {
      name: 'no reason is recorded',
      given: [letter(), line({ reasonClass: null, reasonGroup: null })],
      expect: 'undetermined',
    },
  ],
};

const DEFECT = { severity: 'DEFECT', elements: ['reason'] } as const;
const SHORT: Readonly<Record<string, string>> = {
  missing:
    'No reason is given; the law asks for the specific reason why the disclosure is relevant.',
  placeholder: 'A placeholder stands where the law asks for a specific reason.',
  restates_statute:
    'The reason only says again what the law demands; the law asks for a specific one.',
  generic: 'The reason would fit every request; the law asks for a specific one.',
};

const assess = (view: View, answers: Answers): Verdict => {
  const evidence = view.evidence();
  const reason = view.stated('reasonClass');
  if (reason === null)
    return notRecorded('reason', 'Whether a reason was given is not recorded.', evidence);
  const because = SHORT[reason.class];
  if (because !== undefined) return finding(DEFECT, because, evidence);
  if (reason.class !== 'specific')
    return undetermined(
      [{ kind: 'text-not-understood', field: 'reason', classifier: reason.classifier }],
      'What stands as a reason was not understood.',
      evidence,
    );
  if (!view.isStatedOnlyInLetter('reasonClass')) return forThisLine(view);
  return view.lineCount === 1
    ? clear('A reason is given in the letter, which is for one person.', evidence)
    : forAllLines(view, answers);
};

const forAllLines = (view: View, answers: Answers): Verdict => {
  const stated = 'A reason is given once, in the letter, for all lines';
  switch (answers['R-PERSON-BY-PERSON']) {
    case 'no':
      return clear(`${stated}, which suffices under this reading.`, view.evidence());
    case 'yes':
      return finding(
        DEFECT,
        `${stated}; under this reading the law asks for one for each person.`,
        view.evidence(),
      );
    case 'open':
    case 'plain':
      return unsettled(
        'R-PERSON-BY-PERSON',
        `${stated}. Whether the law asks for one for each person is unsettled under this reading.`,
        view.evidence(),
      );
  }
};

const forThisLine = (view: View): Verdict => {
  const most = parameter('same-reason', view.act.occurredOn);
  const group = view.stated('reasonGroup');
  if (group === null)
    return notRecorded(
      'reasonGroup',
      'On how many lines the same reason stands is not recorded.',
      view.evidence(),
    );
  return view.hasPassed(view.tallies.reasons.get(group), most)
    ? finding(
        { severity: 'ANOM', elements: ['reason'] },
        `The same reason stands on more than ${most} lines, which someone should look at.`,
        view.evidence(),
      )
    : clear(`A reason is given, and not more than ${most} lines share it.`, view.evidence());
};
