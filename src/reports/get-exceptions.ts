import { setImmediate as turn } from 'node:timers/promises';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { CountFindings, type FindingCounts } from '../readmodels/findings/count-findings.js';
import type { FindingView, Held } from '../readmodels/findings/finding-view.js';
import { ListFindings } from '../readmodels/findings/list-findings.js';
import { GetLedger, type LedgerView } from '../readmodels/log/get-ledger.js';
import type { AsKnown } from '../readmodels/view.js';
import { KINDS_IN_WORDS } from '../statute/kinds.js';
import type { ReadingId } from '../statute/verdict.js';
import { type Document, documentOf, type Format } from './document.js';

type Ask = AsKnown & {
  readonly format: Format;
  /** Only findings under this reading; absent: under any. */
  readonly reading?: ReadingId | undefined;
  /** Whether reviews stand beside findings. */
  readonly reviews: boolean;
};

/** Every possible breach, with its clause, its words and its evidence. */
export class GetExceptions extends Query<Document> {
  constructor(readonly ask: Ask) {
    super();
  }
}

@QueryHandler(GetExceptions)
export class GetExceptionsHandler implements IQueryHandler<GetExceptions> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ ask }: GetExceptions): Promise<Document> {
    const ledger = await this.queries.execute(new GetLedger({ at: ask.at }));
    const { seq } = ledger;
    const at = seq < 0 ? undefined : String(seq);
    const counts = await this.queries.execute(new CountFindings({ at, reading: ask.reading }));
    const report = {
      seq,
      head: headOf(ledger, counts, ask.reading),
      name: 'exceptions',
      pages: this.#pages(ask, at),
      columns: COLUMNS,
      cells: (finding: FindingView) => linesOf(finding, ask.reading, seq),
    };
    return documentOf(report, ask.format);
  }

  /** Each page is asked for when the one before was sent; all are as known at the same seq. */
  async *#pages(
    { reading, reviews }: Ask,
    at: string | undefined,
  ): AsyncGenerator<readonly FindingView[]> {
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const ask = { at, reading, reviews, cursor, limit: PAGE };
      const page = await this.queries.execute(new ListFindings(ask));
      yield page.items;
      await turn();
      cursor = page.next;
    }
  }
}

/** Small: whoever else asks is answered between two pages. */
const PAGE = 20;

const headOf = (
  { kind, origin, seq }: LedgerView,
  { findings, disclosures }: FindingCounts,
  reading: ReadingId | undefined,
) => ({
  title: 'Exceptions: what was found under 26 U.S.C. 6103 and neighbouring rules',
  demonstration: kind === 'demonstration',
  origin,
  upToSeq: seq,
  reading: reading ?? 'any',
  counts: { findings, disclosures },
  notes: [
    `Each row says of what kind it is: ${KINDS_IN_WORDS}. It stands under a reading of the law; courts decide.`,
    'A count is of acts of every kind that a rule judges, such as grants of access; `disclosures` beside it is of those that are disclosures.',
    'Counts by element are never added up: one disclosure can be a possible breach by several.',
    'UNVERIFIED: what the rule rests on that was not checked against its source.',
  ],
});

const COLUMNS = [
  'Finding',
  'Rule',
  'Citation',
  'Reading',
  'Says',
  'Severity',
  'Elements',
  'Because',
  'Evidence (seq)',
  'Act',
  'Day of the act',
  'Stream',
  'Revision',
  'Line',
  'UNVERIFIED',
  'Up to seq',
] as const;

/** One line for each reading under which it stands, or only for the one asked for. */
const linesOf = (finding: FindingView, wanted: ReadingId | undefined, seq: number) =>
  finding.standsUnder
    .filter((reading) => (wanted ?? reading) === reading)
    .map((reading) => [
      finding.id,
      finding.rule,
      finding.citations.join('; '),
      reading,
      ...heldCells(finding.readings[reading]),
      finding.act.type,
      finding.act.occurredOn,
      finding.act.stream,
      finding.act.revision,
      finding.act.line,
      finding.unverified.join('; '),
      seq,
    ]);

const heldCells = (held: Held | null): readonly (string | null)[] => {
  if (held === null) return [null, null, null, null, null];
  const { says, severity = null, elements = [], because, evidence } = held;
  return [says, severity, elements.join(' '), because, evidence.map(({ seq }) => seq).join(' ')];
};
