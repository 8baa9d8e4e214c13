import { randomUUID } from 'node:crypto';
import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type * as gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type * as features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type { Context } from './context.js';
import {
  ClusterInfo,
  EndPoint,
  MemberInfo,
  SupportedMethod,
  SupportedMethods,
  uuidOf,
} from './protocol.js';
import { asServiceError } from './send.js';

const STREAMS = 'event_store.client.streams.streams';
const METHODS: readonly (readonly [string, readonly string[]])[] = [
  ['read', ['position', 'events']],
  ['append', []],
  ['delete', []],
  ['tombstone', []],
  ['batchappend', ['deadline_duration']],
];

/** kurrentdb.md 3: what a client asks first, to choose between Append and BatchAppend. */
export const supportedMethodsCall =
  (context: Context) =>
  (
    call: ServerUnaryCall<unknown, features.SupportedMethods>,
    callback: sendUnaryData<features.SupportedMethods>,
  ): void => {
    try {
      context.access.authenticate(call.metadata);
      const methods = METHODS.map(([name, having]) =>
        new SupportedMethod()
          .setServiceName(STREAMS)
          .setMethodName(name)
          .setFeaturesList([...having]),
      );
      callback(
        null,
        new SupportedMethods().setMethodsList(methods).setEventStoreServerVersion('24.6.0'),
      );
    } catch (reason) {
      callback(asServiceError(reason));
    }
  };

const INSTANCE = uuidOf(randomUUID());

/** Every node says the same of all: who lives, who leads. */
export const gossipCall =
  ({ cluster }: Context) =>
  (_: unknown, callback: sendUnaryData<gossip.ClusterInfo>): void => {
    const { LEADER, FOLLOWER, UNKNOWN } = MemberInfo.VNodeState;
    const members = cluster.members.map(({ port, alive }, i) => {
      const follower = cluster.leader === undefined ? UNKNOWN : FOLLOWER;
      return new MemberInfo()
        .setInstanceId(INSTANCE)
        .setTimeStamp(String(Date.now() * 10_000))
        .setState(cluster.leader === i ? LEADER : follower)
        .setIsAlive(alive)
        .setHttpEndPoint(new EndPoint().setAddress(cluster.host).setPort(port));
    });
    callback(null, new ClusterInfo().setMembersList(members));
  };
