/** Serves the repository's own sources to a browser with their types stripped, and files of one directory beside them. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '../..');
const SOURCES = /^\/(packages\/core|apps\/web|bench)\/.*\.ts$/;

/** How bare names are found on a page; workers know no import map. */
const IMPORTS = {
  '@luodi/core/geometry': '/packages/core/src/geometry/index.ts',
  '@noble/hashes/': '/node_modules/@noble/hashes/',
};

const PAGE = `<!doctype html><title>bench</title>
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;

function scriptAt(path: string): string | undefined {
  if (SOURCES.test(path)) {
    const source = stripTypeScriptTypes(readFileSync(join(REPOSITORY, path), 'utf8'));
    return source.replaceAll("from '@noble/", "from '/node_modules/@noble/");
  }
  if (!path.startsWith('/node_modules/')) return undefined;
  const file = join(REPOSITORY, extname(path) === '.js' ? path : `${path}.js`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A running server; `scripts` are answered under their own names, `files` of a directory under `/files/`. */
export async function serveSources(
  files: string,
  scripts: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end(PAGE);
      return;
    }
    if (path.startsWith('/files/')) {
      response.end(readFileSync(join(files, path.slice('/files/'.length))));
      return;
    }
    const script = scripts[path] ?? scriptAt(path);
    if (script === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'text/javascript').end(script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
