import { define } from './refusal.ts';

/** Refusals of moving data: backup, restore, export, import. Commands, not requests, meet them. */
export const DATA_REFUSALS = define({
  'backup-elsewhere': {
    status: 409,
    exitCode: 78,
    title: { zh: '数据在 PostgreSQL 服务器上', en: 'The data is on a PostgreSQL server' },
    detail: {
      zh: '已设置 DATABASE_URL：请用该服务器自己的备份（如 pg_basebackup 与 WAL 归档）。要搬走数据，请用 luodi data export。',
      en: 'DATABASE_URL is set: use that server’s own backup (such as pg_basebackup with WAL archiving). To move the data, use luodi data export.',
    },
    docs: 'An image is taken of the embedded database only.',
  },
  'data-not-empty': {
    status: 409,
    exitCode: 4,
    title: { zh: '目标中已有数据', en: 'There is data already' },
    detail: {
      zh: '“{table}”不是空的。恢复和导入只写入空的数据目录或数据库，绝不覆盖。',
      en: '“{table}” is not empty. Restore and import fill an empty data directory or database and never overwrite.',
    },
    docs: 'Choose another DATA_DIR or another database.',
  },
  'data-other-schema': {
    status: 409,
    exitCode: 78,
    title: { zh: '数据结构版本不同', en: 'Another version of the schema' },
    detail: {
      zh: '文件的数据结构到迁移“{found}”，本程序为“{known}”。请用写出该文件的程序版本导入，再升级。',
      en: 'The schema of the file ends with migration “{found}”, that of this program with “{known}”. Import with the version of the program that wrote the file, then upgrade.',
    },
    docs: 'Rows are taken in under exactly the schema they were written under; migrations move them on afterwards.',
  },
  'data-unsound': {
    status: 422,
    exitCode: 1,
    title: { zh: '文件不成立，什么也没有写入', en: 'The file does not hold; nothing was kept' },
    detail: { zh: '{whyZh}', en: '{whyEn}' },
    docs: 'A line is not what an export writes, a constraint of the schema refuses it, pages are damaged, or the ledger does not hold. All or nothing is kept.',
  },
});
