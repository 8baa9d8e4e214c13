import {
  ACCOUNTINGS as accountings,
  AUTHORITIES as authorities,
  DISPOSALS as disposals,
  INSPECTION_STEPS as inspectionSteps,
  INSPECTIONS as inspections,
  NOTICES as notices,
  USES as uses,
} from '../../ledger/information-input.js';
import { bodiesOf } from '../body/by-table.js';

/** The bodies of each door, by kind. */
export const AUTHORITIES = bodiesOf(authorities);
export const ACCOUNTINGS = bodiesOf(accountings);
export const USES = bodiesOf(uses);
export const DISPOSALS = bodiesOf(disposals);
export const NOTICES = bodiesOf(notices);
export const INSPECTIONS = bodiesOf(inspections);
export const INSPECTION_STEPS = bodiesOf(inspectionSteps);
