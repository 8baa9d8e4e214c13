import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import {
  accepted,
  amended,
  amendmentReceived,
  deficiency,
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  match,
  matter,
  noMatch,
  receipt,
  refused,
  returned,
  submitted,
  withdrawn,
} from '../../src/statute/examples.js';
import type { Verdict } from '../../src/statute/verdict.js';
import { verdictOf } from './support/judging.js';

type LetterSaid = Parameters<typeof letter>[0];
type LineSaid = Parameters<typeof line>[0];

/** A request of a day; that of the example is of 26 June 2025. */
const request = (day: string, stated: LineSaid = {}, common: LetterSaid = {}): readonly Told[] => [
  on(day, letter(common)),
  on(day, line(stated)),
];

const EARLIER = request('2025-06-20');

/** What is said of a line, where these requests named the person before: the latest first. */
const saidAfter = (
  askedBefore: readonly (readonly Told[])[],
  stated: LineSaid = {},
  common: LetterSaid = {},
): Verdict | undefined =>
  verdictOf('REQ-DUPLICATE', request('2025-06-26', stated, common), { askedBefore });

/** The outcome, and what is not recorded. */
const briefly = (verdict: Verdict | undefined): string =>
  [
    verdict?.outcome,
    ...(verdict?.causes ?? []).map((cause) => ('field' in cause ? cause.field : cause.kind)),
  ].join(' ');

describe('the same asked again about a person', () => {
  it('is told by the latest request of which all is recorded', () => {
    const [doubtful, sure] = [request('2025-06-25', { reasonGroup: null }), request('2025-06-23')];
    expect(saidAfter([doubtful, sure])?.because).toContain('3 days apart');
    expect(saidAfter([sure, EARLIER])?.because).toContain('3 days apart');
    expect(saidAfter([doubtful, request('2025-06-22', { reasonGroup: null })])?.because).toContain(
      'one day apart',
    );
  });

  it.each([
    ['2025-06-24', '2 days apart'],
    ['2025-06-25', 'one day apart'],
    ['2025-06-26', '0 days apart'],
    ['2025-06-27', 'one day apart'],
  ])('on %s and on 26 June is %s', (day, words) => {
    expect(saidAfter([request(day)])?.because).toContain(words);
    expect(saidAfter([request(day, { reasonGroup: null })])?.because).toContain(words);
  });

  it('was asked when the person was first named, whatever was amended since', () => {
    const amendedSince = [...request('2025-03-01'), on('2025-06-20', amended())];
    expect(briefly(saidAfter([amendedSince]))).toBe('clear');
    const namedSince = [...request('2025-03-01', { subject: 's2' }), on('2025-06-20', amended())];
    expect(briefly(saidAfter([namedSince]))).toBe('finding');
  });

  it('was asked about whom the earlier line named at last', () => {
    expect(briefly(saidAfter([[...EARLIER, amended({ subject: 's2' })]]))).toBe('clear');
    expect(briefly(saidAfter([[...EARLIER, amended({ subject: null })]]))).toBe('finding');
    const pointed = amendmentReceived({ subject: null, amendmentRevision: 2 });
    expect(briefly(saidAfter([[...EARLIER, amended(), pointed]]))).toBe('finding');
  });
});

it('rests on the earlier line and letter, and on nothing else of that request', () => {
  const evidence = saidAfter([[...EARLIER, accepted()]])?.evidence ?? [];
  const earlier = evidence.filter(({ stream }) => stream === 'request-before-1');
  expect(earlier.map(({ revision }) => revision)).toEqual([1, 0]);
});

