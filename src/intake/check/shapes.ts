import * as shapes from '../../ledger/shapes.js';
import { code, dayText, flag, oneOf, shape, text } from './check.js';

// The shapes that records share with the bodies of the small door (http/body/shapes.dto.ts).

const { properties: ofOffice } = shapes.Office;

export const office = shape(
  { title: text(200), kind: oneOf(ofOffice.kind), agency: code },
  { component: code, standing: oneOf(ofOffice.standing) },
);

export const officer = shape(
  { agency: code },
  { officerId: code, office: text(200), role: oneOf(shapes.Officer.properties.role) },
);

export const matter = shape(
  {},
  {
    reference: code,
    kind: oneOf(shapes.Matter.properties.kind),
    openedOn: dayText,
    closedOn: dayText,
    assurance: flag,
  },
);

const { properties: removal } = shapes.RemovalOrder;

export const removalOrder = shape(
  {},
  {
    ground: code,
    arm: oneOf(removal.arm),
    orderedOn: dayText,
    administrativelyFinalOn: dayText,
    courtFinalOn: dayText,
    failureOn: dayText,
    status: oneOf(removal.status),
  },
);

const { properties: ofItem } = shapes.Item;

export const item = shape(
  { code },
  {
    source: oneOf(ofItem.source),
    artefact: oneOf(ofItem.artefact),
    subject: oneOf(ofItem.subject),
    period: code,
    asOf: dayText,
    claimedClass: code,
  },
);

const comparison = oneOf(shapes.KeyComparison);

export const comparisons = shape(
  {},
  { name: comparison, tin: comparison, address: comparison, birthDate: comparison },
);

export const emergency = shape(
  { basis: oneOf(shapes.Emergency.properties.basis) },
  { statedBy: office },
);
