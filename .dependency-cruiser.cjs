// Which way imports may point. Every rule matches the RESOLVED path, so an alias, a relative path and a deep
// import are judged alike. Each rule has a planted violation in tools/architecture/plants.ts that proves it still bites.

/** Files that only tools run: they may use the test runner and reach across areas. */
const TOOLED = '[.](test|prop[.]test|itest|bench)[.]tsx?$';

/**
 * Core area -> the areas it may import, bottom to top (ARCHITECTURE.md, "Arrows"). A folder of packages/core/src
 * that is not a key here is itself a violation.
 */
const CORE_AREAS = {
  base: [],
  access: ['base'],
  procedure: ['base'],
  ledger: ['base'],
  geometry: ['base'],
  industry: ['base'],
  screening: ['base', 'geometry'],
  plan: ['base', 'geometry', 'industry'],
  registers: ['base', 'geometry', 'industry', 'plan'],
  demonstration: ['base', 'geometry', 'industry', 'plan', 'registers'],
  exchange: ['base', 'geometry', 'industry', 'plan', 'registers'],
  indicators: ['base', 'geometry', 'industry', 'plan', 'registers'],
  rules: ['base', 'geometry', 'industry', 'plan', 'indicators'],
  review: ['base', 'geometry', 'industry', 'plan', 'indicators', 'rules'],
  siting: ['base', 'geometry', 'industry', 'plan', 'indicators', 'rules', 'review'],
};

/** Libraries that compute and do nothing else. All run in browser, worker, server and command line alike. */
const CORE_LIBRARIES = 'zod|yaml|@marcbachmann/cel-js|@noble/hashes|fflate';

const DATABASE_LIBRARIES = 'kysely|pg|@electric-sql';
const MAP_LIBRARIES = 'maplibre-gl|terra-draw|terra-draw-maplibre-gl-adapter';

/** dependency-cruiser's names for "resolved outside this repository's own sources". */
const EXTERNAL = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

const library = (names) => `node_modules/(${names})/`;

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

const wholeTree = [
  forbid('no-cycle', 'no file imports itself by way of others, types included', {}, { circular: true }),
  forbid(
    'resolvable',
    'an import names something that exists and that its package lets others see',
    {},
    { couldNotResolve: true },
  ),
  forbid(
    'declared-library',
    'a library is declared by the workspace that imports it, and not as a development tool',
    { path: '^(packages|apps)/[^/]+/src/', pathNot: TOOLED },
    // Type packages are development tools by nature, and gone when the program runs.
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
  ),
  forbid(
    'product-knows-no-tool',
    'what ships does not import tests, fixtures or the tools of the house',
    { path: '^(packages|apps)/', pathNot: TOOLED },
    { path: [TOOLED, '^(tools|e2e|bench|fixtures)/'] },
  ),
];

const betweenWorkspaces = [
  forbid('packages-know-no-app', 'arrows point inward', { path: '^packages/' }, { path: '^apps/' }),
  forbid(
    'core-knows-no-wire',
    'core does not know HTTP',
    { path: '^packages/core/' },
    { path: '^packages/api/' },
  ),
  forbid(
    'api-uses-core-and-zod-only',
    'the wire is schemas over core types: no Node, no framework',
    { path: '^packages/api/src/', pathNot: TOOLED },
    { dependencyTypes: EXTERNAL, pathNot: library('zod') },
  ),
  forbid(
    'web-and-server-are-strangers',
    'they meet in packages/api',
    { path: '^apps/(web|server)/' },
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  forbid(
    'cli-enters-server-by-front-door',
    'the command line starts the server, it does not reach into it',
    { path: '^apps/cli/' },
    // What is made for tests, tests may use: an empty database to begin with, for one.
    { path: '^apps/server/', pathNot: '^apps/server/src/(index|platform/db/test-database)[.]ts$' },
  ),
  forbid(
    'cli-knows-no-web',
    'the command line has no screen',
    { path: '^apps/cli/' },
    { path: '^apps/web/' },
  ),
  forbid(
    'wire-by-front-door',
    'packages/api is entered through its index.ts',
    { path: '^apps/' },
    { path: '^packages/api/src/', pathNot: '^packages/api/src/index[.]ts$' },
  ),
];

const insideCore = [
  forbid(
    'core-is-pure',
    'core computes: no Node, no input or output, no library beyond the listed ones',
    { path: '^packages/core/src/', pathNot: TOOLED },
    { dependencyTypes: EXTERNAL, pathNot: library(CORE_LIBRARIES) },
  ),
  forbid(
    'core-area-by-front-door',
    'one core area enters another through its index.ts',
    { path: '^packages/core/src/([^/]+)/', pathNot: TOOLED },
    {
      path: '^packages/core/src/[^/]+/',
      pathNot: ['^packages/core/src/$1/', '^packages/core/src/[^/]+/index[.]ts$'],
    },
  ),
  forbid(
    'core-from-outside-by-front-door',
    'everyone else enters a core area through its index.ts',
    { path: '^(apps|packages/api)/', pathNot: TOOLED },
    { path: '^packages/core/src/', pathNot: '^packages/core/src/[^/]+/index[.]ts$' },
  ),
  ...Object.entries(CORE_AREAS).map(([area, below]) =>
    forbid(
      `core-${area}`,
      `core/${area} may import ${below.join(', ') || 'no other area'}`,
      { path: `^packages/core/src/${area}/`, pathNot: TOOLED },
      { path: '^packages/core/src/', pathNot: `^packages/core/src/(${[area, ...below].join('|')})/` },
    ),
  ),
  forbid(
    'core-area-is-listed',
    'a new core folder gets its arrows in CORE_AREAS first',
    { path: '^packages/core/src/', pathNot: `^packages/core/src/(${Object.keys(CORE_AREAS).join('|')})/` },
    {},
  ),
];

const insideApps = [
  forbid(
    'feature-by-front-door',
    'one feature sees another only through its index.ts',
    { path: '^(apps/[^/]+)/src/features/([^/]+)/' },
    {
      path: '^apps/[^/]+/src/features/[^/]+/',
      pathNot: ['^$1/src/features/$2/', '^apps/[^/]+/src/features/[^/]+/index[.]tsx?$'],
    },
  ),
  forbid(
    'platform-knows-no-feature',
    'plumbing does not know the domain',
    { path: '^apps/[^/]+/src/(platform|ui|map)/' },
    { path: '^apps/[^/]+/src/features/' },
  ),
  forbid(
    'sql-lives-in-store',
    'only store.ts, platform/db and the migrations talk to the database libraries',
    { path: '^apps/', pathNot: ['/store[.]ts$', '^apps/server/src/(platform/db|migrations)/', TOOLED] },
    { path: library(DATABASE_LIBRARIES) },
  ),
  forbid(
    'map-library-lives-in-map',
    'apps/web/src/map is the only folder that knows the map library',
    { path: '^(apps|packages)/', pathNot: '^apps/web/src/map/' },
    { path: library(MAP_LIBRARIES) },
  ),
  forbid(
    'web-knows-no-node',
    'the browser has no Node',
    { path: '^apps/web/src/', pathNot: TOOLED },
    { dependencyTypes: ['core'] },
  ),
];

module.exports = {
  forbidden: [...wholeTree, ...betweenWorkspaces, ...insideCore, ...insideApps],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Built pages only: a wider pattern would hide every library that is published from a folder named dist.
    exclude: { path: '^apps/web/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
