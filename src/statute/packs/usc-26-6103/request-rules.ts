/**
 * Rules 1-5, 7-10 and 12-15: whether a line and its letter are a request that 6103(i)(2) allows to answer.
 * Rule 6 joins them when it is written.
 */
export const REQUEST_RULES: readonly string[] = [
  'REQ-WRITTEN',
  'REQ-OFFICIAL',
  'REQ-NAME',
  'REQ-ADDRESS-MISSING',
  'REQ-ADDRESS-NOT-REAL',
  'REQ-PERIOD',
  'REQ-STATUTE',
  'REQ-REASON',
  'REQ-CRIMINAL-MATTER',
  'REQ-ENGAGED-RATIO',
  'REQ-1253-ELEMENTS',
  'REQ-SCOPE-TRI',
  'REQ-IDENTITY-ONLY',
];
