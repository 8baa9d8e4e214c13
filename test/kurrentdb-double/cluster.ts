import type { Metadata } from '@grpc/grpc-js';
import { refusals } from './rpc-error.js';

type Member = { readonly port: number; alive: boolean };

/** Who is in the cluster, who is alive, who leads. The log is one for all: replication takes no time. */
export class Cluster {
  readonly members: Member[] = [];
  /** How members are named to clients. Over TLS not by number: gRPC for Node asks for no such certificate. */
  readonly host: string;
  #leader: number | undefined = 0;
  #quorum = true;

  constructor(tls: boolean) {
    this.host = tls ? 'localhost' : '127.0.0.1';
  }

  get leader(): number | undefined {
    return this.#quorum ? this.#leader : undefined;
  }

  get quorum(): boolean {
    return this.#quorum;
  }

  setQuorum(quorum: boolean): void {
    this.#quorum = quorum;
  }

  elect(member: number): void {
    this.#leader = member;
  }

  /** The first that is alive; nobody without a majority. */
  electAnew(): void {
    const alive = this.members.filter((member) => member.alive).length;
    this.#leader =
      alive * 2 > this.members.length
        ? this.members.findIndex((member) => member.alive)
        : undefined;
  }

  /** kurrentdb.md 7.4: without a leader nothing is answered; who is not it says who is. @throws ServiceError */
  mustServe(member: number, call: Metadata): void {
    if (this.leader === undefined) throw refusals.notReady();
    const needed = call
      .get('requires-leader')
      .some((value) => String(value).toLowerCase() === 'true');
    if (needed && this.leader !== member)
      throw refusals.notLeader(this.host, this.members[this.leader]!.port);
  }
}
