import { AmendLines, ReceiveAmendment } from '../../../src/ledger/request/amend-lines.js';
import { JoinRequest } from '../../../src/ledger/request/open-request.js';
import { RecordDisclosures, RecordError } from '../../../src/ledger/request/record-disclosures.js';
import { RecordInformation } from '../../../src/ledger/request/record-information.js';
import { RecordLines, SubmitRequest } from '../../../src/ledger/request/record-lines.js';
import { type AnswerInput, RecordResponse } from '../../../src/ledger/request/record-response.js';
import { LinkRequests, WithdrawRequest } from '../../../src/ledger/request/withdraw-or-link.js';
import { HOLDING_TEXTS } from '../../../src/ledger/request/reclassifying/texts.js';
import { FACTS } from '../../support/information-bodies.js';
import { DHS, IRS } from '../../support/ledger.js';
import { authorityOf, letterOf, lineSaid, personOn } from './letters.js';
import type { Known, Step, Story } from './story.js';

const addLines = async (story: Story, step: Step, request: Known, count: number) => {
  const lines = Array.from({ length: count }, (_, n) => {
    const line = request.lines + 1 + n;
    return lineSaid(step, line, line % 5 === 0 ? null : personOn(step, line));
  });
  const body = { ...story.when(step), lines };
  const told = await story.tell(
    request.opener,
    body,
    (envelope, said) => new RecordLines(envelope, request.id, said),
  );
  if (told !== undefined) request.lines += count;
};

const amendLine = async (story: Story, step: Step, request: Known): Promise<void> => {
  const [[line]] = story.lines(step, request) as [[number, number]];
  const tin = step.variant === 0 ? null : personOn(step, line + step.variant - 1);
  const lines = [{ ...lineSaid(step, line, tin), line }];
  const told = await story.tell(
    DHS,
    { ...story.when(step), lines },
    (envelope, said) => new AmendLines(envelope, request.id, said),
  );
  const revision = told?.events[0]?.revision;
  if (revision !== undefined) request.amendment = { line, revision };
};

/** The IRS received an amendment that the agency recorded, or one that it did not. */
const receiveAmendment = async (story: Story, step: Step, request: Known): Promise<void> => {
  const [[line]] = story.lines(step, request) as [[number, number]];
  const { amendment } = request;
  const tin = step.variant === 0 ? null : personOn(step, line + step.variant - 1);
  const body =
    step.variant === 1 && amendment !== undefined
      ? { line: amendment.line, amendmentRevision: amendment.revision }
      : { line, values: lineSaid(step, line, tin) };
  await story.tell(
    IRS,
    { ...body, ...story.when(step) },
    (envelope, said) => new ReceiveAmendment(envelope, request.id, said),
  );
};

const answering =
  (answer: (step: Step) => AnswerInput): Act =>
  async (story, step, request) => {
    const lines = step.isWhole ? undefined : story.lines(step, request);
    const answers = [{ ...answer(step), lines }];
    await story.tell(
      IRS,
      { ...story.when(step), answers },
      (envelope, said) => new RecordResponse(envelope, request.id, said),
    );
  };

/** Two like lines, answered alike on two days, and told of on one. */
const twins: Act = async (story, step, request) => {
  await addLines(story, step, request, 2);
  for (const [n, ago] of [1, 2].entries()) {
    const first = request.lines - 1 - n;
    const answer = { ...step, ago, first, more: 0, isWhole: false, variant: 0 } as const;
    await answering(() => ({ kind: 'accepted' }))(story, answer, request);
  }
};

/** What of a kind differs from telling to telling. */
const varied = ({ variant, ago }: Step, day: string): Readonly<Record<string, object>> => ({
  accounting: { of: variant === 2 ? 'request' : 'disclosure' },
  copied: { copy: `C-${variant}` },
  requested: { dueOn: day },
  certified: { allCopies: variant > 0, manner: variant === 0 ? 'returned' : 'made-undisclosable' },
  'litigation-hold': { from: day, to: null },
  used: { use: ago > 0 ? 'civil-removal' : 'criminal-investigation' },
});

