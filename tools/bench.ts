/** `npm run bench -- <name> [arguments]` runs bench/<name>.ts; without a name it lists what there is. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../bench');
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  .map((entry) => entry.name.slice(0, -'.ts'.length))
  .sort();

function main([name, ...args]: readonly string[]): number {
  if (name !== undefined && names.includes(name)) {
    const { status } = spawnSync(process.execPath, [join(folder, `${name}.ts`), ...args], {
      stdio: 'inherit',
    });
    return status ?? 1;
  }
  if (name !== undefined) console.error(`There is no benchmark "${name}".`);
  console.log(
    names.length === 0
      ? 'There is no benchmark yet.'
      : `npm run bench -- <name>, one of:\n  ${names.join('\n  ')}`,
  );
  return name === undefined ? 0 : 2;
}

process.exitCode = main(process.argv.slice(2));
