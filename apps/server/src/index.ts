/**
 * server: one plan package served over HTTP with its pages. The front door is light: what is heavy (database, HTTP)
 * loads only when a server is really started, so that a command that just reads a package stays quick.
 */
import type { Served, ServeOptions } from './served.ts';

export { type PackageFault, readPackageFiles } from './package-files.ts';
export { type Served, type ServeOptions } from './served.ts';

/** Serves a package. Refuses with an AppError (its catalogue has the exit code) when it cannot start. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { start } = await import('./start.ts');
  return start(options);
}
