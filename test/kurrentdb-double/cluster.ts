import type { Metadata } from '@grpc/grpc-js';
import { refusals } from './rpc-error.js';

type Member = { readonly port: number; alive: boolean };
export const HOST = '127.0.0.1';

/** Who is in the cluster, who is alive, who leads. The log is one for all: replication takes no time. */
export class Cluster {
  readonly members: Member[] = [];
  #leader: number | undefined = 0;
  #quorum = true;

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
      throw refusals.notLeader(HOST, this.members[this.leader]!.port);
  }
}
