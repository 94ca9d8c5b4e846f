/**
 * Planted violations: for every rule of the house at least one file that breaks it and nothing else. A rule that
 * stops matching, by a renamed folder or a new spelling of imports, fails its plant instead of passing in silence.
 */

/** A file that breaks exactly `rule`. `file` is where the fault is reported; `text` what stands there. */
export interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  /** A second file the plant needs, such as the other half of a cycle. */
  readonly beside?: Readonly<Record<string, string>>;
}

const uses = (specifier: string) =>
  `import * as planted from '${specifier}';\nexport const used = planted;\n`;
const usesType = (specifier: string) =>
  `import type * as planted from '${specifier}';\nexport type Used = typeof planted;\n`;
const plant = (rule: string, file: string, text: string): Plant => ({ rule, file, text });

const core = 'packages/core/src';
const server = 'apps/server/src';
const web = 'apps/web/src';

/** Broken arrows of the import graph, in every spelling an import can have. */
export const graphPlants: readonly Plant[] = [
  {
    ...plant('no-cycle', `${core}/base/planted-ring.ts`, uses('./planted-ring-back.ts')),
    beside: { [`${core}/base/planted-ring-back.ts`]: usesType('./planted-ring.ts') },
  },
  plant('resolvable', `${server}/planted-deep-alias.ts`, uses('@luodi/core/base/exact.ts')),
  plant('resolvable', `${server}/planted-absent.ts`, uses('./not-there.ts')),
  plant('declared-library', `${server}/planted-undeclared.ts`, uses('left-alone')),
  plant('declared-library', `${web}/planted-test-runner.ts`, uses('vitest')),
  plant('product-knows-no-tool', `${server}/planted-tool.ts`, uses('../../../tools/print.ts')),
  {
    ...plant('product-knows-no-tool', `${server}/planted-test-code.ts`, uses('./planted.test.ts')),
    beside: { [`${server}/planted.test.ts`]: 'export const used = 1;\n' },
  },
  plant('packages-know-no-app', `${core}/base/planted-app.ts`, uses('../../../../apps/server/src/index.ts')),
  plant(
    'packages-know-no-app',
    'packages/api/src/planted-app.ts',
    usesType('../../../apps/web/src/map/index.ts'),
  ),
  plant('core-knows-no-wire', `${core}/review/planted-wire.ts`, uses('../../../api/src/index.ts')),
  plant('api-uses-core-and-zod-only', 'packages/api/src/planted-node.ts', uses('node:http')),
  plant('api-uses-core-and-zod-only', 'packages/api/src/planted-type.ts', usesType('node:http')),
  plant('web-and-server-are-strangers', `${web}/planted-server.ts`, uses('../../server/src/index.ts')),
  plant('web-and-server-are-strangers', `${server}/planted-web.ts`, usesType('../../web/src/map/index.ts')),
  plant(
    'cli-enters-server-by-front-door',
    'apps/cli/src/planted-deep.ts',
    uses('../../server/src/features/plans/index.ts'),
  ),
  plant('cli-knows-no-web', 'apps/cli/src/planted-screen.ts', uses('../../web/src/map/index.ts')),
  plant(
    'wire-by-front-door',
    `${server}/planted-deep-wire.ts`,
    uses('../../../packages/api/src/refusals.ts'),
  ),
  plant('core-is-pure', `${core}/base/planted-node.ts`, uses('node:fs')),
  plant('core-is-pure', `${core}/base/planted-bare-node.ts`, uses('crypto')),
  plant('core-is-pure', `${core}/plan/planted-type.ts`, usesType('node:buffer')),
  plant('core-area-by-front-door', `${core}/review/planted-deep.ts`, uses('../base/exact.ts')),
  plant(
    'core-from-outside-by-front-door',
    `${server}/planted-deep-core.ts`,
    uses('../../../packages/core/src/base/exact.ts'),
  ),
  plant('core-base', `${core}/base/planted-upward.ts`, usesType('../review/index.ts')),
  plant(
    'core-base',
    `${core}/base/planted-reexport.ts`,
    "export { type review } from '../review/index.ts';\n",
  ),
  plant('core-access', `${core}/access/planted-upward.ts`, uses('../plan/index.ts')),
  plant('core-procedure', `${core}/procedure/planted-upward.ts`, uses('../plan/index.ts')),
  plant('core-ledger', `${core}/ledger/planted-upward.ts`, uses('../plan/index.ts')),
  plant('core-geometry', `${core}/geometry/planted-sideways.ts`, uses('../industry/index.ts')),
  plant('core-screening', `${core}/screening/planted-upward.ts`, uses('../plan/index.ts')),
  plant('core-industry', `${core}/industry/planted-upward.ts`, uses('@luodi/core/plan')),
  plant('core-plan', `${core}/plan/planted-upward.ts`, usesType('../rules/index.ts')),
  plant('core-registers', `${core}/registers/planted-upward.ts`, uses('@luodi/core/rules')),
  plant('core-demonstration', `${core}/demonstration/planted-upward.ts`, uses('@luodi/core/rules')),
  plant('core-exchange', `${core}/exchange/planted-upward.ts`, uses('@luodi/core/rules')),
  plant('core-indicators', `${core}/indicators/planted-upward.ts`, uses('@luodi/core/review')),
  plant('core-rules', `${core}/rules/planted-upward.ts`, uses('@luodi/core/review')),
  plant('core-review', `${core}/review/planted-upward.ts`, uses('../siting/index.ts')),
  plant('core-siting', `${core}/siting/planted-sideways.ts`, uses('../access/index.ts')),
  plant('core-area-is-listed', `${core}/pricing/index.ts`, uses('../base/index.ts')),
  plant('feature-by-front-door', `${server}/features/plans/planted-deep.ts`, uses('../reviews/store.ts')),
  plant('feature-by-front-door', `${web}/features/plans/planted-deep.ts`, uses('../reviews/review-form.ts')),
  plant(
    'platform-knows-no-feature',
    `${server}/platform/planted-feature.ts`,
    uses('../features/reviews/index.ts'),
  ),
  plant(
    'platform-knows-no-feature',
    `${web}/ui/planted-feature.ts`,
    usesType('../features/reviews/index.ts'),
  ),
  plant('sql-lives-in-store', `${server}/features/reviews/service.ts`, uses('kysely')),
  plant('sql-lives-in-store', `${server}/planted-database.ts`, usesType('@electric-sql/pglite')),
  plant('map-library-lives-in-map', `${web}/features/reviews/planted-map.ts`, uses('maplibre-gl')),
  plant('map-library-lives-in-map', `${web}/ui/planted-drawing.ts`, uses('terra-draw')),
  plant('web-knows-no-node', `${web}/ui/planted-node.ts`, uses('node:path')),
];

