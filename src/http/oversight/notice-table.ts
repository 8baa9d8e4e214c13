import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { AffectedPersons } from '../../ledger/access/list-affected-persons.js';
import type { Affected } from '../../readmodels/persons/affected-line.js';
import { documentOf, onePage } from '../../reports/document.js';

type List = NonNullable<AffectedPersons['affected']>;
type Place = List['items'][number] & Partial<Affected>;

const COLUMNS = [
  'stream',
  'line',
  'mayBeAnother',
  'notifiedSeq',
  'firstDay',
  'findings',
  'statedIn',
  'name',
  'tin',
  'address',
] as const;

/**
 * A list for notice as a table for spreadsheets, where the body asks for `"format": "csv"`; recorded as any other.
 * A list that is not told again (the command was sent before) stays JSON: an empty table would say that
 * nobody is affected.
 */
@Injectable()
export class NoticeTable implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    // Runs before the body is looked at: there may be none.
    const body = http.getRequest<FastifyRequest>().body as { readonly format?: unknown } | null;
    if (body?.format !== 'csv') return next.handle();
    return next
      .handle()
      .pipe(
        map((answer: Pick<AffectedPersons, 'affected'>) =>
          answer.affected === null
            ? answer
            : tableOf(answer.affected, http.getResponse<FastifyReply>()),
        ),
      );
  }
}

/** Where the next page begins stands in `Ledger-Next`; without it this is the last. */
const tableOf = ({ seq, items, next }: List, reply: FastifyReply): AsyncIterable<string> => {
  const { mediaType, chunks } = documentOf(
    { seq, head: {}, name: 'items', pages: onePage(items), columns: COLUMNS, cells },
    'csv',
  );
  reply.type(mediaType).header('Ledger-Seq', seq);
  if (next !== null) reply.header('Ledger-Next', next);
  return chunks;
};

/** A row for each event that names the person; one without a name where none does. */
const cells = ({ stream, line, findings = [], named, ...place }: Place & Partial<Affected>) => {
  const days = findings.map(({ occurredOn }) => occurredOn).toSorted();
  const first = [
    stream ?? null,
    line ?? null,
    `${place.mayBeAnother ?? ''}`,
    place.notifiedSeq ?? null,
    days[0] ?? null,
    findings.map(({ id }) => id).join(' '),
  ];
  if (named.length === 0) return [[...first, null, null, null, null]];
  return named.map((event) => [
    ...first,
    `${event.stream}/${event.revision}`,
    ...(['name', 'tin', 'address'] as const).map((field) => event.personal?.[field] ?? null),
  ]);
};
