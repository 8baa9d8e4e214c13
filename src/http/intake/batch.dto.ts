import type { BatchHeader } from '../../intake/batch.js';
import { type Statement, STATEMENTS } from '../../intake/certification.js';
import { BATCH_KINDS } from '../../intake/check/records.js';
import { CONTENT_TYPES } from '../../intake/content/records-in.js';
import { LIMITS } from '../../intake/limits.js';
import { Digest, Id, Int, Maybe, Nested, Text, Word } from '../body/fields.js';
import { OfficeDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

/** What a batch is, before its parts. Its day is that of all its acts: the date of the letter, of the answers, of the disclosures. */
export class BatchDto extends WhenDto {
  @Word(BATCH_KINDS, 'What its records are')
  kind: BatchHeader['kind'];

  @Id('The request that it belongs to; it is opened first')
  request: string;

  @Word(CONTENT_TYPES, 'Media type of each part')
  contentType: BatchHeader['contentType'];

  @Int(1, LIMITS.records, 'Number of records: lines of NDJSON, rows of CSV without the first')
  records: number;

  @Maybe(Int(1, Number.MAX_SAFE_INTEGER, 'Of answers: the number that the IRS gives this response'))
  agencyNumber?: number | null;

  @Digest('SHA-256 of the whole content, uncompressed: all parts in their order')
  digest: string;
}

/** An officer certifies the batch. The office is shown to oversight; the name is sealed. */
export class CommitDto {
  @Int(1, LIMITS.parts, 'Number of parts: 1..N are the whole')
  parts: number;

  @Word(Object.keys(STATEMENTS), 'What is certified')
  statement: Statement;

  @Nested(() => OfficeDto, 'Office that certifies')
  office: OfficeDto;

  @Maybe(Text('Who certifies, as written', 1_000))
  name?: string | null;
}
