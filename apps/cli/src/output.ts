import { type Finding, type FindingCatalogue, renderFinding } from '@luodi/core/base';
import { language, say } from './language.ts';

/** Writes a line to standard output. A closed pipe (`| head`) ends the program quietly. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line for the person, not for the pipe. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Ends quietly when the reader of our output has gone away. */
export function acceptClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

const SEVERITY = {
  error: ['错误', 'error'],
  warning: ['需人定', 'warning'],
  note: ['提示', 'note'],
} as const;

const COLOUR = { error: 31, warning: 33, note: 90 } as const;

function paint(text: string, colour: number): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${colour}m${text}\u001b[0m` : text;
}

/** A finding as one line: place, severity, code, text, clause. */
export function findingLine(finding: Finding, catalogues: readonly FindingCatalogue[]): string {
  const place = finding.file
    ? `${finding.file}${finding.line ? `:${finding.line}${finding.column ? `:${finding.column}` : ''}` : ''}`
    : finding.pointer || '-';
  const [zh, en] = SEVERITY[finding.severity];
  const head = `${place}  ${paint(say(zh, en), COLOUR[finding.severity])}  ${finding.code}`;
  const clause = finding.clause ? say(`（条款 ${finding.clause}）`, ` (clause ${finding.clause})`) : '';
  return `${head}\n    ${renderFinding(finding, language(), catalogues)}${clause}`;
}

/** How many findings of each severity, in words. */
export function findingTally(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return say(
    `${count('error')} 处错误，${count('warning')} 处需要人定，${count('note')} 处提示`,
    `${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes`,
  );
}

/** A finding as JSON, with its text in both languages. */
export function findingJson(finding: Finding, catalogues: readonly FindingCatalogue[]) {
  return {
    ...finding,
    text: { zh: renderFinding(finding, 'zh', catalogues), en: renderFinding(finding, 'en', catalogues) },
  };
}

/** Progress on long work, on one line of a terminal; silent in a pipe and when the work is short. */
export function progress(total: number, noun: string): { step: (done: number) => void; end: () => void } {
  const active = process.stderr.isTTY && total >= 50;
  return {
    step: (done) => {
      if (active && (done % 25 === 0 || done === total)) process.stderr.write(`\r${done}/${total} ${noun}`);
    },
    end: () => {
      if (active) process.stderr.write('\n');
    },
  };
}
