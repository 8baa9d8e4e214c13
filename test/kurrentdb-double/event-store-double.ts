import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Access, type User, type Users } from './access.js';
import { type Certificates, makeCertificates } from './certificates.js';
import { Cluster } from './cluster.js';
import { Faults } from './faults.js';
import { type Backup, Log } from './log.js';
import { Node } from './node.js';

export type DoubleOptions = {
  readonly nodes?: 1 | 3;
  /** With TLS users and ACLs count; without, everybody may do everything, as with `--insecure`. */
  readonly tls?: boolean;
  readonly users?: Readonly<Record<string, User>>;
  /** Port of the first node; the others take free ones. 0: a free one. */
  readonly port?: number;
  /** kurrentdb.md 7.1: 1,048,576 bytes. */
  readonly maxAppendBytes?: number;
  /** Milliseconds until a write that is not replicated is answered as timed out; the server has 2,000. */
  readonly writeTimeout?: number;
};

/**
 * EventStoreDB 24.6 as far as it was seen (kurrentdb.md, section 7), inside this process: the real wire
 * protocol, data in memory, and faults on command. It proves nothing about the server; the adapter is
 * run against a real one too.
 */
export class EventStoreDouble {
  readonly faults = new Faults();
  readonly log = new Log();
  /** Streams, or `$all`, that were read or subscribed to, in order. */
  readonly reads: string[] = [];
  readonly #cluster: Cluster;
  readonly #nodes: Node[] = [];
  readonly #access: Access;
  readonly #certificates: Certificates | undefined;

  static async start(options: DoubleOptions = {}): Promise<EventStoreDouble> {
    const double = new EventStoreDouble(options);
    double.#beginLog();
    await double.#listen(options);
    return double;
  }

  private constructor(options: DoubleOptions) {
    this.#cluster = new Cluster(options.tls === true);
    this.#certificates = options.tls ? makeCertificates() : undefined;
    this.#access = new Access(this.log, this.faults, !options.tls);
    for (const [name, user] of Object.entries(options.users ?? {}))
      this.#access.users.set(name, user);
  }

  /** Seen on 24.6: the log of a new server is not empty. */
  #beginLog(): void {
    const data = Buffer.from('{"$maxAge":2592000,"$acl":{"$r":"$ops"}}');
    const none = new Uint8Array(0);
    const contentType = 'application/json';
    const event = { id: crypto.randomUUID(), type: '$metadata', contentType, data, metadata: none };
    this.log.write({ stream: '$$$scavenges', expected: 'any', events: [event] });
  }

  async #listen({ nodes = 1, port = 0, maxAppendBytes, writeTimeout }: DoubleOptions) {
    for (let member = 0; member < nodes; member++) {
      const node = new Node(
        {
          log: this.log,
          faults: this.faults,
          reads: this.reads,
          access: this.#access,
          cluster: this.#cluster,
          member,
          maxAppendBytes: maxAppendBytes ?? 1_048_576,
          writeTimeout: writeTimeout ?? 2_000,
        },
        this.#certificates,
      );
      this.#nodes.push(node);
      this.#cluster.members.push({
        port: await node.start(member === 0 ? port : 0),
        alive: true,
      });
    }
  }

  /** Connection string for the npm client, without credentials. */
  get url(): string {
    const hosts = this.#cluster.members
      .map((member) => `${this.#cluster.host}:${member.port}`)
      .join(',');
    const tls = this.#certificates ? `tls=true&tlsCAFile=${this.#certificates.ca}` : 'tls=false';
    return `kurrentdb://${hosts}?${tls}`;
  }

  get ports(): readonly number[] {
    return this.#cluster.members.map(({ port }) => port);
  }

  /** Index of the node that leads; undefined without a majority. */
  get leader(): number | undefined {
    return this.#cluster.leader;
  }

  /** Revisions of a stream, hidden or not, without asking through a client. */
  revisions(stream: string): readonly bigint[] {
    return this.log.stream(stream).map(({ revision }) => revision);
  }

  /** Events that the slowest subscription has not sent: it waits for its consumer. */
  get unread(): number {
    return Math.max(0, ...[...this.faults.openSubscriptions].map((call) => call.unread));
  }

  /** Names, passwords and groups; may be changed. `admin` and `ops` are there from the start. */
  get users(): Users {
    return this.#access.users;
  }

  /** How it says that it was started; may be changed. */
  get options(): Map<string, string> {
    return this.#access.options;
  }

  /**
   * Calls that are open go on with the old password. Seen on 24.6: for up to a second after the change
   * a node takes the old one and refuses the new; `after` says for how many milliseconds.
   */
  setPassword(name: string, password: string, after = 0): void {
    const user = this.users.get(name);
    if (!user) throw new Error(`There is no user ${name}.`);
    const change = (): unknown => this.users.set(name, { ...user, password });
    if (after > 0) setTimeout(change, after).unref();
    else change();
  }

  /** Resets every connection; all nodes go on listening. */
  dropConnections(): void {
    for (const { wire } of this.#nodes) wire.cut();
  }

  /** Stops a node (or all) from answering, as SIGSTOP does: its connections stay open. */
  freeze(member?: number): void {
    for (const { wire } of this.#of(member)) wire.freeze();
  }

  thaw(member?: number): void {
    for (const { wire } of this.#of(member)) wire.thaw();
  }

  /** Every answer of every node comes this much later; 0 takes it back. */
  delayAnswers(milliseconds: number): void {
    for (const { wire } of this.#nodes) wire.delayAnswers(milliseconds);
  }

  /** Makes another node the leader. Nothing tells clients until they call the old one. */
  electLeader(member: number): void {
    this.#cluster.elect(member);
  }

  /**
   * kurrentdb.md 7.4: writes are kept and reported as timed out; subscriptions are silent; once the
   * leader has stepped down, nothing is answered at all.
   */
  async loseQuorum({ stepDownAfter = 0 }: { readonly stepDownAfter?: number } = {}): Promise<void> {
    this.log.hold(true);
    if (stepDownAfter > 0) await pause(stepDownAfter);
    if (this.log.held) this.#cluster.setQuorum(false);
  }

  /** Only replication ends: the leader still leads, as in the first seconds without quorum. */
  holdReplication(): void {
    this.log.hold(true);
  }

  /** What was written meanwhile is kept, and seen now. */
  regainQuorum(): void {
    this.#cluster.setQuorum(true);
    this.log.hold(false);
  }

  /** Ends a node (or all), as SIGKILL does. With a majority alive another one leads at once. */
  async kill(member?: number): Promise<void> {
    for (const node of this.#of(member)) {
      this.#cluster.members[this.#nodes.indexOf(node)]!.alive = false;
      await node.stop();
    }
    const { leader, members } = this.#cluster;
    if (leader === undefined || !members[leader]!.alive) this.#cluster.electAnew();
  }

  backup(): Backup {
    return this.log.backup();
  }

  /** Starts what was killed, on the same ports, with the data as it is or as an older backup has it. */
  async restart({ from }: { readonly from?: Backup } = {}): Promise<void> {
    if (from) this.log.restore(from);
    this.log.recent.forget();
    for (const [i, member] of this.#cluster.members.entries()) {
      if (member.alive) continue;
      await this.#nodes[i]!.start(member.port);
      member.alive = true;
    }
    if (this.#cluster.leader === undefined) this.#cluster.electAnew();
  }

  async close(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.close()));
    if (this.#certificates) rmSync(this.#certificates.directory, { recursive: true });
  }

  #of(member: number | undefined): readonly Node[] {
    return member === undefined ? this.#nodes : [this.#nodes[member]!];
  }
}
