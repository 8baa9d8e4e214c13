/** Rules 1-10 and 12-15: whether a line and its letter are a request that 6103(i)(2) allows to answer. */
export const REQUEST_RULES: readonly string[] = [
  'REQ-WRITTEN',
  'REQ-OFFICIAL',
  'REQ-NAME',
  'REQ-ADDRESS-MISSING',
  'REQ-ADDRESS-NOT-REAL',
  'REQ-INDIVIDUALISED',
  'REQ-PERIOD',
  'REQ-STATUTE',
  'REQ-REASON',
  'REQ-CRIMINAL-MATTER',
  'REQ-ENGAGED-RATIO',
  'REQ-1253-ELEMENTS',
  'REQ-SCOPE-TRI',
  'REQ-IDENTITY-ONLY',
];
