import type { Finding, FindingCatalogue } from '@luodi/core/base';
import { geometryFindings } from '@luodi/core/geometry';
import { indicatorCatalogue } from '@luodi/core/indicators';
import { industryFindings } from '@luodi/core/industry';
import { ledgerFindings } from '@luodi/core/ledger';
import { type PlanPackage, parsePackage, planFindings, readPackageZip } from '@luodi/core/plan';
import { registerCatalogue } from '@luodi/core/registers';
import { reviewFindings } from '@luodi/core/review';
import { ruleFindings } from '@luodi/core/rules';
import { type PackageFault, readPackageFiles } from '@luodi/server';
import { CommandEnd, EXIT } from './exit.ts';
import { say } from './language.ts';
import { findingLine, tell } from './output.ts';

/** Every catalogue of findings, for their texts. */
export const CATALOGUES: readonly FindingCatalogue[] = [
  planFindings,
  geometryFindings,
  industryFindings,
  ruleFindings,
  reviewFindings,
  ledgerFindings,
  registerCatalogue,
  indicatorCatalogue,
];

function faultText(path: string, fault: PackageFault): string {
  switch (fault.kind) {
    case 'not-found':
      return say(`没有这个文件或目录：${path}`, `No such file or directory: ${path}`);
    case 'not-a-package':
      return say(
        `${path} 里没有规划包：应含 plan.yaml 等文件，或为其 zip。`,
        `${path} holds no plan package: plan.yaml and the other files are expected, or a zip of them.`,
      );
    case 'too-large':
      return say(
        `${fault.file} 过大：${fault.bytes} 字节，上限 ${fault.limit}。`,
        `${fault.file} is too large: ${fault.bytes} bytes, the limit is ${fault.limit}.`,
      );
    case 'too-many-files':
      return say(`文件过多，上限 ${fault.limit} 个。`, `Too many files, the limit is ${fault.limit}.`);
    case 'link':
      return say(
        `${fault.file} 是链接；规划包不接受链接。`,
        `${fault.file} is a link; a plan package holds none.`,
      );
    case 'not-a-file':
      return say(
        `${fault.file} 不是普通文件（目录、管道或设备）。`,
        `${fault.file} is not a plain file (it is a folder, a pipe or a device).`,
      );
    case 'unreadable':
      return say(`读不了 ${path}：${fault.reason}`, `Cannot read ${path}: ${fault.reason}`);
  }
}

/** What came of reading a package: complete findings, and the package when it has no error that forbids it. */
export interface LoadedPackage {
  readonly package: PlanPackage | undefined;
  readonly findings: readonly Finding[];
}

/** Reads a package directory or zip. A path that gives nothing ends the command. */
export function loadPackage(path: string): LoadedPackage {
  const read = readPackageFiles(path);
  if (read.kind === 'fault') throw new CommandEnd(EXIT.input, faultText(path, read.fault));
  if (read.kind === 'directory') {
    const { package: plan, findings } = parsePackage(read.files);
    return { package: plan, findings };
  }
  const zip = readPackageZip(read.bytes);
  if (!zip.files) return { package: undefined, findings: zip.findings };
  const { package: plan, findings } = parsePackage(zip.files);
  return { package: plan, findings: [...zip.findings, ...findings] };
}

/** A package that can be used; otherwise its findings are shown and the command ends. */
export function loadUsablePackage(path: string): PlanPackage {
  const { package: plan, findings } = loadPackage(path);
  if (plan) return plan;
  for (const finding of findings) tell(findingLine(finding, CATALOGUES));
  throw new CommandEnd(
    EXIT.input,
    say(`规划包 ${path} 有错误，不能使用。`, `The package ${path} has errors and cannot be used.`),
  );
}