/** What became of the information, told by a side that may. */
const inform = async (story: Story, step: Step, request: Known): Promise<void> => {
  const fact = FACTS[(step.first * 4 + step.more) % FACTS.length]!;
  const lines = step.isWhole ? undefined : story.lines(step, request);
  const own = { ...fact.body, ...varied(step, story.on(step))[fact.body.kind] } as typeof fact.body;
  await story.tell(
    fact.by[step.variant % fact.by.length] === 'irs' ? IRS : DHS,
    { ...own, lines, ...story.when(step) },
    (envelope, said) => new RecordInformation(envelope, request.id, said),
  );
};

const FIELDS = ['name', 'address', 'reason'] as const;
const TAKEN = ['usable', 'placeholder', 'unparsed', 'generic'];

/** The ledger takes texts of some lines, or of letters, for something else than before. */
const reclassify = async (story: Story, step: Step, request: Known): Promise<void> => {
  const { variant, first, isWhole } = step;
  const ranges = isWhole ? null : story.lines(step, request);
  const isMeant = (line: number | null): boolean =>
    line === null ? ranges === null : ranges?.some(([a, b]) => a <= line && line <= b) === true;
  const classes = story.ledger
    .entries()
    .filter(({ stream, type }) => stream === request.id && HOLDING_TEXTS.has(type))
    .map(({ revision, public: face }) => ({
      revision,
      line: (face['line'] ?? null) as number | null,
    }))
    .filter(({ line }) => isMeant(line))
    .map((text, n) => ({ ...text, class: TAKEN[(first + n) % TAKEN.length]! }));
  if (classes.length === 0) return;
  const classifier = `test@${first + 2}`;
  await story.ledger.reclassify(request.id, { field: FIELDS[variant], classifier, classes });
};

type Act = (story: Story, step: Step, request: Known) => Promise<unknown>;

/** What can be told of a request. */
export const REQUEST_ACTS = {
  letter: (story, step, request) =>
    story.tell(
      IRS,
      { ...letterOf(step), ...story.when(step) },
      (envelope, said) => new JoinRequest(envelope, request.id, said),
    ),
  line: (story, step, request) => addLines(story, step, request, step.more + 1),
  'many lines': (story, step, request) => addLines(story, step, request, 51),
  twins,
  submit: (story, step, request) =>
    story.tell(
      request.opener,
      { ...story.when(step), lineCount: request.lines },
      (envelope, said) => new SubmitRequest(envelope, request.id, said),
    ),
  withdraw: (story, step, request) =>
    story.tell(
      DHS,
      { ...story.when(step) },
      (envelope, said) => new WithdrawRequest(envelope, request.id, said),
    ),
  link: (story, step, request) =>
    story.tell(
      step.variant === 0 ? DHS : IRS,
      { ...story.when(step), linkedRequest: story.another(request) },
      (envelope, said) => new LinkRequests(envelope, request.id, said),
    ),
  amend: amendLine,
  amended: receiveAmendment,
  accept: answering(() => ({ kind: 'accepted' })),
  note: answering(() => ({ kind: 'deficiency-noted', elements: ['address'] })),
  refuse: answering(() => ({ kind: 'refused', ground: 'deficient' })),
  return: answering(() => ({ kind: 'returned', elements: ['address'] })),
  match: answering(({ variant }) => ({
    kind: 'matched',
    matched: variant > 0,
    compared: { name: 'equal', tin: 'equal', address: COMPARED[variant], birthDate: null },
  })),
  'no match': answering(() => ({ kind: 'no-match', detail: 'generic' })),
  approve: answering(() => ({ kind: 'approved', inWriting: true, paragraph: '6103(i)(2)' })),
  disclose: (story, step, request) =>
    story.tell(
      IRS,
      {
        ...story.when(step),
        lines: story.lines(step, request),
        authority: authorityOf(step),
        recipientAgency: ['DHS', 'DOJ', null][step.variant],
      },
      (envelope, said) => new RecordDisclosures(envelope, request.id, said),
    ),
  error: (story, step, request) =>
    story.tell(
      IRS,
      {
        kind: step.variant === 1 ? 'match-erroneous' : 'erroneous-disclosure',
        ...story.when(step),
        lines: story.lines(step, request),
      } as const,
      (envelope, said) => new RecordError(envelope, request.id, said),
    ),
  inform,
  reclassify,
} as const satisfies Readonly<Record<string, Act>>;

const COMPARED = ['equal', 'different', 'not-compared'] as const;
