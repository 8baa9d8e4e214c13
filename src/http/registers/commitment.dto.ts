import { ArrayMinSize } from 'class-validator';
import { commitmentRecorded } from '../../ledger/commitment/commitment.events.js';
import type { CommitmentInput } from '../../ledger/commitment/record-commitment.js';
import { Code, Codes, Maybe, NestedList, OneOf, Text } from '../body/fields.js';
import { ClauseDto } from '../body/shapes.dto.js';
import { WhenDto } from '../body/when.dto.js';

const { fields: about } = commitmentRecorded;

export class CommitmentDto extends WhenDto implements CommitmentInput {
  @OneOf(about.kind.schema, about.kind.about)
  kind: CommitmentInput['kind'];

  @Codes(about.parties.about)
  @ArrayMinSize(1)
  parties: string[];

  @Maybe(Code(about.label.about))
  label?: string | null;

  @Text(about.title.about, 4_000)
  title: string;

  @NestedList(() => ClauseDto, about.clauses.about, { min: 1 })
  clauses: ClauseDto[];

  @Maybe(Text(about.source.about, 4_000))
  source?: string | null;
}
