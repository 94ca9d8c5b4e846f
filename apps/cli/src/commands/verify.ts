import { packageLimits, readJson } from '@luodi/core/plan';
import { verifyProof } from '@luodi/core/review';
import { FileTooLarge, readWhole } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { say } from '../language.ts';
import { CATALOGUES, loadUsablePackage } from '../load.ts';
import { findingJson, findingLine, print } from '../output.ts';

const MAX_PROOF_BYTES = 200 * 1024 * 1024;

function readProof(path: string): unknown {
  try {
    const bytes = readWhole(path, MAX_PROOF_BYTES);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Strictly: with a key that stands twice, two readers would check two different proofs.
    const { value, findings } = readJson(path, text, packageLimits);
    if (value !== undefined) return value;
    throw unreadable(path, findings.map((finding) => findingLine(finding, CATALOGUES)).join('\n'));
  } catch (error) {
    if (error instanceof CommandEnd) throw error;
    if (error instanceof FileTooLarge) throw unreadable(path, say('超过 200 MB', 'larger than 200 MB'));
    if (error instanceof TypeError) throw unreadable(path, say('不是 UTF-8 文本', 'not UTF-8 text'));
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw unreadable(path, code);
  }
}

function unreadable(path: string, why: string): CommandEnd {
  return new CommandEnd(
    EXIT.input,
    say(`读不了证明 ${path}：${why}`, `Cannot read the proof ${path}: ${why}`),
  );
}

function verify(paths: string[], options: { plan?: string; json?: boolean }): void {
  const known = options.plan ? loadUsablePackage(options.plan).hash : undefined;
  for (const path of paths) {
    const result = verifyProof(readProof(path), known ? { knownPackageHash: known } : {});
    if (options.json) {
      print(
        JSON.stringify({
          proof: path,
          ok: result.ok,
          findings: result.findings.map((f) => findingJson(f, CATALOGUES)),
        }),
      );
    } else {
      print(
        result.ok
          ? say(
              `✓ ${path}：证明成立，重放得到相同字节。`,
              `✓ ${path}: the proof holds; the replay gave the same bytes.`,
            )
          : say(`✕ ${path}：证明不成立。`, `✕ ${path}: the proof does not hold.`),
      );
      for (const finding of result.findings) print(findingLine(finding, CATALOGUES));
    }
    if (!result.ok) process.exitCode = EXIT.found;
  }
}

/** `luodi verify`: offline, from the proof alone. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .argument('<proofs...>', say('证明文件', 'proof files'))
    .option(
      '-p, --plan <package>',
      say('另与这个规划包的哈希比对', 'also compare with the hash of this package'),
    )
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .description(
      say(
        '离线重放证明；改动任何一个字节都会被找出并指明',
        'Replay a proof offline; any changed byte is found and named',
      ),
    )
    .addHelpText(
      'after',
      `\n${say('示例', 'Example')}:\n  luodi review fixtures/cases/rolling-bearing.json --proof proofs && luodi verify proofs/*.proof.json`,
    )
    .action(verify);
}
