import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { impairmentChecked, offered } from '../../../examples-information.js';
import {
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  matter,
  receipt,
} from '../../../examples.js';
import type { FactData, Item } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { BARS_WHAT_WAS_ORDERED } from './impairment.js';
import { IN_TAX_PROCEEDINGS, offeredIn, WHICH_DISCLOSURE } from './offered-in.js';
import { OF_FEW } from './totals.js';

type Offer = FactData['OfferedInProceeding'];

/** A request answered under a paragraph, and what it told offered in a proceeding. */
const told = (offer: Partial<Offer>, authority: string | null = '6103(i)(2)') => [
  letter({ authority }),
  line(),
  receipt({ authority }),
  disclosed({ authority }),
  offered({ items: [interviewNotes], ...offer }),
];
const filed = (code: string): Item => item(code, { source: 'filed-by-subject' });
/** The IRS determined that it would name an informant, before it was offered. */
const BARRED = impairmentChecked({ result: 'identifies-informant', concerns: 'evidence' });
const barred = (offer: Partial<Offer>, check = BARRED) => [
  ...told({}).slice(0, 4),
  check,
  offered({ items: [interviewNotes], ...offer }),
];

/** 35 · In which proceedings it may be offered, and what only on a finding of the court. */
export const useProceeding: Rule = {
  id: 'USE-PROCEEDING',
  number: 35,
  title: 'Offered in a proceeding, possibly beyond what (i)(4) allows',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(4)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(4)(B)' },
    { title: 26, section: '6103', pinpoint: '(i)(4)(C)' },
  ],
  quote: `Except as provided in subparagraph (C), any return or taxpayer return information obtained under paragraph (1) or (7)(C) may be disclosed in any judicial or administrative proceeding pertaining to enforcement of a specifically designated Federal criminal statute or related civil forfeiture (not involving tax administration) to which the United States or a Federal agency is a party

if the court finds that such return or taxpayer return information is probative of a matter in issue relevant in establishing the commission of a crime or the guilt or liability of a party

to the extent required by order of the court

any return information (other than taxpayer return information) obtained under paragraph (1), (2), (3)(A) or (C), or (7) may be disclosed in any judicial or administrative proceeding pertaining to enforcement of a specifically designated Federal criminal statute or related civil forfeiture (not involving tax administration) to which the United States or a Federal agency is a party

No return or return information shall be admitted into evidence under subparagraph (A)(i) or (B) if the Secretary determines and notifies the Attorney General or his delegate or the head of the Federal agency that such admission would identify a confidential informant or seriously impair a civil or criminal tax investigation`,
  inForce: { from: FIRST_DAY },
  acts: ['OfferedInProceeding'],
  scope: 'line',
  switches: ['R-CIVIL-USE', 'R-ID-IN-COURT', 'R-INFO-RETURN'],
  buildsOn: [],
  notDecidedHere: [
    'whether an administrative proceeding enforces a criminal statute',
    'what paragraphs other than (i)(1), (i)(2), (i)(3)(A), (i)(3)(C) and (i)(7) allow in a proceeding',
    IN_TAX_PROCEEDINGS,
    WHICH_DISCLOSURE,
    'what follows for the proceeding: by (i)(4)(E) a breach is not as such reversible error',
    'identity told under (i)(3) or (i)(7), of which (i)(2)(C) does not speak',
    BARS_WHAT_WAS_ORDERED,
    OF_FEW,
  ],
  takenHere: ['that a civil forfeiture is related to the crime whose statute is recorded with it'],
  unverified: [
    'which statutes are crimes that are not about tax: all but 5 U.S.C. 406, 8 U.S.C. 1253 and 1306, 28 U.S.C. 533 and 42 U.S.C. 408 is from general knowledge',
  ],
  news: ['N14', 'N15', 'N16'],
  assess: (view, answers) =>
    isOf(view.act, 'OfferedInProceeding') ? offeredIn(view, view.act.data, answers) : undefined,
  examples: [
    {
      name: 'filed in an immigration court',
      given: told({ proceeding: 'immigration', matter: matter({ kind: 'civil-removal' }) }),
      expect: 'finding',
    },
    { name: 'filed in a civil action', given: told({ proceeding: 'civil' }), expect: 'finding' },
    {
      name: 'wages from the taxpayer’s own return, without a finding of the court',
      given: told({ items: [filed('wages')] }, '6103(i)(1)'),
      expect: 'finding',
    },
    {
      name: 'a copy of the return, without a finding of the court',
      given: told(
        { items: [item('form-1040', { source: 'filed-by-subject', artefact: 'return' })] },
        '6103(i)(1)',
      ),
      expect: 'finding',
    },
    {
      name: 'an address that stands on the return, obtained on an order under (i)(1)',
      given: told({ items: [filed('mailing-address')] }, '6103(i)(1)'),
      expect: 'finding',
    },
    {
      name: 'admitted although the IRS had determined, and told the Attorney General, that it names an informant',
      given: barred({}),
      expect: 'finding',
    },
    {
      name: 'wages from the return, told under (i)(2) and found probative',
      given: told({ items: [filed('wages')], courtFinding: 'probative' }),
      expect: 'finding',
    },
    {
      name: 'wages from the return, told under (i)(2), whether a court found them probative is not recorded',
      given: told({ items: [filed('wages')], courtFinding: null }),
      expect: 'finding',
    },
    {
      name: 'a proceeding to which neither the United States nor an agency is a party',
      given: told({ usIsParty: false }),
      expect: 'finding',
    },
    {
      name: 'a prosecution for tax evasion, which concerns tax administration',
      given: told({ statute: '26 USC 7201' }),
      expect: 'undetermined',
    },
    {
      name: 'notes of an interview with a third party, in a prosecution',
      given: told({}),
      expect: 'clear',
    },
    {
      name: 'bank records got by summons, in a related forfeiture',
      given: told({
        proceeding: 'civil-forfeiture',
        items: [item('bank-records', { source: 'summons' })],
      }),
      expect: 'clear',
    },
    {
      name: 'wages from the return, which the court found probative',
      given: told({ items: [filed('wages')], courtFinding: 'probative' }, '6103(i)(1)'),
      expect: 'clear',
    },
    {
      name: 'a determination about evidence that was lifted before',
      given: [
        ...told({}).slice(0, 4),
        BARRED,
        on('2025-09-01', impairmentChecked({ concerns: 'evidence', lifted: true })),
        offered({ items: [interviewNotes] }),
      ],
      expect: 'clear',
    },
    {
      name: 'admitted, and the IRS had told nobody of its determination',
      given: barred({}, impairmentChecked({ ...BARRED.data, notified: 'nobody' })),
      expect: 'clear',
    },
    {
      name: 'wages from the return admitted on an order of a court, of which the bar does not speak',
      given: [
        ...told({}, '6103(i)(1)').slice(0, 4),
        BARRED,
        offered({ items: [filed('wages')], courtFinding: 'ordered' }),
      ],
      expect: 'clear',
    },
    {
      name: 'offered though the IRS had determined that it names an informant, and not admitted',
      given: barred({ admitted: false }),
      expect: 'clear',
    },
    {
      name: 'how many lines matched, in a prosecution: allowed there whomever it identifies',
      given: told({ items: [item('match-total')] }),
      expect: 'clear',
    },
    {
      name: 'how many lines matched, in a civil action: over how many people is not recorded',
      given: told({ proceeding: 'civil', items: [item('match-total')] }),
      expect: 'undetermined',
    },
    {
      name: 'an address that stands on the return, obtained under (i)(2)',
      given: told({ items: [filed('mailing-address')] }),
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'admitted, and whether the IRS had told anyone of its determination is not recorded',
      given: barred({}, impairmentChecked({ ...BARRED.data, notified: null })),
      expect: 'undetermined',
    },
    {
      name: 'wages from a payer’s W-2, on which courts have not decided',
      given: told({ items: [item('wages', { source: 'third-party-information-return' })] }),
      expect: 'undetermined',
    },
    {
      name: 'who gave what was offered to the IRS is not recorded',
      given: told({ items: [item('bank-records', { source: null })] }),
      expect: 'undetermined',
    },
    {
      name: 'a code that may mean an address and is not known',
      given: told({ items: [item('addr-on-file')] }),
      expect: 'undetermined',
    },
    {
      name: 'an administrative proceeding',
      given: told({ proceeding: 'administrative' }),
      expect: 'undetermined',
    },
    {
      name: 'in what proceeding it was offered is not recorded',
      given: told({ proceeding: null }),
      expect: 'undetermined',
    },
    {
      name: 'what was offered is not recorded',
      given: told({ items: null }),
      expect: 'undetermined',
    },
    {
      name: 'whether the court made a finding is not recorded',
      given: told({ items: [filed('wages')], courtFinding: null }, '6103(i)(1)'),
      expect: 'undetermined',
    },
    {
      name: 'notes that are no taxpayer’s, admitted on an order though they name an informant',
      given: barred({ courtFinding: 'ordered' }),
      expect: 'undetermined',
    },
    {
      name: 'whether what names an informant was admitted is not recorded',
      given: barred({ admitted: null }),
      expect: 'undetermined',
    },
    {
      name: 'obtained in an emergency, (i)(3)(B), of which (i)(4) does not speak',
      given: told({ proceeding: 'immigration' }, '6103(i)(3)(B)'),
      expect: 'undetermined',
    },
  ],
};
