import { Injectable } from '@nestjs/common';
import { PublicLog } from '../../publiclog/public-log.js';
import { Projected } from '../../readmodels/projected.js';

/** What follows the event store in this process. */
@Injectable()
export class Followers {
  constructor(
    readonly projected: Projected,
    readonly publicLog: PublicLog,
  ) {}
}
