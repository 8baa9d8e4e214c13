import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { letter, line, match, noMatch, receipt } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';

/** A line answered so. */
const told = (answer: ReturnType<typeof noMatch>) => [letter(), line(), receipt(), answer];

/** 26 · "No match" may itself make something known: that no return was filed, or under another number. */
export const discNoMatchLeak: Rule = {
  id: 'DISC-NO-MATCH-LEAK',
  number: 26,
  title: 'An answer of "no match" that tells more than that',
  cite: [
    { title: 26, section: '6103', pinpoint: '(b)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(b)(8)' },
  ],
  quote: 'the making known to any person in any manner whatever a return or return information',
  inForce: { from: FIRST_DAY },
  acts: ['NoMatchReported'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what the detail told, and whether it had been asked for: only that there was some is recorded',
  ],
  takenHere: ['that a bare "no match" is within the law'],
  unverified: ['whether a bare "no match" is return information at all'],
  news: ['N5', 'N16'],
  assess: (view) =>
    isOf(view.act, 'NoMatchReported') ? ofAnswer(view, view.act.data.detail) : undefined,
  examples: [
    {
      name: '"no match: the taxpayer filed with an ITIN, not an SSN"',
      given: told(noMatch({ detail: 'detailed' })),
      expect: 'finding',
    },
    {
      name: 'reasons given for a whole range of lines',
      given: told(noMatch({ lines: [[1, 1_000]], detail: 'detailed' })),
      expect: 'finding',
    },
    {
      name: 'the reasons sent after a generic answer',
      given: [...told(noMatch()), on('2025-08-08', noMatch({ detail: 'detailed' }))],
      expect: 'finding',
    },
    {
      name: '"no responsive information"',
      given: told(noMatch()),
      expect: 'clear',
    },
    {
      name: 'the same words where the number had matched another name',
      given: [letter(), line(), receipt(), match({ matched: false }), noMatch()],
      expect: 'clear',
    },
    {
      name: 'in what words it was answered is not recorded',
      given: told(noMatch({ detail: null })),
      expect: 'undetermined',
    },
  ],
};

const ofAnswer = (view: View, detail: 'generic' | 'detailed' | null): Verdict => {
  switch (detail) {
    case 'detailed':
      return finding(
        { severity: 'ANOM', elements: ['response'] },
        'The answer told more than that nothing was found; what it told of the person may be return information, so someone should look.',
        view.evidence(),
      );
    case 'generic':
      return clear('The answer told no more than that nothing was found.', view.evidence());
    case null:
      return notRecorded(
        'detail',
        'Whether the answer told more than that nothing was found is not recorded.',
        view.evidence(),
      );
  }
};
