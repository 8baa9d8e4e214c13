import type { AccessPurpose } from '../../../information-facts.js';
import { missing, type Point, statutory } from '../points.js';

export const onDuty = (taxDuty: boolean | null): readonly Point[] => {
  if (taxDuty === null)
    return [missing('taxDuty', 'Whether a duty of tax administration is on record, is not told.')];
  return taxDuty
    ? []
    : [breach('No duty of tax administration is on record for the person or team.')];
};

export const onPurpose = (purpose: AccessPurpose | null): readonly Point[] => {
  switch (purpose) {
    case null:
      return [missing('purpose', 'For what access was given or used is not recorded.')];
    case 'tax-administration':
      return [];
    case 'matter':
    case 'other':
      return [breach(`Access for tax administration served another end (${purpose}).`)];
    case 'custody':
    case 'audit':
      return [
        {
          doubt: { kind: 'not-decided-here', why: 'access to audit, or to keep systems running' },
          because: `Access was for ${purpose}, of which is not decided here whose duty it is.`,
        },
      ];
  }
};

const breach = (because: string): Point => statutory('tax-duty', because);
