/**
 * The rules of the house that no linter here knows: length and names of files, what core may not call, work left
 * for later, and addresses of this or that machine. Judged line by line on the text of one file, so a test can
 * plant a file without writing it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A place where a file breaks a rule of the house. Lines count from 1; 0 is the file as a whole. */
export interface HouseViolation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

interface LineRule {
  readonly rule: string;
  readonly why: string;
  readonly files: RegExp;
  readonly except?: RegExp;
  readonly pattern: RegExp;
  /** Judged in comments as well; other rules look at code only. */
  readonly inComments?: true;
}

const MAX_LINES = 400;
const MAX_ARCHITECTURE_LINES = 150;

const CODE = /\.(ts|tsx|mjs|cjs|js|css|sql)$/;
const SCRIPT = /\.(ts|tsx|mjs)$/;
const CORE = /^packages\/core\/src\/.*\.ts$/;
const TESTS = /\.(test|itest|e2e)\.tsx?$/;
const EVERYTHING = /./;

const BANNED_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'manager']);

// Single letters stand in brackets so that this file does not hold what it looks for.
const LINE_RULES: readonly LineRule[] = [
  {
    rule: 'core-has-no-clock',
    why: 'the day is a parameter',
    files: CORE,
    except: TESTS,
    pattern: /\bDate\.now\b|\bnew Date\b|\bDate\(/,
  },
  { rule: 'core-has-no-chance', why: 'randomness is a parameter', files: CORE, pattern: /\bMath\.random\b/ },
  {
    rule: 'core-has-no-engine-sines',
    why: 'ECMAScript leaves their last bits to the engine: geometry/elementary.ts; powers of two and of BigInt are exact',
    files: CORE,
    except: TESTS,
    pattern:
      /\bMath\.(a?(sin|cos|tan)h?|atan2|exp|expm1|log|log1p|log2|log10|pow|hypot|cbrt)\b|= Math;|\bMath\[|\bReflect\.get\(Math\b|(?<!\b2|\d+n) \*\*=? (?!\d+n|BigInt\()/,
  },
  {
    rule: 'core-has-no-locale',
    why: 'the same bytes under every locale: compareText, toFixed',
    files: CORE,
    pattern: /\.localeCompare\(|\.toLocale[A-Z]\w*\(|\bIntl\./,
  },
  {
    rule: 'console-is-for-commands',
    why: 'only the command line and the tools print; the server logs',
    files: /^(packages|apps\/(server|web))\/.*\.(ts|tsx)$/,
    pattern: /\bconsole\.\w+\(/,
  },
  {
    rule: 'type-reexport-is-seen',
    why: 'the graph tool does not see `export type {`: write `export { type … }`',
    files: /^(packages|apps)\/.*\.tsx?$/,
    pattern: /^export type (\{|\*)/,
  },
  {
    rule: 'nothing-left-for-later',
    why: 'finish it, or say it in the change log',
    files: SCRIPT,
    pattern: /\b(TO[D]O|FIX[M]E|X[X]X|HAC[K])\b/,
    inComments: true,
  },
  {
    rule: 'every-test-runs',
    why: 'a test that does not run proves nothing',
    files: SCRIPT,
    pattern: /\b(it|test|describe)\.(onl[y]|ski[p]|tod[o])\(/,
  },
  {
    rule: 'no-silenced-type-error',
    why: 'mend the type',
    files: SCRIPT,
    pattern: /@ts-(ignor[e]|nochec[k]|expect-erro[r])/,
    inComments: true,
  },
  {
    rule: 'no-swallowed-error',
    why: 'handle it, or let it rise',
    files: SCRIPT,
    pattern: /\bcatch *(\([^)]*\))? *\{ *\}|\.catch\(\(\) => \{ *\}\)/,
  },
  {
    rule: 'no-machine-path',
    why: 'the repository stands anywhere',
    files: EVERYTHING,
    pattern: /\/wor[k]\/(main|shared|steering|\.library)|\/far[m]\/|\/roo[t]\//,
    inComments: true,
  },
  {
    rule: 'no-registry-host',
    why: 'which registry serves is a setting of the machine',
    files: EVERYTHING,
    pattern: /n[p]mjs\.(org|com)|n[p]mmirror\.com|deb\.d[e]bian/,
    inComments: true,
  },
  {
    rule: 'lock-holds-no-address',
    why: 'the lock names versions and checksums, the machine names the registry',
    files: /(^|\/)package-lock\.json$/,
    pattern: /"resolved": "(https?|git)/,
  },
];

/** Judges one file by its path in the repository and its text. An empty list means it keeps all rules. */
export function checkHouseRules(file: string, text: string): readonly HouseViolation[] {
  const lines = text.split('\n');
  return [
    ...checkFileName(file),
    ...checkLength(file, text),
    ...lines.flatMap((line, at) => checkLine(file, line, at + 1)),
  ];
}

/** All rules by name, so that a test can ask for a plant of each. */
export function houseRuleNames(): readonly string[] {
  return [
    'file-has-a-telling-name',
    'file-is-short',
    'architecture-is-short',
    ...LINE_RULES.map(({ rule }) => rule),
  ];
}

function checkFileName(file: string): HouseViolation[] {
  if (!CODE.test(file)) return [];
  const banned = file.split(/[/.\-_]/).find((word) => BANNED_NAMES.has(word.toLowerCase()));
  if (banned === undefined) return [];
  return [
    { rule: 'file-has-a-telling-name', file, line: 0, text: `"${banned}" says nothing: name what is inside` },
  ];
}

function checkLength(file: string, text: string): HouseViolation[] {
  const count = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (file === 'ARCHITECTURE.md' && count > MAX_ARCHITECTURE_LINES) {
    return [
      {
        rule: 'architecture-is-short',
        file,
        line: 0,
        text: `${count} of at most ${MAX_ARCHITECTURE_LINES} lines`,
      },
    ];
  }
  if (!CODE.test(file) || /\.data\.\w+$/.test(file) || count <= MAX_LINES) return [];
  return [{ rule: 'file-is-short', file, line: 0, text: `${count} of at most ${MAX_LINES} lines` }];
}

function checkLine(file: string, line: string, at: number): HouseViolation[] {
  const isComment = CODE.test(file) && /^\s*(\/\/|\/?\*)/.test(line);
  return LINE_RULES.filter(({ files, except }) => files.test(file) && !except?.test(file))
    .filter(({ pattern, inComments }) => pattern.test(line) && (inComments || !isComment))
    .map(({ rule, why }) => ({ rule, file, line: at, text: `${line.trim().slice(0, 100)}  (${why})` }));
}

/** Tracked files and those not yet added, so that a fault shows before the commit. */
function listRepositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(file));
}

function main(): number {
  const files = listRepositoryFiles();
  const violations = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return text.includes('\0') ? [] : checkHouseRules(file, text);
  });
  for (const { rule, file, line, text } of violations) console.log(`${rule}: ${file}:${line}  ${text}`);
  console.log(`${files.length} files, ${violations.length} violations`);
  return violations.length === 0 && files.length > 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = main();
