import type {
  AppendReq,
  BatchAppendReq,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Expected, NewEvent } from './events.js';
import { textOfUuid } from './protocol.js';

type Proposed = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

export const eventOf = (message: Proposed): NewEvent => ({
  id: textOfUuid(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

const NO_ID = '00000000-0000-0000-0000-000000000000';
export const isValid = ({ id, type }: NewEvent): boolean => id !== NO_ID && type !== '';

/** As the server counts: the data alone, neither metadata nor type (seen on 24.6). */
export const bytesOf = (events: readonly NewEvent[]): number =>
  events.reduce((sum, { data }) => sum + data.length, 0);

type States = {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
};

export const expectedOf = (options: States, revision: string): Expected => {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(revision);
};
