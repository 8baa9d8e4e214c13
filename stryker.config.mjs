// `npm run mutation`: changes the law's code in every small way that changes a decision, and sees whether a
// test of the law fails. What the last run found, and what is left out and why: docs/reference/mutation.md.

/** Kinds of change that touch words and lists, or that only repeat what a kept kind shows. */
const TOLD_BY_OTHERS = [
  'StringLiteral',
  'ObjectLiteral',
  'ArrayDeclaration',
  'Regex',
  'BlockStatement',
  'ArrowFunction',
  'OptionalChaining',
];

export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.law.config.ts', related: false, pool: 'threads' },
  mutate: [
    'src/statute/**/*.ts',
    '!src/statute/**/*.spec.ts',
    '!src/statute/**/*-examples.ts',
    '!src/statute/{example,examples*,reference,readings.reference,traceability*,marks,markdown,provision,packs}.ts',
    '!src/statute/packs/*/{provisions,news,pack}.ts',
    '!src/statute/packs/*/provisions/**',
  ],
  mutator: { excludedMutations: TOLD_BY_OTHERS },
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  tempDirName: '.stryker-tmp',
  incremental: true,
  incrementalFile: '.stryker-tmp/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: '.stryker-tmp/mutation.json' },
};
