import { type Finding, type FindingCatalogue, renderFinding } from '@luodi/core/base';
import { EXIT } from './exit.ts';
import { language, say } from './language.ts';

const ESCAPE = '\u001B';
/** What follows an escape of ours: a colour of {@link COLOUR}, or the end of one. */
const OWN_COLOUR = /^\[(?:31|33|90|0)m/;
/** Control characters, and what turns the direction of writing. */
const UNSAFE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A line as a terminal may be given it: what comes from files must not move the cursor, ring, retitle the window or
 * turn the text round. In a pipe every byte stays as it is.
 */
export function safeForTerminal(line: string): string {
  return line.replaceAll(UNSAFE, (character, at: number) => {
    const isOurs = character === ESCAPE && OWN_COLOUR.test(line.slice(at + 1, at + 5));
    return isOurs || character === '\t' || character === '\n' ? character : '\uFFFD';
  });
}

/** Writes a line to standard output. A closed pipe (`| head`) ends the program quietly. */
export function print(line = ''): void {
  process.stdout.write(`${process.stdout.isTTY ? safeForTerminal(line) : line}\n`);
}

/** Writes a line for the person, not for the pipe. */
export function tell(line: string): void {
  process.stderr.write(`${process.stderr.isTTY ? safeForTerminal(line) : line}\n`);
}

/** Ends quietly when the reader of our output has gone away, and with a word when the output cannot be written. */
export function acceptClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    tell(say(`写不了标准输出：${error.code}`, `Cannot write standard output: ${error.code}`));
    process.exit(EXIT.input);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(EXIT.input);
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
export function progress(noun: string): { step: (done: number) => void; end: () => void } {
  let told = false;
  return {
    step: (done) => {
      if (!process.stderr.isTTY || done < 50 || done % 25 !== 0) return;
      told = true;
      process.stderr.write(`\r${done} ${noun}`);
    },
    end: () => {
      if (told) process.stderr.write('\n');
    },
  };
}
