import type { Provider } from '@nestjs/common';
import { Batches } from './batches.js';
import { CheckBatch } from './check-batch.js';
import { Intake } from './intake.js';
import { IntakeStatus } from './intake-status.js';
import { IntakeJobs } from './jobs.js';
import { ListBatches } from './list-batches.js';
import { RecordBatch } from './record-batch.js';
import { RecordSlices } from './record-slices.js';

/** Bulk intake. Needs IntakeFiles, Workshop, Keys, Clock and Log, and what the ledger's commands share. */
export const INTAKE_PROVIDERS: Provider[] = [
  Batches,
  Intake,
  ListBatches,
  CheckBatch,
  RecordSlices,
  RecordBatch,
  IntakeStatus,
  IntakeJobs,
];
