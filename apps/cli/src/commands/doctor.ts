import { existsSync, mkdtempSync, rmdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { checkStorage } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { language, say } from '../language.ts';
import { type LoadedPackage, loadPackage } from '../load.ts';
import { print } from '../output.ts';
import { withExamples } from './examples.ts';
import { portOf } from './serve.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** It runs, and is less than it should be. */
  readonly warning?: boolean;
}

function checkNode(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  return {
    name: 'Node',
    ok: major >= 24,
    detail: `${process.versions.node} (${say('需要 24 或更高', '24 or later needed')})`,
  };
}

function nearestExisting(path: string): string {
  let at = resolve(path);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** Whether a file can really be made there; permissions alone do not tell (a read-only file system, /proc). */
function canWrite(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(folder, '.luodi-doctor-')));
    return true;
  } catch {
    return false;
  }
}

function checkDirectory(dataDir: string): Check[] {
  const at = nearestExisting(dataDir);
  const writable = canWrite(at);
  const { bavail, bsize } = statfsSync(at);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  return [
    {
      name: say('数据目录', 'Data directory'),
      ok: writable,
      detail: `${resolve(dataDir)} ${writable ? say('可写', 'writable') : say('不可写', 'not writable')}`,
    },
    {
      name: say('磁盘', 'Disk'),
      ok: freeMb > 1024,
      detail: `${freeMb} MB ${say('可用，须多于 1024 MB', 'free, more than 1024 MB needed')}`,
    },
  ];
}

function checkPort(port: number): Promise<Check> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      done({
        name: say('端口', 'Port'),
        ok: false,
        detail: `${port} ${error.code === 'EADDRINUSE' ? say('已被占用', 'is taken') : String(error.code)}`,
      }),
    );
    server.listen(port, '127.0.0.1', () =>
      server.close(() =>
        done({ name: say('端口', 'Port'), ok: true, detail: `${port} ${say('空闲', 'free')}` }),
      ),
    );
  });
}

function checkPlan(path: string): Check {
  const name = say('规划包', 'Plan package');
  let loaded: LoadedPackage;
  try {
    loaded = loadPackage(path);
  } catch (error) {
    if (error instanceof CommandEnd) return { name, ok: false, detail: error.message };
    throw error;
  }
  const { package: plan, findings } = loaded;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return {
    name,
    ok: plan !== undefined,
    detail: plan
      ? `${plan.content['plan.yaml'].id} ${plan.hash.slice(0, 12)}`
      : say(`${errors} 处错误；运行 luodi plan lint 查看`, `${errors} errors; see luodi plan lint`),
  };
}

function markOf({ ok, warning }: Check): string {
  if (!ok) return '✕';
  return warning ? '!' : '✓';
}

async function doctor(options: { plan: string; data: string; port: string; json?: boolean }): Promise<void> {
  const port = portOf(options.port) ?? 0;
  const storage = await checkStorage(options.data);
  const checks: Check[] = [
    checkNode(),
    { name: say('内存', 'Memory'), ok: totalmem() > 1.5e9, detail: `${Math.round(totalmem() / 1e6)} MB` },
    ...checkDirectory(options.data),
    await checkPort(port),
    checkPlan(options.plan),
    { name: say('数据库', 'Database'), ok: storage.ok, detail: storage.text[language()] },
    ...(storage.warning
      ? [
          {
            name: say('开发区隔离', 'Wall between zones'),
            ok: true,
            warning: true,
            detail: storage.warning[language()],
          },
        ]
      : []),
  ];
  if (options.json) print(JSON.stringify(checks, null, 2));
  else for (const check of checks) print(`${markOf(check)} ${check.name}  ${check.detail}`);
  if (checks.some((check) => !check.ok)) process.exitCode = EXIT.found;
}

/** `luodi doctor`: can the product run here, and if not, why. */
export function addDoctorCommand(program: Command, defaultPlan: string): void {
  withExamples(program.command('doctor'), ['luodi doctor', 'luodi doctor --data /srv/luodi --json'])
    .option('-p, --plan <package>', say('规划包', 'plan package'), defaultPlan)
    .option('--data <folder>', say('数据目录', 'data directory'), process.env.DATA_DIR ?? './data')
    .option('--port <number>', say('端口', 'port'), process.env.PORT ?? '4180')
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .description(
      say('检查本机能否运行，哪里不行', 'Check whether this machine can run it, and what is wrong'),
    )
    .action(doctor);
}
