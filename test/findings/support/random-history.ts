import fc from 'fast-check';
import { addDays, day as dayOf } from '../../../src/kernel/dates.js';
import type { LogEntry } from '../../../src/readmodels/projection.js';
import type { LineData, Officer } from '../../../src/statute/facts.js';
import { History, streamId, subject } from './history.js';

const officer = (n: number): Officer => ({
  officerId: `AD-${n}`,
  agency: 'DHS',
  office: 'Assistant Director',
  role: 'supervisor',
});

const nat = (max: number): fc.Arbitrary<number> => fc.nat({ max });
const requests = fc.constantFrom('a', 'b');
const ranges = fc
  .tuple(nat(7), nat(3))
  .map(([first, more]) => [first + 1, first + 1 + more] as const);
const days = nat(3).map((n) => `2025-08-0${n + 6}`);
const variants = nat(2);

const at = { request: requests, variant: variants };
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ op: fc.constant('lines'), ...at, count: nat(3) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('lines'), ...at, count: fc.constant(50) }) },
  {
    weight: 9,
    arbitrary: fc.record({
      op: fc.constantFrom('accept', 'match', 'note', 'error', 'disclose', 'amend', 'amended'),
      ...at,
      range: ranges,
      day: days,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constantFrom('letter', 'receipt', 'submit', 'withdraw', 'approve'),
      ...at,
      day: days,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      follows: fc.constantFrom(
        'account',
        'certify',
        'closeMatter',
        'copy',
        'receive',
        'hold',
        'ask',
        'tell',
      ),
      ...at,
      range: ranges,
      day: days,
      isWhole: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ closes: fc.constantFrom(1, 1, 2, 5, 31) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      guards: fc.constantFrom('accept', 'find', 'close', 'refuse', 'notice', 'change'),
      agency: fc.constantFrom('DHS', 'DHS', 'DOJ'),
      day: days,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ incident: fc.constantFrom('identify', 'report'), day: days }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('order', 'office', 'promise'), ...at }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('link', 'twins'), ...at }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('review'), ...at, event: nat(30) }) },
);
type Range = readonly [number, number];
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Older = Extract<Step, { op: string }>;

const lineData = (variant: number, line: number): Partial<LineData> => ({
  addressClass: { class: variant === 0 ? 'usable' : 'placeholder', classifier: 'address@1' },
  engaged: variant === 2 ? null : [officer(variant), officer(line % 9)],
  supersedesLine: variant === 1 && line > 60 ? line - 60 : null,
  reasonGroup: variant === 1 ? subject(`reason ${line % 7 === 1}`) : null,
  matter: {
    reference: `CASE-${line}`,
    kind: null,
    openedOn: null,
    closedOn: null,
    assurance: null,
  },
});

/** When it is told says nothing of when it was: acts of several days are told on one. */
const TOLD = [
  { recordedAt: '2025-08-12T12:00:00.000Z' },
  { recordedAt: '2025-08-13T12:00:00.000Z' },
] as const;

class Story {
  readonly history = new History();
  readonly #lines = new Map<string, number>();
  #revision = 0;
  #closed = dayOf('2025-08-05');

  take(one: Step): void {
    if ('follows' in one) this.#follow(one);
    else if ('closes' in one) this.#close(one.closes);
    else if ('guards' in one) this.#guard(one);
    else if ('incident' in one) this.#incident(one);
    else if ('count' in one) this.#add(one.request, one.variant, one.count + 1);
    else if ('range' in one) this.#onLines(one);
    else if ('day' in one) this.#onWhole(one);
    else if ('event' in one) this.#review(one.request, one.event);
    else this.#other(one);
  }

  #add(request: string, variant: number, count: number): void {
    for (let n = 0; n < count; n++) {
      const line = (this.#lines.get(request) ?? 0) + 1;
      this.#lines.set(request, line);
      const who = line % 5 === 0 ? null : subject(`${request} ${line % 60}`);
      this.history.add(request, 'LineAdded', { ...lineData(variant, line), line, subject: who });
    }
  }

