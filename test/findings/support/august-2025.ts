import type { Item, Officer } from '../../../src/statute/facts.js';
import { History, subject } from './history.js';

const LINES = 1_280;
const PLACEHOLDERS: ReadonlySet<number> = new Set([7, 29]);

const ASSISTANT_DIRECTOR: Officer = {
  officerId: 'ICE-AD-1',
  agency: 'DHS',
  office: 'Assistant Director',
  role: 'supervisor',
};
const ADDRESS: Item = {
  code: 'mailing-address',
  source: 'filed-by-subject',
  artefact: 'extract',
  subject: 'taxpayer',
  period: '2023',
  asOf: '2023-12-31',
};
const LETTER = {
  requestingAgency: 'DHS',
  authority: '6103(i)(2)',
  lineCount: LINES,
  form: 'electronic',
  signatory: {
    title: 'Director, Immigration and Customs Enforcement',
    kind: 'component-head',
    agency: 'DHS',
    component: 'ICE',
    standing: 'acting',
  },
  items: [ADDRESS],
} as const;

const text = (name: string, of: string) => ({ class: name, classifier: `${of}@1` });

const addLines = (history: History): void => {
  for (let line = 1; line <= LINES; line++) {
    const finalOn = `202${line % 4}-0${1 + (line % 9)}-10`;
    history.add(
      'august',
      'LineAdded',
      {
        line,
        subject: subject(`person ${line}`),
        nameClass: text('name', 'name'),
        addressClass: text(PLACEHOLDERS.has(line) ? 'placeholder' : 'usable', 'address'),
        reasonClass: text('specific', 'reason'),
        reasonGroup: subject(`reason ${line}`),
        tinGiven: true,
        birthDateGiven: true,
        periods: ['2023'],
        statutes: ['8 USC 1253(a)(1)'],
        items: [ADDRESS],
        matter: {
          reference: `ICE-2025-${line}`,
          kind: 'criminal-investigation',
          openedOn: '2025-06-02',
          closedOn: null,
          assurance: true,
        },
        removalOrder: {
          ground: '8 USC 1227(a)(1)(B)',
          arm: 'A',
          orderedOn: finalOn,
          administrativelyFinalOn: finalOn,
          courtFinalOn: null,
          failureOn: null,
          status: 'in-force',
        },
        engaged: [ASSISTANT_DIRECTOR],
      },
      { occurredOn: '2025-06-26', recordedAt: '2025-06-27T18:05:00.000Z' },
    );
  }
};

const answer = (history: History): void => {
  const matched = { occurredOn: '2025-08-06', recordedAt: '2025-08-06T20:00:00.000Z' };
  const same = { matched: true, scriptVersion: 'match-2025.07', candidates: 1 } as const;
  const tin = {
    name: 'equal',
    tin: 'equal',
    address: 'not-compared',
    birthDate: 'not-compared',
  } as const;
  const onAddress = { ...tin, tin: 'not-compared', address: 'equal' } as const;
  const byTin = { ...same, lines: [[1, 43]], compared: tin, processes: ['tin'] } as const;
  history.add('august', 'MatchDecided', byTin, matched);
  const byAddress = {
    ...same,
    lines: [[44, 47]],
    compared: onAddress,
    processes: ['address'],
  } as const;
  history.add('august', 'MatchDecided', byAddress, matched);
  history.add('august', 'NoMatchReported', { lines: [[48, 1_047]], detail: 'generic' }, matched);
  history.add('august', 'NoMatchReported', { lines: [[1_048, LINES]], detail: 'generic' }, matched);
  for (let line = 1; line <= 47; line++)
    history.add(
      'august',
      'Disclosed',
      {
        line,
        authority: '6103(i)(2)',
        recipientAgency: 'DHS',
        items: [ADDRESS],
        recipients: [ASSISTANT_DIRECTOR],
        channel: 'Kiteworks',
        inWriting: 'yes',
      },
      { occurredOn: '2025-08-07', recordedAt: '2025-08-07T20:10:00.000Z' },
    );
};

/** The exchange of August 2025 at a thousandth of its size, and what was learnt of it in 2026. All invented. */
export const august2025 = (): { readonly history: History; readonly lastOfAugust: number } => {
  const history = new History(1);
  history.add(
    'mou-denied',
    'CourtOrderEntered',
    {
      label: 'DDC-25-CV-677-PI-DENIED',
      court: 'D.D.C.',
      docket: '25-cv-677',
      from: '2025-05-12',
      boundParties: [],
      forbiddenActs: [],
      stage: 'preliminary injunction denied',
    },
    { recordedAt: '2025-05-13T12:00:00.000Z' },
  );
  const june = { occurredOn: '2025-06-26', recordedAt: '2025-06-27T18:00:00.000Z' };
  history.add('august', 'RequestMade', LETTER, june);
  addLines(history);
  const submitted = { occurredOn: '2025-06-27', recordedAt: '2025-06-27T18:10:00.000Z' };
  history.add('august', 'RequestSubmitted', { lineCount: LINES }, submitted);
  const received = { occurredOn: '2025-06-30', recordedAt: '2025-06-30T14:00:00.000Z' };
  history.add('august', 'RequestReceived', { ...LETTER, letterDate: '2025-06-26' }, received);
  answer(history);
  const lastOfAugust = history.nextSeq - 1;
  const learnt = { occurredOn: '2026-01-20', recordedAt: '2026-02-11T16:00:00.000Z' };
  const insufficient = {
    lines: [
      [7, 7],
      [29, 29],
    ],
    ground: 'address-insufficient',
  } as const;
  history.add('august', 'ErroneousDisclosureIdentified', insufficient, learnt);
  const wrong = { lines: [[12, 12]], ground: 'wrong-person' } as const;
  history.add('august', 'MatchFoundErroneous', wrong, learnt);
  return { history, lastOfAugust };
};