describe('a line that was asked before', () => {
  it.each<[string, Told]>([
    ['noted as deficient', deficiency()],
    ['sent back', returned()],
    ['refused', refused()],
    ['reported as no match', noMatch()],
    ['not matched', match({ matched: false })],
    ['withdrawn', withdrawn()],
  ])('may be asked again once it was %s, until it is accepted', (_, answer) => {
    expect(briefly(saidAfter([[...EARLIER, answer]]))).toBe('clear');
    expect(briefly(saidAfter([[...EARLIER, answer, submitted()]]))).toBe('clear');
    expect(briefly(saidAfter([[...EARLIER, answer, accepted()]]))).toBe('finding');
    expect(briefly(saidAfter([[...EARLIER, answer, match()]]))).toBe('finding');
    expect(briefly(saidAfter([[...EARLIER, disclosed(), answer]]))).toBe('finding');
  });

  it('is not asked again under another paragraph, in another matter or for another reason', () => {
    expect(briefly(saidAfter([request('2025-06-20', {}, { authority: '6103(i)(1)' })]))).toBe(
      'clear',
    );
    expect(
      briefly(saidAfter([request('2025-06-20', { matter: matter({ reference: 'OIG-1' }) })])),
    ).toBe('clear');
    expect(briefly(saidAfter([request('2025-06-20', { reasonGroup: 'g2' })]))).toBe('clear');
  });

  it.each<[string, LineSaid, LetterSaid]>([
    ['authority', {}, { authority: null }],
    ['periods', { periods: null }, {}],
    ['items', {}, { items: null }],
    ['reasonGroup', { reasonGroup: null }, {}],
    ['matter', { matter: null }, {}],
    ['matter', { matter: matter({ reference: null }) }, {}],
  ])('is perhaps the same where %s is not recorded on one side', (field, stated, common) => {
    const said = `undetermined ${field}`;
    expect(briefly(saidAfter([request('2025-06-20', stated, common)]))).toBe(said);
    expect(briefly(saidAfter([EARLIER], stated, common))).toBe(said);
  });

  it('is read by either record of its letter', () => {
    const silent = [...request('2025-06-20', {}, { authority: null }), disclosed()];
    expect(briefly(saidAfter([silent]))).toBe('undetermined authority');
    const none = { items: null, authority: null, requestingAgency: null } as const;
    const [made, added] = [on('2025-06-20', letter()), on('2025-06-20', line())];
    expect(briefly(saidAfter([[made, receipt(none), added]]))).toBe('finding');
    const unlike = receipt({ items: [interviewNotes] });
    expect(briefly(saidAfter([[made, unlike, added]], {}, { items: [mailingAddress] }))).toBe(
      'clear',
    );
  });
});

describe('what is asked again', () => {
  const years = (...periods: readonly string[]): LineSaid => ({ periods });
  it.each([
    [years('2023'), years('2021..2023'), 'finding'],
    [years('2020'), years('2021..2023'), 'clear'],
    [years('2023', '2020'), years('2021..2023'), 'clear'],
    [years('2022'), years('in 2022'), 'undetermined periods'],
    [years('2022', '2020'), years('2021', 'in 2022'), 'undetermined periods'],
    [years(), years('2023'), 'clear'],
    [years(), years(), 'finding'],
    [years('2023'), years(), 'clear'],
  ])('of the periods %j after %j: %s', (now, before, said) => {
    expect(briefly(saidAfter([request('2025-06-20', before)], now))).toBe(said);
  });

  const of = (...items: NonNullable<LetterSaid>['items'] & object): LetterSaid => ({ items });
  const notes = (period: string | null): ReturnType<typeof item> =>
    item('interview-notes', { period });
  it.each([
    [of(mailingAddress), of(mailingAddress), 'finding'],
    [of(mailingAddress), of(interviewNotes), 'clear'],
    [of(item('Address')), of(mailingAddress, interviewNotes), 'finding'],
    [of(mailingAddress, interviewNotes), of(mailingAddress), 'clear'],
    [of(notes('2019')), of(notes('2023')), 'clear'],
    [of(notes('2019')), of(notes(null)), 'undetermined items'],
    [of(notes(null)), of(notes(null)), 'finding'],
    [of(notes('2019')), of(notes(null), notes('2019')), 'finding'],
    [of(item('address', { subject: 'spouse' })), of(item('address')), 'clear'],
    [of(item('address', { subject: null })), of(item('address')), 'undetermined items'],
    [of(item('address', { subject: null })), of(item('address', { subject: null })), 'finding'],
  ])('of the items %j after %j: %s', (now, before, said) => {
    expect(briefly(saidAfter([request('2025-06-20', {}, before)], {}, now))).toBe(said);
  });
});
