import { join } from 'node:path';
import type { DemonstrationState, OpenApiInfo } from '@luodi/api';
import { type Bilingual, invariant } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import { readConfig } from './config.ts';
import {
  type AccountsFeature,
  type AccountsZone,
  accountNames,
  accountsFeature,
  closeTrialAccounts,
} from './features/accounts/index.ts';

import {
  type DemonstrationFeature,
  demonstrationData,
  demonstrationFeature,
  displaceDemonstration,
} from './features/demonstration/index.ts';
import { exchangeFeature } from './features/exchange/index.ts';
import { indicatorsFeature, targetCounting } from './features/indicators/index.ts';

import { industriesFeature } from './features/industries/index.ts';
import { type LedgerFeature, ledgerFeature } from './features/ledger/index.ts';
import { mapFeature } from './features/map/index.ts';
import { picturesFeature } from './features/pictures/index.ts';
import { planFeature } from './features/plan/index.ts';
import { registersFeature } from './features/registers/index.ts';
import { reviewsFeature } from './features/reviews/index.ts';
import { submissionsFeature } from './features/submissions/index.ts';
import { tellBreach } from './platform/db/index.ts';
import { type Platform, type StartFeature, startServer } from './platform/index.ts';
import { recordsOf } from './records.ts';
import type { Served, ServeOptions } from './served.ts';

const EMBEDDED_NOTE: Bilingual = {
  zh: '使用内嵌数据库：适合试用、培训、单一科室，约 1 GB、20 人以内。正式使用请设 DATABASE_URL 连接 PostgreSQL。',
  en: 'Embedded database: for trials, training, a single office; about 1 GB and 20 people. For production set DATABASE_URL to a PostgreSQL server.',
};

const DEMONSTRATION_NOTES: Readonly<Record<DemonstrationState['state'], readonly Bilingual[]>> = {
  absent: [],
  filling: [
    {
      zh: '台账为空，正在写入演示数据（约需十几秒，网页已可使用）；不需要时设 DEMONSTRATION=off。',
      en: 'The registers are empty and are being filled with demonstration data (some seconds; the pages are there already). Without it: DEMONSTRATION=off.',
    },
  ],
  present: [
    {
      zh: '台账中有演示数据；用 luodi demonstration remove 清除。',
      en: 'The registers hold demonstration data; luodi demonstration remove takes it out.',
    },
  ],
  failed: [
    {
      zh: '演示数据未能写全，详见日志；下次启动时继续。',
      en: 'The demonstration data could not be written whole, see the log; the next start goes on.',
    },
  ],
};

const keyNote = (key: string): Bilingual => ({
  zh: `留痕检查点公钥（请另存一份，供离线核验）：${key}`,
  en: `Public key of the ledger checkpoints (keep a copy elsewhere, for offline verification): ${key}`,
});

/** What OWASP asks of argon2id with two passes. */
const ADVISED_KIB = 19_456;

const WEAK_HASH_NOTE: Bilingual = {
  zh: `ARGON2_MEMORY_KIB 低于 ${ADVISED_KIB}：口令散列强度不足，仅供测试。`,
  en: `ARGON2_MEMORY_KIB is below ${ADVISED_KIB}: passwords are hashed too cheaply, for tests only.`,
};

const firstLinkNote = (address: string): Bilingual => ({
  zh: `尚无安全管理员。请在 24 小时内打开这个一次性链接建立第一个账户：${address}`,
  en: `There is no security administrator yet. Open this one-time link within 24 hours to make the first account: ${address}`,
});

/** The features of a zone in the order they start, with what a start has to tell once they run. */
interface Composition {
  readonly features: readonly StartFeature[];
  readonly info: OpenApiInfo;
  /** Public key of the ledger, how the demonstration data stands, a first link while nobody can give rights. */
  told(): Promise<{
    readonly publicKey: string;
    readonly demonstration: DemonstrationState['state'];
    readonly firstLink: string | undefined;
  }>;
}

