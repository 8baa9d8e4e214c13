import { Injectable } from '@nestjs/common';
import { PublicLog } from '../../publiclog/public-log.js';
import { Projector } from '../../readmodels/projector.js';

/** What follows the event store in this process. */
@Injectable()
export class Followers {
  constructor(
    readonly projector: Projector,
    readonly publicLog: PublicLog,
  ) {}
}
