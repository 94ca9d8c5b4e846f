/**
 * A small copy of the tree in which violations are planted: the same workspaces, manifests and settings, a few
 * files in each room that keep every rule, and empty stand-ins for the libraries. Planting in a copy means that a
 * broken run never leaves a violation in the real tree.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

const WORKSPACES = ['packages/core', 'packages/api', 'apps/server', 'apps/web', 'apps/cli'];
const SETTINGS = ['biome.json', 'knip.json', '.gitignore', 'package.json', 'tsconfig.base.json'];

/** Sources that keep every rule. What is planted stands beside them and imports them. */
const CLEAN_SOURCES: Readonly<Record<string, string>> = {
  'packages/core/src/base/exact.ts': 'export const one = 1;\n',
  'packages/core/src/base/index.ts': "export { one } from './exact.ts';\n",
  'packages/core/src/geometry/index.ts':
    "import { one } from '../base/index.ts';\nexport const geometry = one;\n",
  'packages/core/src/industry/index.ts': "import * as zod from 'zod';\nexport const industry = zod;\n",
  'packages/core/src/plan/index.ts':
    "import { geometry } from '../geometry/index.ts';\nimport { industry } from '../industry/index.ts';\nexport const plan = [geometry, industry];\n",
  'packages/core/src/registers/index.ts':
    "import { plan } from '../plan/index.ts';\nexport const registers = plan;\n",
  'packages/core/src/exchange/index.ts':
    "import { registers } from '../registers/index.ts';\nexport const exchange = registers;\n",
  'packages/core/src/indicators/index.ts':
    "import { plan } from '../plan/index.ts';\nexport const indicators = plan;\n",
  'packages/core/src/rules/index.ts':
    "import { indicators } from '../indicators/index.ts';\nexport const rules = indicators;\n",
  'packages/core/src/review/index.ts':
    "import { rules } from '../rules/index.ts';\nexport const review = rules;\n",
  'packages/core/src/siting/index.ts':
    "import { review } from '../review/index.ts';\nexport const siting = review;\n",
  'packages/core/src/access/index.ts':
    "import { one } from '../base/index.ts';\nexport const access = one;\n",
  'packages/core/src/procedure/index.ts':
    "import { one } from '../base/index.ts';\nexport const procedure = one;\n",
  'packages/core/src/ledger/index.ts':
    "import { one } from '../base/index.ts';\nexport const ledger = one;\n",
  'packages/api/src/refusals.ts': "import * as zod from 'zod';\nexport const refusals = zod;\n",
  'packages/api/src/index.ts':
    "import { one } from '@luodi/core/base';\nexport { refusals } from './refusals.ts';\nexport const wire = one;\n",
  'apps/server/src/index.ts': "export { serveReviews } from './features/reviews/index.ts';\n",
  'apps/server/src/platform/db/connection.ts':
    "import { Kysely } from 'kysely';\nexport const connection = Kysely;\n",
  'apps/server/src/features/reviews/store.ts':
    "import { sql } from 'kysely';\nexport const loadReview = sql;\n",
  'apps/server/src/features/reviews/index.ts':
    "import { review } from '@luodi/core/review';\nimport { wire } from '@luodi/api';\nimport { loadReview } from './store.ts';\nexport const serveReviews = [review, wire, loadReview];\n",
  'apps/server/src/features/plans/index.ts':
    "import { serveReviews } from '../reviews/index.ts';\nexport const servePlans = serveReviews;\n",
  'apps/web/src/map/index.ts': "import * as library from 'maplibre-gl';\nexport const map = library;\n",
  'apps/web/src/features/reviews/review-form.ts': 'export const reviewForm = 1;\n',
  'apps/web/src/features/reviews/index.ts':
    "import { map } from '../../map/index.ts';\nimport { wire } from '@luodi/api';\nexport { reviewForm } from './review-form.ts';\nexport const reviews = [map, wire];\n",
  'apps/cli/src/main.ts':
    "import { review } from '@luodi/core/review';\nimport { serveReviews } from '@luodi/server';\nexport const main = [review, serveReviews];\n",
  'tools/print.ts': 'export const print = 1;\n',
};

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** A skeleton on disk; `remove` takes it away again. */
export interface Skeleton {
  readonly root: string;
  readonly remove: () => void;
}

/** Writes the clean skeleton and the given plants (path in the tree -> text) into a new temporary directory. */
export function growSkeleton(plants: Readonly<Record<string, string>>): Skeleton {
  const root = mkdtempSync(join(tmpdir(), 'luodi-skeleton-'));
  for (const file of SETTINGS) copy(root, file);
  const libraries = new Set<string>(['left-alone']);
  for (const workspace of WORKSPACES) {
    copy(root, `${workspace}/package.json`);
    copy(root, `${workspace}/tsconfig.json`);
    const { name, ...manifest } = readManifest(workspace);
    for (const library of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      if (!library.startsWith('@luodi/')) libraries.add(library);
    }
    linkWorkspace(root, name, workspace);
  }
  for (const library of [...libraries, ...Object.keys(readManifest('.').devDependencies ?? {})]) {
    // Published from dist, as most libraries are: a pattern that hides dist must not hide them.
    const manifest = { name: library, main: 'dist/index.js', types: 'dist/index.d.ts' };
    write(root, `node_modules/${library}/package.json`, JSON.stringify(manifest));
    write(root, `node_modules/${library}/dist/index.js`, '');
    write(root, `node_modules/${library}/dist/index.d.ts`, 'export {};\n');
  }
  for (const [file, text] of Object.entries({ ...CLEAN_SOURCES, ...plants })) write(root, file, text);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function readManifest(workspace: string): Manifest {
  return JSON.parse(readFileSync(join(repository, workspace, 'package.json'), 'utf8')) as Manifest;
}

function copy(root: string, file: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  cpSync(join(repository, file), join(root, file));
}

function linkWorkspace(root: string, name: string, workspace: string): void {
  const link = join(root, 'node_modules', name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(root, workspace), link);
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
