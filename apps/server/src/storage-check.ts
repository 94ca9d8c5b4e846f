import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError, renderRefusal } from '@luodi/api';
import type { Bilingual } from '@luodi/core/base';
import { readConfig } from './config.ts';
import { checkEmbedded, checkServerDatabase, tellBreach } from './platform/db/index.ts';

/** Whether the database of the configuration can be opened, in words. */
export interface StorageCheck {
  readonly ok: boolean;
  readonly text: Bilingual;
  /** What is less than it should be and does not keep the program from running. */
  readonly warning?: Bilingual;
}

/**
 * Looks at the database the configuration names without changing it: a server is asked for its versions, of an
 * embedded one it is told whether it is there, whose it is, and whether this program can open it.
 */
export async function lookAtStorage(dataDirectory: string | undefined): Promise<StorageCheck> {
  try {
    const config = readConfig();
    if (config.databaseUrl !== undefined) {
      const { postgres, postgis, breach } = await checkServerDatabase(config.databaseUrl);
      const name = `PostgreSQL ${postgres}, PostGIS ${postgis} (DATABASE_URL)`;
      return { ok: true, text: { zh: name, en: name }, ...(breach ? { warning: tellBreach(breach) } : {}) };
    }
    const directory = resolve(dataDirectory ?? config.dataDirectory, 'database');
    const isThere = existsSync(directory);
    if (isThere) checkEmbedded(directory);
    return {
      ok: true,
      text: {
        zh: `内嵌（${isThere ? '已建立' : '首次启动时建立'}）：适合试用、培训、单一科室，约 1 GB、20 人以内`,
        en: `embedded (${isThere ? 'there' : 'made at the first start'}): for trials, training, one office; about 1 GB and 20 people`,
      },
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = (language: 'zh' | 'en') => {
      const { title, detail } = renderRefusal(error.code, error.params, language);
      return [
        `${title}. ${detail}`,
        ...error.errors.map((one) => `${one.pointer}: ${one.text[language]}`),
      ].join(' ');
    };
    return { ok: false, text: { zh: text('zh'), en: text('en') } };
  }
}