/** Composes the features that serve a plan. */
export function compose(plan: PlanPackage, dataDirectory: string): Composition {
  const { title, zone } = plan.content['plan.yaml'];
  let ledger: LedgerFeature | undefined;
  let accounts: AccountsFeature | undefined;
  let demonstration: DemonstrationFeature | undefined;
  return {
    info: {
      title: `落地 Luodi · ${title.zh}`,
      version: '0.1.0',
      description: `The plan as an interface: ${title.en}. Clauses with their state, layers, industries, reviews with proofs.`,
    },
    features: [
      // First, so that it stops last: its last checkpoint covers what the others still do.
      (platform) => {
        const { database } = platform;
        ledger = ledgerFeature(platform, zone.id, recordsOf(database, zone.id));
        return ledger;
      },
      (platform) => planFeature(platform, plan, targetCounting(platform, plan)),
      (platform) => indicatorsFeature(platform, plan),
      (platform) => {
        accounts = accountsFeature(platform, accountsZone(platform, plan), join(dataDirectory, 'keys'));
        return accounts;
      },
      (platform) => mapFeature(platform, plan),
      () => industriesFeature(plan),
      (platform) => reviewsFeature(platform, plan),
      (platform) => registersFeature(platform, plan, (ids) => accountNames(platform.database, zone.id, ids)),
      (platform) => {
        const close = closeTrialAccounts(zone.id, platform.clock);
        demonstration = demonstrationFeature(platform, plan, close);
        return demonstration;
      },
      (platform) =>
        exchangeFeature(platform, plan, {
          displace: displaceDemonstration,
          actorNames: (ids) => accountNames(platform.database, zone.id, ids),
        }),
      (platform) => picturesFeature(platform, zone.id),
      (platform) =>
        submissionsFeature(platform, plan, (ids) => accountNames(platform.database, zone.id, ids)),
    ],
    told: async () => {
      invariant(ledger && accounts && demonstration, 'told once the features run');
      const firstLink = await accounts.firstLink();
      const { state } = await demonstration.state();
      return { publicKey: ledger.publicKey, demonstration: state, firstLink: firstLink?.path };
    },
  };
}

/** Composes platform and features into a running server. */
export async function start(options: ServeOptions): Promise<Served> {
  const read = readConfig();
  const config = {
    ...read,
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.dataDirectory === undefined ? {} : { dataDirectory: options.dataDirectory }),
    ...(options.demonstration === undefined ? {} : { demonstration: options.demonstration }),
    webDirectory: options.webDirectory,
  };
  const { features, info, told } = compose(options.plan, config.dataDirectory);
  const running = await startServer({
    config,
    info,
    features,
    zone: options.plan.content['plan.yaml'].zone.id,
  });
  const breach = await running.platform.database.findBreach?.();
  const { publicKey, demonstration, firstLink } = await told().catch(async (error: unknown) => {
    await running.stop();
    throw error;
  });
  return {
    url: running.url,
    notes: [
      ...(running.platform.database.kind === 'embedded' ? [EMBEDDED_NOTE] : []),
      ...(breach ? [tellBreach(breach)] : []),
      ...(config.argon2MemoryKib < ADVISED_KIB ? [WEAK_HASH_NOTE] : []),
      keyNote(publicKey),
      ...DEMONSTRATION_NOTES[demonstration],
      ...(firstLink ? [firstLinkNote(`${config.publicUrl ?? running.url}${firstLink}`)] : []),
    ],
    ...(firstLink ? { firstLink } : {}),
    stop: () => running.stop(),
  };
}

/** What the accounts have to know of the zone a plan is for. */
function accountsZone({ database }: Platform, plan: PlanPackage): AccountsZone {
  const { zone } = plan.content['plan.yaml'];
  const department = plan.content['bodies.yaml'].bodies.find(({ kind }) => kind === 'department');
  return {
    id: zone.id,
    name: zone.name,
    demonstration: demonstrationData(database, zone.id),
    trialDepartment: department?.id,
  };
}
