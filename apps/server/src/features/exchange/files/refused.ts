import type { Finding } from '@luodi/core/base';
import { exchangeFinding } from '@luodi/core/exchange';

/** The file cannot be read, and why. Thrown inside the child only; outside it is a list of findings. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ code }) => code).join(', '));
    this.findings = findings;
  }
}

/** Refuses a file with one finding of the catalogue of exchange. */
export function refuse(
  code: Parameters<typeof exchangeFinding>[0],
  params: Readonly<Record<string, string | number>> = {},
): never {
  throw new FileRefused([exchangeFinding(code, {}, params)]);
}