/** What the linter must find. */
export const lintPlants: readonly Plant[] = [
  plant(
    'suspicious/noExplicitAny',
    `${core}/base/planted-any.ts`,
    'export function take(it: any): void {\n  take(it);\n}\n',
  ),
  plant(
    'suspicious/noTsIgnore',
    `${core}/base/planted-ignore.ts`,
    `// @ts-${'ignore'}: planted\nexport const wrong: number = 'text';\n`,
  ),
  plant('suspicious/noConsole', `${server}/planted-console.ts`, "console.log('planted');\n"),
  plant(
    'suspicious/noEmptyBlockStatements',
    `${server}/planted-empty.ts`,
    `try {\n  JSON.parse('');\n} ${'catch'} {}\n`,
  ),
  plant('style/noRestrictedGlobals', `${core}/base/planted-clock.ts`, 'export const now = Date.now();\n'),
  plant(
    'style/noRestrictedGlobals',
    `${core}/base/planted-locale.ts`,
    "export const order = new Intl.Collator('zh');\n",
  ),
  plant('style/noDefaultExport', `${server}/planted-default.ts`, 'export default 1;\n'),
  plant(
    'style/noProcessEnv',
    `${server}/planted-environment.ts`,
    'export const url = process.env.DATABASE_URL;\n',
  ),
  plant('style/noEnum', `${core}/base/planted-enum.ts`, 'export enum Light {\n  Red,\n}\n'),
  plant(
    'style/noNamespace',
    `${core}/base/planted-namespace.ts`,
    'export namespace Planted {\n  export const one = 1;\n}\n',
  ),
  plant(
    'style/noParameterProperties',
    `${core}/base/planted-property.ts`,
    'export class Planted {\n  constructor(readonly one: number) {}\n}\n',
  ),
  plant(
    'style/useNodejsImportProtocol',
    `${server}/planted-protocol.ts`,
    "import { sep } from 'path';\nexport const separator = sep;\n",
  ),
  plant(
    'complexity/noExcessiveLinesPerFunction',
    `${server}/planted-long.ts`,
    `export function count(): number {\n  let total = 0;\n${'  total += 1;\n'.repeat(95)}  return total;\n}\n`,
  ),
];

