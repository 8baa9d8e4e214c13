import { findingReviewed } from '../../ledger/review/review.events.js';
import type { ReviewInput } from '../../ledger/review/review-finding.js';
import { Code, Int, Maybe, NestedList, OneOf, PackName, Text } from '../body/fields.js';
import { EventRefDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = findingReviewed;

/** What a reviewer says of a finding. It stands beside the finding and never hides it. */
export class ReviewDto extends WhenDto implements ReviewInput {
  @OneOf(about.outcome.schema, about.outcome.about)
  outcome: ReviewInput['outcome'];

  @Maybe(Code(about.reading.about))
  reading?: string | null;

  @Maybe(PackName(about.pack.about))
  pack?: string | null;

  @Maybe(Int(0, Number.MAX_SAFE_INTEGER, about.seenAtSeq.about))
  seenAtSeq?: number | null;

  @Maybe(NestedList(() => EventRefDto, about.confirms.about))
  confirms?: EventRefDto[] | null;

  @Maybe(Text(about.note.about))
  note?: string | null;
}
