import { CountFindingsHandler } from './count-findings.js';
import { GetFindingHandler } from './get-finding.js';
import { ListFindingsHandler } from './list-findings.js';
import { ReplayRequestHandler } from './replay-request.js';

/** What Nest has to know so that questions about findings are answered. */
export const FINDINGS_HANDLERS = [
  ListFindingsHandler,
  GetFindingHandler,
  CountFindingsHandler,
  ReplayRequestHandler,
] as const;
