import { Injectable } from '@nestjs/common';
import { parseRecord } from '../../eventstore/codec.js';
import { Intake } from '../../intake/intake.js';
import { Problem } from '../../kernel/problem.js';
import { Streams } from '../../ledger/streams.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { officialOpeningOf } from '../../privacy/seal.js';
import { parseReceipt } from '../../proof/receipt.js';
import { PublicLog } from '../../publiclog/public-log.js';
import type { Account } from '../auth/tokens.js';

/** That a batch stands whole in the log: the log's own receipt of its last event, and what opens it. */
export type BatchReceipt = {
  readonly ledger: string;
  readonly kind: string;
  readonly batch: string;
  readonly request: string;
  readonly records: number;
  /** SHA-256 of the content: also in the official face of `BatchRecorded`, which `opening` opens. */
  readonly digest: string;
  readonly deficient: number;
  readonly first: { readonly id: string; readonly seq: number };
  /** `BatchRecorded`. */
  readonly last: { readonly id: string; readonly seq: number };
  /** C2SP tlog-proof of the last event, with the signed checkpoint. */
  readonly receipt: string;
  /** RFC 9901 disclosure of its official face: for `ledger-verify --opening`. */
  readonly opening: string;
};

@Injectable()
export class BatchReceipts {
  constructor(
    private readonly intake: Intake,
    private readonly streams: Streams,
    private readonly log: PublicLog,
    private readonly ledger: LedgerIdentity,
  ) {}

  /** @throws Problem not-found; batch-unfinished, also while no checkpoint covers its last event. */
  async of(id: string, account: Account): Promise<BatchReceipt> {
    const { request, records, digest, progress } = this.intake.get(id, account);
    const span = this.intake.span(id, account);
    if (span.first === null || span.last === null) throw unfinished('It is not recorded whole.');
    const last = await this.log.reader.receipt({ id: span.last.id });
    const first = await this.log.reader.receipt({ id: span.first });
    const event = await this.streams.find(request, span.last.revision);
    if (last === undefined || first === undefined || event === undefined)
      throw unfinished('No signed checkpoint covers its last event yet.');
    return {
      ledger: this.ledger.origin,
      kind: this.ledger.kind,
      batch: id,
      request,
      records,
      digest,
      deficient: progress.deficient,
      first: { id: span.first, seq: parseReceipt(first).index },
      last: { id: span.last.id, seq: parseReceipt(last).index },
      receipt: last,
      opening: officialOpeningOf(parseRecord(event.record)),
    };
  }
}

const unfinished = (detail: string): Problem =>
  new Problem('batch-unfinished', detail, { retryAfterSeconds: 2 });
