import type { Metrics } from '../../platform/metrics.js';
import type { PublicLog } from '../../publiclog/public-log.js';
import type { PublicLogStatus } from '../../publiclog/status.js';

const STATES: readonly PublicLogStatus['state'][] = [
  'starting',
  'following',
  'serving-only',
  'retrying',
  'stopped',
];

/** What Prometheus reads of the public log. All of it is known already: nothing is asked, and no file read. */
export const exposePublicLog = (metrics: Metrics, log: Pick<PublicLog, 'status'>): void => {
  metrics.gauges(
    'ledger_public_log_state',
    '1 at the state that the public log is in; stopped: it stands still, nothing more is signed',
    'state',
    () => {
      const { state } = log.status();
      return Object.fromEntries(STATES.map((one) => [one, Number(one === state)]));
    },
  );
  metrics.gauge(
    'ledger_public_log_size',
    'Leaves under the newest checkpoint that is published',
    () => log.status().size,
  );
  metrics.gauge(
    'ledger_public_log_waiting_seconds',
    'For how long events wait for a checkpoint; 0: none is known to wait',
    () => log.status().waitingSeconds ?? 0,
  );
  metrics.gauges(
    'ledger_public_log_witnesses',
    'Witnesses of the newest checkpoint: asked, and those whose cosignature came',
    'answer',
    () => witnessesOf(log.status()),
  );
  metrics.gauge(
    'ledger_public_log_quorum_missing',
    '1: the newest checkpoint has fewer cosignatures than the policy asks for; 0: enough, or none is asked for',
    () => Number(log.status().witnesses?.quorum === false),
  );
};

const witnessesOf = ({ witnesses }: PublicLogStatus): Readonly<Record<string, number>> => {
  const outcomes = (witnesses?.asked ?? []).map(({ outcome }) => outcome);
  return {
    asked: outcomes.filter((one) => one !== 'unasked').length,
    cosigned: outcomes.filter((one) => one === 'cosigned' || one === 'behind').length,
  };
};