/** What must not compile: in core the globals of browser and Node do not exist, and only erasable syntax runs. */
export const typePlants: readonly Plant[] = [
  plant('TS2304', `${core}/base/planted-fetch.ts`, "export const page = fetch('/');\n"),
  plant('TS2591', `${core}/base/planted-process.ts`, 'export const place = process.cwd();\n'),
  plant('TS2584', `${core}/base/planted-document.ts`, 'export const title = document.title;\n'),
  plant('TS2584', `${core}/base/planted-print.ts`, "console.log('planted');\n"),
  plant('TS2304', `${core}/base/planted-timer.ts`, 'export const timer = setTimeout;\n'),
  plant('TS2591', `${core}/base/planted-buffer.ts`, "export const bytes = Buffer.from('');\n"),
  plant('TS1294', `${core}/base/planted-kinds.ts`, 'export enum Kind {\n  Area,\n}\n'),
  plant(
    'TS2322',
    `${core}/base/planted-index.ts`,
    'const list: number[] = [];\nexport const first: number = list[0];\n',
  ),
  plant(
    'TS2375',
    `${core}/base/planted-optional.ts`,
    'const missing: { due?: string } = { due: undefined };\nexport const due = missing;\n',
  ),
];

/** What the dead-export check must find: a file, a name and a type that nobody imports. */
export const deadPlants: readonly Plant[] = [
  plant('files', `${server}/planted-forgotten.ts`, 'export const one = 1;\n'),
  {
    ...plant('exports', `${server}/planted-name.ts`, 'export const used = 1;\nexport const neverUsed = 2;\n'),
    beside: {
      [`${server}/index.ts`]: "export { used } from './planted-name.ts';\nimport './planted-type.ts';\n",
    },
  },
  plant('types', `${server}/planted-type.ts`, 'export type NeverUsed = number;\n'),
];

const here = (...parts: string[]) => ['', ...parts].join('/');
const address = (...parts: string[]) => parts.join('.');

/** What the rules of the house find in the text of a file. Nothing here may hold in one piece what is looked for. */
export const housePlants: readonly Plant[] = [
  plant('file-has-a-telling-name', `${core}/plan/date-utils.ts`, 'export const one = 1;\n'),
  plant('file-has-a-telling-name', `${web}/shared/button.tsx`, 'export const one = 1;\n'),
  plant('file-is-short', `${core}/plan/long.ts`, 'export {};\n'.repeat(401)),
  plant('architecture-is-short', 'ARCHITECTURE.md', 'one line\n'.repeat(151)),
  plant('core-has-no-clock', `${core}/plan/clock.ts`, 'export const now = new Date();\n'),
  plant('core-has-no-clock', `${core}/plan/clock.ts`, 'export const now = Date.now();\n'),
  plant('core-has-no-chance', `${core}/plan/chance.ts`, 'export const dice = Math.random();\n'),
  plant('core-has-no-engine-sines', `${core}/geometry/wave.ts`, 'export const wave = Math.sin(1);\n'),
  plant('core-has-no-engine-sines', `${core}/review/far.ts`, 'export const far = Math.hypot(3, 4);\n'),
  plant('core-has-no-engine-sines', `${core}/base/scale.ts`, 'export const scale = 10 ** places;\n'),
  plant('core-has-no-engine-sines', `${core}/base/taken.ts`, 'const { exp } = Math;\n'),
  plant('core-has-no-locale', `${core}/plan/order.ts`, "export const order = 'a'.localeCompare('b');\n"),
  plant('console-is-for-commands', `${server}/print.ts`, "console.error('planted');\n"),
  plant('type-reexport-is-seen', `${core}/plan/index.ts`, "export type { Plan } from './plan.ts';\n"),
  plant('type-reexport-is-seen', `${core}/plan/index.ts`, "export type * from './plan.ts';\n"),
  plant('nothing-left-for-later', `${server}/later.ts`, `// ${'TO'}${'DO'}: the rest\n`),
  plant('every-test-runs', `${core}/plan/plan.test.ts`, `it.${'skip'}('does not run', () => 1);\n`),
  plant('no-silenced-type-error', `${server}/silenced.ts`, `// @ts-${'nocheck'}\n`),
  plant('no-swallowed-error', `${server}/swallowed.ts`, `try { run(); } ${'catch'} {}\n`),
  plant('no-machine-path', 'docs/guide.md', `cd ${here('work', 'main')}\n`),
  plant('no-machine-path', '.ci/run', `cp file ${here('root', '')}\n`),
  plant(
    'no-registry-host',
    'README.md',
    `npm config set registry ${address('https://registry', `${'np'}mjs`, 'org')}\n`,
  ),
  plant('lock-holds-no-address', 'package-lock.json', '  "resolved": "https://mirror.example/zod.tgz",\n'),
];
