import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EventStoreError } from '../../eventstore/event-store.js';
import type { Follower } from '../../follower/follower.js';
import { type IntakeNumbers, IntakeStatus } from '../../intake/intake-status.js';
import { Loading } from '../../platform/loading.js';
import type { SignerStatus } from '../../publiclog/checkpoint-source.js';
import { isBehind, type PublicLogStatus, type Trouble } from '../../publiclog/status.js';
import type { ProjectorStatus } from '../../readmodels/status.js';
import { NoParameters } from '../answers/no-parameters.js';
import { Caller } from '../auth/account.js';
import type { Account } from '../auth/tokens.js';
import { Followers } from './followers.js';
import { StoreCheck } from './store-check.js';

type Readiness = {
  readonly ready: boolean;
  /**
   * `refuses-credentials`: of the ledger, for that; the server itself answers. `moved-away`: the ledger was moved out
   * of the embedded store, and this process must end.
   */
  readonly store: 'reachable' | 'unreachable' | 'refuses-credentials' | 'moved-away';
  readonly readModels: 'in-order' | 'starting' | 'standing-still';
  /**
   * The public log. Where it stands still, nothing new is published, and the feed ends there; `behind`: events wait
   * for a checkpoint for more than a minute; `key-in-use`: another process signs with its key, over another
   * directory; `retrying`: the disk or the thread that writes it failed.
   */
  readonly log:
    | 'in-order'
    | 'starting'
    | 'behind'
    | 'disk-full'
    | 'waits-for-store'
    | 'key-in-use'
    | 'retrying'
    | 'standing-still';
  /** How the node that signs was found; only where another one does. */
  readonly signer?: SignerStatus['state'];
  /** Whether the newest checkpoint is cosigned as the policy asks; only where witnesses are asked. */
  readonly witnesses?: 'enough' | 'too-few';
  /** Whether a job of bulk intake in this process waits, and for what. It goes on by itself. */
  readonly intake: 'in-order' | 'waits-for-store' | 'waits-for-disk' | 'waits';
  readonly data: Loading['state'];
  /** For an operator. */
  readonly detail?: ProjectorStatus & {
    /** How often what writes read models and public log failed since the process began, and was begun anew. */
    readonly follower: Follower['failures'];
    readonly log: PublicLogStatus;
    readonly intake: IntakeNumbers;
  };
};

/** Whether this process runs, and whether it can answer. */
@ApiTags('Service')
@NoParameters()
@Controller('health')
export class HealthController {
  constructor(
    private readonly store: StoreCheck,
    private readonly followers: Followers,
    private readonly intake: IntakeStatus,
    private readonly loading: Loading,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  live(): { readonly live: true } {
    return { live: true };
  }

  @Get('ready')
  @ApiOperation({
    summary:
      'Store, read models, public log and data are in order; 503 when not. Detail for an operator',
  })
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Caller() caller?: Account,
  ): Promise<Readiness> {
    const status = this.followers.projected.status();
    const log = this.followers.publicLog.status();
    const follower = this.followers.follower.failures;
    const parts = {
      store: await this.#store(),
      readModels: orderOf(status),
      log: logOrderOf(log),
      ...(log.witnesses === null ? {} : { witnesses: quorumOf(log.witnesses) }),
      ...(log.signer === null ? {} : { signer: log.signer.state }),
      intake: intakeOrderOf(this.intake),
      data: this.loading.state,
    };
    const ready =
      parts.store === 'reachable' &&
      parts.readModels === 'in-order' &&
      parts.log !== 'standing-still' &&
      parts.data !== 'loading';
    if (!ready) reply.code(503);
    return {
      ready,
      ...parts,
      ...(caller?.role === 'operator'
        ? { detail: { ...status, follower, log, intake: this.intake.read() } }
        : {}),
    };
  }

  async #store(): Promise<Readiness['store']> {
    try {
      await this.store.mustAnswer();
      return 'reachable';
    } catch (error) {
      const why = error instanceof EventStoreError ? error.why : undefined;
      if (why === 'moved-away') return why;
      return why === 'credentials-refused' ? 'refuses-credentials' : 'unreachable';
    }
  }
}

const orderOf = ({ state, stopped, projections }: ProjectorStatus): Readiness['readModels'] => {
  if (stopped !== null || projections.some((one) => one.stopped !== null)) return 'standing-still';
  return state === 'following' || state === 'reading-only' ? 'in-order' : 'starting';
};

const intakeOrderOf = ({ waitsFor }: IntakeStatus): Readiness['intake'] => {
  if (waitsFor === undefined) return 'in-order';
  return waitsFor === 'other' ? 'waits' : `waits-for-${waitsFor}`;
};

const quorumOf = ({ quorum }: NonNullable<PublicLogStatus['witnesses']>): 'enough' | 'too-few' =>
  quorum ? 'enough' : 'too-few';

const TROUBLES = {
  'disk-full': 'disk-full',
  'store-unavailable': 'waits-for-store',
  'key-in-use': 'key-in-use',
  failed: 'retrying',
} as const satisfies Readonly<Record<Trouble, Readiness['log']>>;

const logOrderOf = (status: PublicLogStatus): Readiness['log'] => {
  const { state, trouble } = status;
  if (state === 'stopped') return 'standing-still';
  if (state === 'retrying' && trouble !== null) return TROUBLES[trouble];
  if (isBehind(status)) return 'behind';
  return state === 'following' || state === 'serving-only' ? 'in-order' : 'starting';
};
