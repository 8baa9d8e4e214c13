import { Injectable } from '@nestjs/common';
import { Follower } from '../../follower/follower.js';
import { PublicLog } from '../../publiclog/public-log.js';
import { Projected } from '../../readmodels/projected.js';

/** What follows the event store in this process. */
@Injectable()
export class Followers {
  constructor(
    readonly follower: Follower,
    readonly projected: Projected,
    readonly publicLog: PublicLog,
  ) {}
}
