/** Each room of src/ and the rooms it may import: rooms.json. docs/explanation/architecture.md shows the same table. */
const ROOMS = require('./rooms.json');

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `${room}-imports`,
  comment: `src/${room} may import only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-classify-and-statute-are-pure',
      comment:
        'No framework, no package, no node built-in: facts in, verdict out. Canonical JSON is the one exception.',
      severity: 'error',
      from: { path: '^src/(kernel|classify|statute)/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/', 'node_modules/canonicalize/'] },
    },
    {
      name: 'deciders-and-projections-know-no-framework',
      severity: 'error',
      from: { path: '^src/ledger/([^/]+)/(\\1|\\1\\.events)\\.ts$|\\.projection\\.ts$' },
      to: { path: '@nestjs/' },
    },
    {
      name: 'read-models-hear-events-only',
      comment: 'A read model imports *.events.ts of the ledger, never a decider or a handler.',
      severity: 'error',
      from: { path: '^src/readmodels/' },
      to: {
        path: '^src/ledger/',
        pathNot: ['\\.events\\.ts$', '^src/ledger/(shapes|event-types)\\.ts$'],
      },
    },
    {
      name: 'adapters-are-bound-in-one-place',
      severity: 'error',
      from: { pathNot: ['^src/stores\\.ts$', '^src/eventstore/', '^test/'] },
      to: { path: '^src/eventstore/(sqlite|kurrentdb)/' },
    },
    {
      name: 'adapters-share-nothing',
      severity: 'error',
      from: { path: '^src/eventstore/([^/]+)/' },
      to: { path: '^src/eventstore/[^/]+/', pathNot: '^src/eventstore/$1/' },
    },
    {
      name: 'the-double-knows-no-store',
      comment: 'What stands for a server must not be built from what it tests.',
      severity: 'error',
      from: { path: '^test/kurrentdb-double/' },
      to: { path: '^src/' },
    },
    {
      name: 'rule-packs-share-nothing',
      severity: 'error',
      from: { path: '^src/statute/packs/([^/]+)/' },
      to: { path: '^src/statute/packs/[^/]+/', pathNot: '^src/statute/packs/$1/' },
    },
    {
      name: 'streams-share-nothing',
      comment:
        'One stream kind never imports another; the events of another may be recorded in it.',
      severity: 'error',
      from: { path: '^src/ledger/([^/]+)/' },
      to: { path: '^src/ledger/[^/]+/', pathNot: ['^src/ledger/$1/', '\\.events\\.ts$'] },
    },
    {
      name: 'src-never-imports-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
