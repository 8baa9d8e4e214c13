import type { Part } from '../../provision.js';
import { definitions } from './provisions/definitions.js';
import { fugitivesTerrorismAudits } from './provisions/fugitives-terrorism-audits.js';
import { neighbours } from './provisions/neighbours.js';
import { ordersAndRequests } from './provisions/orders-and-requests.js';
import { otherRoutes } from './provisions/other-routes.js';
import { ownInitiativeAndCourt } from './provisions/own-initiative-and-court.js';
import { recordsAndSafeguards } from './provisions/records-and-safeguards.js';

/** Every paragraph of the law that this pack is about, in the order of the Code. */
export const PROVISIONS: readonly Part[] = [
  definitions,
  ordersAndRequests,
  ownInitiativeAndCourt,
  fugitivesTerrorismAudits,
  recordsAndSafeguards,
  otherRoutes,
  neighbours,
];
