/**
 * Compiles the overlay kernel's WebAssembly from its source in AssemblyScript into a table that core can import.
 *
 *     node tools/kernel-wasm.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const kernel = join(import.meta.dirname, '../packages/core/src/geometry/kernel');

/** One module in three files; the order is that of reading. */
const PARTS = ['overlay.as', 'frontier.as', 'area.as'];

const TABLE = join(kernel, 'overlay-wasm.data.ts');

/** The text of the table: what the compiler makes of the source, in hexadecimal. Throws with the compiler's words. */
export async function compileKernel(): Promise<string> {
  const source = PARTS.map((part) => readFileSync(join(kernel, 'wasm', part), 'utf8')).join('\n');
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    ['overlay.ts', '--outFile', 'overlay.wasm', '-O3', '--noAssert', '--runtime', 'minimal'],
    {
      readFile: (name: string) => (name === 'overlay.ts' ? source : null),
      writeFile: (_: string, contents: Uint8Array | string) => {
        if (typeof contents !== 'string') bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !bytes)
    throw new Error(`the kernel does not compile: ${error?.message}\n${stderr.toString()}`);
  const lines =
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,100}/g) ?? [];
  return `/** Written by tools/kernel-wasm.ts from the sources in wasm; change those instead. */
export const OVERLAY_WASM = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(TABLE, await compileKernel());
