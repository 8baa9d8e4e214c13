import { Injectable } from '@nestjs/common';
import { IntakeStatus } from '../../intake/intake-status.js';
import { Metrics } from '../../platform/metrics.js';

const WAITS_FOR = ['store', 'disk', 'other'] as const;

/** What Prometheus reads of bulk intake. Processes that share a directory say the same, but for what keeps jobs waiting. */
@Injectable()
export class IntakeGauges {
  constructor(metrics: Metrics, status: IntakeStatus) {
    metrics.gauges(
      'ledger_intake_batches',
      'Batches by state',
      'state',
      () => status.read().batches,
    );
    metrics.gauge(
      'ledger_intake_records_waiting',
      'Records of committed batches whose job has not ended',
      () => status.read().recordsWaiting,
    );
    metrics.gauge(
      'ledger_intake_staged_bytes',
      'Bytes of parts that wait on disk, uncompressed',
      () => status.read().stagedBytes,
    );
    metrics.gauge(
      'ledger_intake_oldest_wait_seconds',
      'Since the commit of the oldest batch whose job has not ended; 0: there is none',
      () => status.read().oldestSeconds,
    );
    metrics.gauges(
      'ledger_intake_waits',
      '1 at what keeps a job of this process from going on',
      'cause',
      () => Object.fromEntries(WAITS_FOR.map((one) => [one, Number(status.waitsFor === one)])),
    );
  }
}
