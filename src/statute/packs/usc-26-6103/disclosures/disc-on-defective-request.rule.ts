import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import {
  amended,
  amendmentReceived,
  disclosed,
  errorFound,
  fieldOfficeDirector,
  letter,
  line,
  mailingAddress,
  match,
  receipt,
  receiptOf,
  text,
} from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { BuiltOn, Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notDecided, notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { identityAlone } from './identity-alone.js';
import { relyingOn } from '../paragraph.js';
import { REQUEST_RULES } from '../request-rules.js';
import { shortOf } from './fell-short.js';
import { defectsIn, doubtsIn, evidenceOf, wordsOf } from '../shortfalls.js';

const BY_NUMBER = match({
  compared: { name: 'equal', tin: 'equal', address: 'not-compared', birthDate: 'not-compared' },
  processes: ['tin'],
});

/** 20 · What is disclosed on a request that falls short of (i)(2)(A) or (B) is disclosed without authority. */
export const discOnDefectiveRequest: Rule = {
  id: 'DISC-ON-DEFECTIVE-REQUEST',
  number: 20,
  title:
    'Disclosed although the request, or what was made of it, possibly fell short of (A) or (B)',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)' },
  ],
  quote: [
    'upon receipt by the Secretary of a request which meets the requirements of subparagraph (B) from the head of any Federal agency or the Inspector General thereof, or, in the case of the Department of Justice, the Attorney General, the Deputy Attorney General, the Associate Attorney General, any Assistant Attorney General, the Director of the Federal Bureau of Investigation, the Administrator of the Drug Enforcement Administration, any United States attorney, any special prosecutor appointed under section 593 of title 28, United States Code, or any attorney in charge of a criminal division organized crime strike force established pursuant to section 510 of title 28, United States Code, the Secretary shall disclose return information (other than taxpayer return information) to officers and employees of such agency who are personally and directly engaged in',
    'A request meets the requirements of this subparagraph if the request is in writing and sets forth',
    'the name and address of the taxpayer with respect to whom the requested return information relates',
    'the taxable period or periods to which such return information relates',
    'the statutory authority under which the proceeding or investigation described in subparagraph (A) is being conducted',
    'the specific reason or reasons why such disclosure is, or may be, relevant to such proceeding or investigation',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-ADDR-ALONE'],
  buildsOn: [...REQUEST_RULES, 'DISC-MATCH-METHOD'],
  notDecidedHere: [
    'whether the IRS has to compare the address given, which neither (A) nor (B) says: it follows the reading, and so does whether identity may be all that is disclosed, (C)',
    'whether a good-faith but erroneous interpretation excuses the disclosure, 26 U.S.C. 7431(b)',
  ],
  news: ['N6', 'N17', 'N18'],
  assess: (view, answers, builtOn) =>
    isOf(view.act, 'Disclosed') && view.line > 0
      ? relyingOn(['(i)(2)'], view, () =>
          takenTogether(view, withDisclosed(view, builtOn, answers['R-ADDR-ALONE'])),
        )
      : undefined,
  examples: [
    {
      name: 'disclosed on a line without an address',
      given: [letter(), line({ addressClass: text('missing') }), receipt(), match(), disclosed()],
      expect: 'finding',
    },
    {
      name: 'signed by a field office director',
      given: [
        letter({ signatory: fieldOfficeDirector }),
        line(),
        receipt({ signatory: fieldOfficeDirector }),
        match(),
        disclosed(),
      ],
      expect: 'finding',
    },
    {
      name: 'cured only after the disclosure',
      given: [
        letter(),
        line({ addressClass: text('missing') }),
        receipt(),
        match(),
        disclosed(),
        on('2025-08-20', amendmentReceived()),
      ],
      expect: 'finding',
    },
    {
      name: 'a good-looking address that was never compared',
      given: [letter(), line(), receipt(), BY_NUMBER, disclosed()],
      expect: { DDC_CTR_2026: 'finding', IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'cured in time, but the new address was never compared',
      given: [
        letter(),
        line({ addressClass: text('placeholder') }),
        receipt(),
        amended(),
        receiptOf(3),
        BY_NUMBER,
        disclosed(),
      ],
      expect: { DDC_CTR_2026: 'finding', IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'one officer for 1,280 people',
      given: [letter(), line(), receipt(), match(), disclosed()],
      peoplePerOfficer: 1_280,
      expect: {
        DDC_CTR_2026: 'finding',
        DMASS_CEDC_2026: 'finding',
        IRS_PRACTICE_2025: 'clear',
        others: 'undetermined',
      },
    },
    {
      name: 'a request with every element, the address compared and equal',
      given: [letter(), line(), receipt(), match(), disclosed()],
      expect: 'clear',
    },
    {
      name: 'cured by an amendment received before the match and the disclosure',
      given: [
        letter(),
        line({ addressClass: text('missing') }),
        receipt(),
        amended(),
        receiptOf(3),
        match(),
        disclosed(),
      ],
      expect: 'clear',
    },
    {
      name: 'cured on the day of the disclosure, at what hour is not recorded',
      given: [
        letter(),
        line({ periods: [] }),
        receipt(),
        match(),
        on('2025-08-07', amendmentReceived()),
        disclosed(),
      ],
      expect: 'undetermined',
    },
    {
      name: 'an address and notes asked for, and the address alone disclosed',
      given: [letter(), line(), receipt(), match(), disclosed({ items: [mailingAddress] })],
      expect: { DMASS_CEDC_2026: 'undetermined', HISTORIC_IRS: 'finding', others: 'clear' },
    },
    {
      name: 'an address of usable form that the IRS itself later found insufficient',
      given: [
        letter(),
        line(),
        receipt(),
        match(),
        disclosed(),
        errorFound({ ground: 'address-insufficient' }),
      ],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'a request that the IRS is not recorded to have received',
      given: [letter(), line(), match(), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'received only after the disclosure, which is for rule 19',
      given: [letter(), line(), on('2025-08-09', receipt()), match(), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'received on the day of the disclosure, at what hour is not recorded',
      given: [letter(), line(), on('2025-08-07', receipt()), match(), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'in an emergency, for which there need be no request',
      given: [disclosed({ line: null, authority: '6103(i)(3)(B)' })],
      expect: 'not-applicable',
    },
  ],
};

/** Where the request itself asked for more than identity, what was disclosed on it is looked at too. */
const withDisclosed = (view: View, builtOn: BuiltOn, answer: Answer): BuiltOn => {
  const asked = builtOn.get('REQ-IDENTITY-ONLY');
  const told = asked?.outcome === 'clear' ? identityAlone(view, answer) : undefined;
  return told === undefined ? builtOn : new Map([...builtOn, ['REQ-IDENTITY-ONLY', told]]);
};

const takenTogether = (view: View, builtOn: BuiltOn): Verdict => {
  const defects = defectsIn(builtOn);
  if (defects.length > 0)
    return finding(
      {
        severity: 'STAT',
        elements: [...new Set(defects.flatMap(({ elements }) => elements ?? []))],
      },
      `${shortOf(builtOn, defects)} ${wordsOf(defects)}`,
      evidenceOf(view, defects),
    );
  const { verdicts, causes } = doubtsIn(builtOn);
  if (causes.length > 0)
    return undetermined(
      causes,
      `Whether the paragraph was met cannot be told. ${wordsOf(verdicts)}`,
      evidenceOf(view, verdicts),
    );
  return (
    unlessReceived(view) ??
    clear(
      'When it was disclosed the request held every element that this reading asks for.',
      view.evidence(),
    )
  );
};

/** A request holds nothing before it is received: without a receipt known to come first nothing is clear. */
const unlessReceived = (view: View): Verdict | undefined => {
  const { receipt: received } = view;
  if (received === undefined)
    return notRecorded(
      'receipt',
      'When the IRS received the request is not recorded, so what it had in hand is not known.',
      view.evidence(),
    );
  switch (view.order(received)) {
    case 'before':
      return undefined;
    case 'unknown':
      return undetermined(
        [{ kind: 'order-not-recorded', events: [received.ref, view.act.ref] }],
        'The request was received on the day of the disclosure; which came first is not recorded.',
        view.evidence(received),
      );
    case 'after':
      return notDecided(
        'a request received only after the disclosure, which rule 19 judges',
        'The request was received only after the disclosure, so no request had been met when it was made.',
        view.evidence(received),
      );
  }
};
