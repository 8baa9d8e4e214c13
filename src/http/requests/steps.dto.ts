import type { SubmissionInput } from '../../ledger/request/record-lines.js';
import { requestsLinked, requestWithdrawn } from '../../ledger/request/request.events.js';
import type { LinkInput, WithdrawalInput } from '../../ledger/request/withdraw-or-link.js';
import { Id, Int, Maybe, Text } from '../body/fields.js';
import { WhenDto } from '../body/when.dto.js';

/** Says that the lines recorded are the whole request. */
export class SubmissionDto extends WhenDto implements SubmissionInput {
  @Int(0, 100_000_000, 'N: lines 1..N are the whole')
  lineCount: number;
}

export class WithdrawalDto extends WhenDto implements WithdrawalInput {
  @Maybe(Text(requestWithdrawn.fields.reason.about))
  reason?: string | null;
}

/** Another stream holds the same request. */
export class LinkDto extends WhenDto implements LinkInput {
  @Id(requestsLinked.fields.linkedRequest.about)
  linkedRequest: string;
}
