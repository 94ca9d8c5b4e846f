/**
 * server: one plan package served over HTTP with its pages. The front door is light: what is heavy (database, HTTP)
 * loads only when a server is really started, so that a command that just reads a package stays quick.
 */
import type { Bilingual } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';

export { type PackageFault, type PackageFiles, readPackageFiles } from './package-files.ts';

/** What a server is started with; what is left out comes from the environment (see `luodi doctor`). */
export interface ServeOptions {
  readonly plan: PlanPackage;
  readonly port?: number;
  readonly dataDirectory?: string;
  /** Directory of the built pages. */
  readonly webDirectory: string;
}

/** A server that is running. */
export interface Served {
  readonly url: string;
  /** What the person who started it should know. */
  readonly notes: readonly Bilingual[];
  stop(): Promise<void>;
}

/** Serves a package. Refuses with an AppError (its catalogue has the exit code) when it cannot start. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { start } = await import('./start.ts');
  return start(options);
}
