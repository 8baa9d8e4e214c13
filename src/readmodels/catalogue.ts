import { access } from './access/access.projection.js';
import { attestations } from './attestations/attestations.projection.js';
import { commitments } from './commitments/commitments.projection.js';
import { disclosures } from './disclosures/disclosures.projection.js';
import { findings } from './findings/findings.projection.js';
import { offices } from './offices/offices.projection.js';
import { orders } from './orders/orders.projection.js';
import { packs } from './packs/packs.projection.js';
import { persons } from './persons/persons.projection.js';
import type { Projection } from './projection.js';
import { readings } from './readings/readings.projection.js';
import { requests } from './requests/requests.projection.js';
import { reviews } from './reviews/reviews.projection.js';
import { twoSides } from './two-sides/two-sides.projection.js';

/** Every projection, in the order in which they are run. Each reads only its own tables and the journal. */
export const PROJECTIONS: readonly Projection[] = [
  requests,
  disclosures,
  orders,
  commitments,
  offices,
  readings,
  reviews,
  access,
  packs,
  persons,
  twoSides,
  attestations,
  findings,
];