  #onLines({
    op,
    request,
    range: [first, last],
    variant,
    day,
  }: Older & { range: Range; day: string }): void {
    const lines: readonly Range[] =
      variant === 2
        ? [
            [first, last],
            [last, last + 1],
          ]
        : [[first, last]];
    const when = { occurredOn: day, ...TOLD[variant % TOLD.length] };
    const who = variant === 0 ? null : subject(`${request} ${(first + variant - 1) % 60}`);
    const now = { ...lineData(variant, first), line: first, subject: who };
    const received = { ...now, amendmentRevision: this.#revision };
    const recipientAgency = ['DHS', 'DOJ', null][variant] ?? null;
    const told = { line: first, subject: who, authority: '6103(i)(2)', recipientAgency };
    const record: Readonly<Record<string, () => LogEntry>> = {
      accept: () => this.history.add(request, 'LinesAccepted', { lines }, when),
      match: () => this.history.add(request, 'MatchDecided', { lines, matched: variant > 0 }, when),
      note: () => this.history.add(request, 'DeficiencyNoted', { lines }, when),
      error: () => this.history.add(request, 'ErroneousDisclosureIdentified', { lines }, when),
      disclose: () => this.history.add(request, 'Disclosed', told, when),
      amend: () => this.history.add(request, 'LineAmended', now, when),
      amended: () => this.history.add(request, 'AmendmentReceived', received, when),
    };
    const entry = record[op]?.();
    if (op === 'amend') this.#revision = entry?.revision ?? 0;
  }

  #onWhole({ op, request, variant, day: occurredOn }: Older & { day: string }): void {
    const letter = {
      requestingAgency: 'DHS',
      authority: variant === 1 ? null : '6103(i)(2)',
      engaged: variant === 0 ? null : [officer(variant)],
    };
    const record: Readonly<Record<string, () => LogEntry>> = {
      letter: () => this.history.add(request, 'RequestMade', letter, { occurredOn }),
      receipt: () => this.history.add(request, 'RequestReceived', letter, { occurredOn }),
      submit: () => this.history.add(request, 'RequestSubmitted', {}, { occurredOn }),
      withdraw: () => this.history.add(request, 'RequestWithdrawn', {}, { occurredOn }),
      approve: () => this.history.add(request, 'DisclosureApproved', {}, { occurredOn }),
    };
    record[op]?.();
  }

  #other({ op, request, variant }: Older): void {
    const linkedRequest = streamId(`request ${request === 'a' ? 'b' : 'a'}`);
    const label = `ORDER-${variant}`;
    if (op === 'twins') this.#twins(request, variant);
    if (op === 'link') this.history.add(request, 'RequestsLinked', { linkedRequest });
    if (op === 'order') this.history.add('o', 'CourtOrderEntered', { label, from: '2025-08-01' });
    if (op === 'office') this.history.add('s', 'OfficeStandingRecorded', { title: 'Secretary' });
    if (op === 'promise') this.history.add('p', 'CommitmentRecorded', { label: 'PROMISE' });
  }

  /** Two like lines, answered alike on two days, and told of on one. */
  #twins(request: string, variant: number): void {
    this.#add(request, variant, 2);
    const last = this.#lines.get(request) ?? 0;
    for (const [n, occurredOn] of ['2025-08-06', '2025-08-07'].entries())
      this.history.add(
        request,
        'LinesAccepted',
        { lines: [[last - n, last - n]] },
        { occurredOn, ...TOLD[1] },
      );
  }

  /** What follows on acts: recorded on lines, or over the whole. */
  #follow({ follows, request, range, variant, day, isWhole }: Extract<Step, { follows: string }>) {
    const lines = isWhole ? null : [range];
    const when = { occurredOn: day, ...TOLD[variant % TOLD.length] };
    const allCopies = variant > 0;
    const of = variant === 2 ? 'request' : 'disclosure';
    const record: Readonly<Record<typeof follows, () => LogEntry>> = {
      account: () => this.history.add(request, 'AccountingRecorded', { lines, of }, when),
      certify: () =>
        this.history.add(
          request,
          'DisposalCertified',
          { lines, manner: 'returned', allCopies },
          when,
        ),
      closeMatter: () => this.history.add(request, 'MatterClosed', { lines }, when),
      copy: () => this.history.add(request, 'Copied', { lines, copy: `C-${variant}` }, when),
      receive: () => this.history.add(request, 'DisclosureReceived', { lines }, when),
      hold: () => this.history.add(request, 'HoldRecorded', { lines, from: day }, when),
      ask: () => this.history.add(request, 'DisposalRequested', { lines, dueOn: day }, when),
      tell: () => this.history.add(request, 'RecipientNotified', { lines }, when),
    };
    record[follows]();
  }

  /** Days are closed in their order. */
  #close(later: number): void {
    this.#closed = addDays(this.#closed, later);
    this.history.add(`day ${this.#closed}`, 'DayClosed', { day: this.#closed, late: false });
  }

  #guard({ guards, agency, day }: Extract<Step, { guards: string }>): void {
    const of = { recipientAgency: agency };
    const when = { occurredOn: day };
    const record: Readonly<Record<typeof guards, () => LogEntry>> = {
      accept: () => this.history.add(agency, 'SecurityReportAccepted', of, when),
      find: () =>
        this.history.add(agency, 'SafeguardFindingOpened', { ...of, finding: 'F-1' }, when),
      close: () =>
        this.history.add(agency, 'SafeguardFindingClosed', { ...of, finding: 'F-1' }, when),
      refuse: () => this.history.add(agency, 'SafeguardRefusalEntered', { ...of, from: day }, when),
      notice: () => this.history.add(agency, 'ChangeNoticeGiven', { ...of, change: 'cloud' }, when),
      change: () => this.history.add(agency, 'ChangeMade', { ...of, change: 'cloud' }, when),
    };
    record[guards]();
  }

  #incident({ incident, day: occurredOn }: Extract<Step, { incident: string }>): void {
    if (incident === 'identify')
      this.history.add('i', 'IncidentIdentified', { recipientAgency: 'DHS' }, { occurredOn });
    else this.history.add('i', 'IncidentReported', { to: ['safeguards'] }, { occurredOn });
  }

  #review(request: string, revision: number): void {
    const stream = streamId(`request ${request}`);
    this.history.add(`review ${this.history.nextSeq}`, 'FindingReviewed', {
      rule: 'EVERYTHING',
      stream,
      revision: 0,
      line: 1,
      outcome: 'noted',
      confirms: revision % 5 === 0 ? [] : [{ stream, revision }],
    });
  }
}

/** Any events on two requests in any order: sensible or not, they can all be recorded. */
export const randomHistory: fc.Arbitrary<History> = fc
  .array(step, { minLength: 5, maxLength: 40 })
  .map((steps) => {
    const story = new Story();
    for (const one of steps) story.take(one);
    return story.history;
  });
