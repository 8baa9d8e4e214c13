import { Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../../ledger/command.js';
import { RecordUnrequestedInformation } from '../../ledger/disclosure/record-unrequested-disclosure.js';
import type { InformationInput } from '../../ledger/information-input.js';
import { RecordInformation } from '../../ledger/request/record-information.js';
import { LocatedAt } from '../answers/recorded.js';
import { InformationDoors } from './information.doors.js';

/** What becomes of the information of a request: on some of its lines, or on the whole. */
@ApiTags('Requests')
@ApiBearerAuth()
@LocatedAt('/v1/requests/:stream')
@Controller('v1/requests')
export class RequestInformationController extends InformationDoors {
  protected override command(sent: Envelope, id: string, body: InformationInput) {
    return new RecordInformation(sent, id, body);
  }
}

/** What becomes of a disclosure that answers no request. */
@ApiTags('Disclosures')
@ApiBearerAuth()
@LocatedAt('/v1/disclosures/:stream')
@Controller('v1/disclosures')
export class DisclosureInformationController extends InformationDoors {
  protected override command(sent: Envelope, id: string, body: InformationInput) {
    return new RecordUnrequestedInformation(sent, id, body);
  }
}
