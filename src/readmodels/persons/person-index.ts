import type { ReadModels } from '../database.js';
import { listAffected } from './list-affected.js';
import { findPerson } from './find-person.js';

type Asked<Find extends (reading: never, ask: never) => unknown> = Parameters<Find>[1];

/** Where persons are named, for the commands that open personal data. Each answer is from one state. */
export const personIndex = (readModels: ReadModels) => ({
  find: (ask: Asked<typeof findPerson>) => {
    readModels.reading('requests');
    readModels.reading('disclosures');
    readModels.reading('findings');
    return findPerson(readModels.reading('persons'), ask);
  },
  affected: (ask: Asked<typeof listAffected>) => listAffected(readModels.reading('findings'), ask),
});
