import type { DemonstrationState } from '@luodi/api';
import type { Bilingual } from '@luodi/core/base';
import { readConfig } from './config.ts';
import { type DemonstrationFeature, demonstrationFeature } from './features/demonstration/index.ts';
import { industriesFeature } from './features/industries/index.ts';
import { type LedgerFeature, ledgerFeature } from './features/ledger/index.ts';
import { mapFeature } from './features/map/index.ts';
import { planFeature } from './features/plan/index.ts';
import { registersFeature } from './features/registers/index.ts';
import { reviewsFeature } from './features/reviews/index.ts';
import { startServer } from './platform/index.ts';
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
  const { plan } = options;
  const { title, zone } = plan.content['plan.yaml'];
  let ledger: LedgerFeature | undefined;
  let demonstration: DemonstrationFeature | undefined;
  const running = await startServer({
    config,
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
      (platform) => planFeature(platform, plan),
      (platform) => mapFeature(platform, plan),
      () => industriesFeature(plan),
      (platform) => reviewsFeature(platform, plan),
      (platform) => registersFeature(platform, plan),
      // No trial accounts yet to be closed with the data they try.
      (platform) => {
        demonstration = demonstrationFeature(platform, plan, async () => 0);
        return demonstration;
      },
    ],
  });
  return {
    url: running.url,
    notes: [
      ...(running.platform.database.kind === 'embedded' ? [EMBEDDED_NOTE] : []),
      ...(ledger ? [keyNote(ledger.publicKey)] : []),
      ...(demonstration ? DEMONSTRATION_NOTES[(await demonstration.state()).state] : []),
    ],
    stop: () => running.stop(),
  };
}
