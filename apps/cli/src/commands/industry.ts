import { explainClaim, matchPositions, searchIndustries } from '@luodi/core/industry';
import type { PlanPackage } from '@luodi/core/plan';
import type { Command } from 'commander';
import { EXIT } from '../exit.ts';
import { language, say, sayText } from '../language.ts';
import { loadUsablePackage } from '../load.ts';
import { print, tell } from '../output.ts';

/** What the plan says of a code, as one answer. */
function positionOf(plan: PlanPackage, code: string) {
  const { positions, resolutions, statuses, industries } = plan.content['industries.yaml'];
  const match = matchPositions(
    { edition: plan.classification.edition, code },
    positions.map((position) => ({
      id: position.id,
      industry: position.industry,
      status: position.status,
      sets: position.codes,
    })),
    {
      classifications: [plan.classification],
      resolutions: resolutions.map((resolution) => ({
        chosen: resolution.chosen,
        over: resolution.conflict.filter((id) => id !== resolution.chosen),
        who: sayText(resolution.by),
        when: resolution.on,
        why: sayText(resolution.reason),
      })),
    },
  );
  const statusName = (id: string) => sayText(statuses.find((status) => status.id === id)?.name) || id;
  const industryName = (id: string) => sayText(industries.find((industry) => industry.id === id)?.name) || id;
  return { match, statusName, industryName };
}

function outcomeLine(plan: PlanPackage, code: string): string {
  const { match, statusName, industryName } = positionOf(plan, code);
  switch (match.outcome) {
    case 'matched':
      return `${statusName(match.status ?? '')}（${[...new Set(match.claims.filter((claim) => claim.standing === 'longest').map((claim) => industryName(claim.industry)))].join('、')}）`;
    case 'conflict':
      return `≠ ${say('规划说法冲突，须具名决定', 'the plan contradicts itself, a named person has to decide')}: ${match.positions.join(', ')}`;
    case 'not-addressed':
      return say('? 规划没有提到，不等于允许', '? not addressed by the plan, which is not a yes');
    case 'undetermined':
      return say('? 无法确定', '? cannot be told');
  }
}

function find(
  words: string[],
  options: { plan: string; json?: boolean; limit: string; why?: boolean },
): void {
  const plan = loadUsablePackage(options.plan);
  const hits = searchIndustries(
    plan.classification,
    words.join(' '),
    language(),
    Number(options.limit) || 20,
  );
  if (hits.length === 0) {
    tell(
      say(
        `分类 ${plan.classification.edition} 中没有“${words.join(' ')}”。`,
        `${plan.classification.edition} has no “${words.join(' ')}”.`,
      ),
    );
    process.exitCode = EXIT.found;
  }
  for (const hit of hits) {
    const { match } = positionOf(plan, hit.entry.code);
    if (options.json) {
      print(
        JSON.stringify({
          edition: plan.classification.edition,
          code: hit.entry.code,
          name: hit.name,
          found: hit.by,
          match,
        }),
      );
      continue;
    }
    const code =
      hit.entry.code === hit.entry.section ? hit.entry.code : `${hit.entry.section}${hit.entry.code}`;
    print(`${code.padEnd(6)} ${hit.name}  ·  ${outcomeLine(plan, hit.entry.code)}`);
    if (options.why)
      for (const claim of match.claims) print(`       ${claim.position}: ${sayText(explainClaim(claim))}`);
  }
}

/** `luodi industry find`. */
export function addIndustryCommand(program: Command, defaultPlan: string): void {
  const industry = program.command('industry').description(say('行业分类', 'Industry classification'));
  industry
    .command('find')
    .argument('<words...>', say('代码、代码开头或名称', 'code, beginning of a code, or name'))
    .option('-p, --plan <package>', say('规划包', 'plan package'), defaultPlan)
    .option('--limit <n>', say('最多列出几条', 'at most this many'), '20')
    .option('--why', say('说明每个定位为何成立或落选', 'say why each position holds or loses'))
    .option('--json', say('每条一行 JSON', 'one line of JSON each'))
    .description(
      say('按代码或名称查行业，并给出规划对它的定位', 'Find an industry, with what the plan says of it'),
    )
    .addHelpText(
      'after',
      `\n${say('示例', 'Examples')}:\n  luodi industry find 轴承\n  luodi industry find 3451 --why\n  luodi industry find bearing`,
    )
    .action(find);
}
