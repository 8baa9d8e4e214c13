import fc from 'fast-check';
import type { LogEntry } from '../../../src/readmodels/projection.js';
import { OTHER_ACTS } from './other-acts.js';
import { openRequest } from './letters.js';
import { REQUEST_ACTS } from './request-acts.js';
import { type Step, Story } from './story.js';
import { ToldLedger } from './told-ledger.js';

type RequestAct = keyof typeof REQUEST_ACTS;
type OtherAct = keyof typeof OTHER_ACTS;
type Telling = readonly [act: RequestAct | OtherAct, step: Step];

/** How often each is told, one against the other. */
const WEIGHTS: Readonly<Record<RequestAct | OtherAct, number>> = {
  line: 30,
  'many lines': 4,
  twins: 3,
  letter: 3,
  submit: 2,
  withdraw: 3,
  link: 5,
  amend: 7,
  amended: 7,
  accept: 7,
  note: 6,
  refuse: 2,
  return: 2,
  match: 7,
  'no match': 2,
  approve: 4,
  disclose: 10,
  error: 7,
  inform: 26,
  reclassify: 6,
  'a day goes by': 12,
  'days go by': 5,
  'report furnished': 2,
  'report accepted': 3,
  'finding opened': 3,
  plan: 2,
  'finding closed': 3,
  refusal: 3,
  'refusal lifted': 2,
  'change notice': 2,
  change: 2,
  incident: 5,
  order: 8,
  office: 2,
  promise: 2,
  unrequested: 2,
  inspection: 2,
  'annual report': 3,
  review: 5,
};

const telling: fc.Arbitrary<Telling> = fc.tuple(
  fc.oneof(
    ...Object.entries(WEIGHTS).map(([act, weight]) => ({
      weight,
      arbitrary: fc.constant(act as RequestAct | OtherAct),
    })),
  ),
  fc.record({
    request: fc.constantFrom('a', 'b'),
    variant: fc.constantFrom(0, 1, 2),
    first: fc.nat(8),
    more: fc.nat(3),
    isWhole: fc.boolean(),
    ago: fc.constantFrom(0, 1, 2, 3, 31, -1),
    hour: fc.constantFrom(null, null, 12, 13),
  }),
);

const isOfRequest = (act: string): act is RequestAct => Object.hasOwn(REQUEST_ACTS, act);

/** What was told to a ledger, and what it recorded of that: whatever its deciders accept. */
export class RandomHistory {
  constructor(private readonly tellings: readonly Telling[]) {}

  async told(): Promise<readonly LogEntry[]> {
    const story = new Story(await ToldLedger.open());
    for (const [act, step] of this.tellings)
      if (!isOfRequest(act)) await OTHER_ACTS[act](story, step);
      else {
        const request = story.requests.get(step.request) ?? (await openRequest(story, step));
        story.requests.set(step.request, request);
        await REQUEST_ACTS[act](story, step, request);
      }
    return story.ledger.entries();
  }

  /** How fast-check shows it. */
  async [fc.asyncToStringMethod](): Promise<string> {
    const said = (await this.told()).map(({ seq, stream, type, public: face, official }) =>
      JSON.stringify([
        seq,
        stream.slice(0, 4),
        type,
        face['line'] ?? face['lines'] ?? face['day'],
        face['occurredOn'],
        official['confirms'],
      ]),
    );
    return `${JSON.stringify(this.tellings)}\n${said.join('\n')}`;
  }
}

/** Histories of two requests of an agency, sensible or not, such as a ledger can come to hold. */
export const randomHistory: fc.Arbitrary<RandomHistory> = fc
  .array(telling, { minLength: 5, maxLength: 40 })
  .map((tellings) => new RandomHistory(tellings));
