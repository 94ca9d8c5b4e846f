import type { FindingParams } from '@luodi/core/base';
import { ACCESS_REFUSALS } from './errors-access.ts';
import { DATA_REFUSALS } from './errors-data.ts';
import type { Fault } from './fault.ts';
import { define } from './refusal.ts';

export { type RefusalDefinition } from './refusal.ts';

/** Refusals of a request. */
const REQUEST_REFUSALS = define({
  'malformed-json': {
    status: 400,
    title: { zh: 'JSON 无法读取', en: 'The JSON cannot be read' },
    detail: {
      zh: '请求体不是可接受的 JSON，原因见清单。',
      en: 'The body is not acceptable JSON; the reasons are listed.',
    },
    docs: 'Broken syntax, duplicate or dangerous keys, nesting over 64, numbers beyond double range, lone surrogates.',
  },
  'cross-origin': {
    status: 403,
    title: { zh: '拒绝跨站请求', en: 'Cross-site request refused' },
    detail: {
      zh: '该操作只接受本站页面或程序接口的直接调用。',
      en: 'This action accepts calls from the pages of this site, or direct calls of a program, only.',
    },
    docs: 'A browser announced that another site made a state-changing request.',
  },
  'not-found': {
    status: 404,
    title: { zh: '没有找到', en: 'Not found' },
    detail: { zh: '没有找到“{what}”。', en: 'There is no “{what}”.' },
    docs: 'No such address or no such object. Also what one may not see is not found.',
  },
  'method-not-allowed': {
    status: 405,
    title: { zh: '不支持该方法', en: 'Method not allowed' },
    detail: { zh: '该地址只接受：{allow}。', en: 'This address accepts only: {allow}.' },
    docs: 'The Allow header lists the methods.',
  },
  conflict: {
    status: 409,
    title: { zh: '与当前状态冲突', en: 'Conflict with the current state' },
    detail: {
      zh: '“{what}”的当前状态不允许此操作。',
      en: 'The current state of “{what}” does not allow this.',
    },
    docs: 'The object exists but is not in a state that allows the action.',
  },
  'changed-meanwhile': {
    status: 412,
    title: { zh: '记录已被他人更改', en: 'Changed meanwhile' },
    detail: {
      zh: '您打开“{what}”之后它又被更改过。请查看新内容，再决定是否保存您的更改。',
      en: '“{what}” was changed after you opened it. Look at it as it is now, then decide on your change.',
    },
    docs: 'Optimistic locking: If-Match named another version than the one that stands.',
  },
  'payload-too-large': {
    status: 413,
    title: { zh: '内容过大', en: 'Content too large' },
    detail: { zh: '请求体超过 {limit} 字节的上限。', en: 'The body exceeds the limit of {limit} bytes.' },
    docs: 'Counted while reading; a Content-Length header is not trusted.',
  },
  'unsupported-media-type': {
    status: 415,
    title: { zh: '不支持的内容类型', en: 'Unsupported media type' },
    detail: { zh: '请以 {expected} 提交。', en: 'Send {expected}.' },
    docs: 'Bodies are application/json in UTF-8 without content encoding unless an endpoint says otherwise.',
  },
  'host-not-allowed': {
    status: 421,
    title: { zh: '主机名不被接受', en: 'Host not accepted' },
    detail: {
      zh: '本机服务只应答本机地址，不应答“{host}”。',
      en: 'A service bound to this machine answers to its local names only, not to “{host}”.',
    },
    docs: 'Guard against DNS rebinding while the server is bound to the loopback address.',
  },
  'invalid-input': {
    status: 422,
    title: { zh: '输入有误', en: 'Invalid input' },
    detail: { zh: '输入中有 {count} 处问题，见清单。', en: 'The input has {count} faults, listed below.' },
    docs: 'Every fault is listed with the place where it stands (JSON pointer). Unknown keys are faults.',
  },
  'precondition-required': {
    status: 428,
    title: { zh: '缺少版本', en: 'Version required' },
    detail: {
      zh: '更改“{what}”时须以 If-Match 给出所见的版本。',
      en: 'A change of “{what}” has to name in If-Match the version that was seen.',
    },
    docs: 'Without the version a change could overwrite what somebody else did meanwhile.',
  },
  'too-many-requests': {
    status: 429,
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    detail: { zh: '请在 {seconds} 秒后重试。', en: 'Try again in {seconds} seconds.' },
    docs: 'Token bucket per client address; costly endpoints take more tokens. Retry-After says when.',
  },
  internal: {
    status: 500,
    title: { zh: '系统内部错误', en: 'Internal error' },
    detail: {
      zh: '这是程序的缺陷，不是您输入的问题。反馈时请附编号 {incident}。',
      en: 'This is a defect of the program, not of your input. Quote incident {incident} when reporting it.',
    },
    docs: 'The log holds the cause under the incident number; nothing of it is sent to the client.',
  },
  'not-ready': {
    status: 503,
    title: { zh: '服务尚未就绪', en: 'Service not ready' },
    detail: { zh: '未就绪：{failing}。', en: 'Not ready: {failing}.' },
    docs: 'Starting, stopping, or a readiness check fails.',
  },
});

/** Refusals of work that would take too much. */
const WORK_REFUSALS = define({
  'review-busy': {
    status: 503,
    title: { zh: '研判任务繁忙', en: 'Reviews are busy' },
    detail: {
      zh: '等待研判的请求过多，请稍后重试。',
      en: 'Too many reviews are waiting; try again shortly.',
    },
    docs: 'All threads for reviews work and the bounded line before them is full, or the wait was too long. Nothing was done.',
  },
  'review-deadline': {
    status: 503,
    title: { zh: '研判超时', en: 'The review took too long' },
    detail: {
      zh: '计算超过 {seconds} 秒的时限或内存限额，已被中止，未作记录。请简化用地边界，或分块研判。',
      en: 'The work passed its limit of {seconds} seconds, or of memory, and was stopped; nothing was kept. Simplify the footprint or review it in parts.',
    },
    docs: 'Reviews, proofs and footprints are worked on in threads with a deadline of 10 s, so that one cannot hold up the others.',
  },
});

/** Refusals of reading and writing files for exchange. */
const EXCHANGE_REFUSALS = define({
  'exchange-busy': {
    status: 503,
    title: { zh: '文件处理繁忙', en: 'File work is busy' },
    detail: {
      zh: '正在处理的文件过多，请稍后重试。',
      en: 'Too many files are being worked on; try again shortly.',
    },
    docs: 'Files are read and written in child processes, few at a time, behind a bounded line. Nothing was done.',
  },
  'exchange-deadline': {
    status: 503,
    title: { zh: '文件处理超限', en: 'File work passed its limits' },
    detail: {
      zh: '处理该文件超过 {seconds} 秒的时限或内存限额，已被中止。请缩小范围，或分几次导出。',
      en: 'The work on the file passed its limit of {seconds} seconds, or of memory, and was stopped. Narrow the question, or take it in parts.',
    },
    docs: 'Child processes that write files have 60 s and a bound on memory.',
  },
});

/** Refusals that come from storage. */
const STORAGE_REFUSALS = define({
  'database-busy': {
    status: 503,
    title: { zh: '数据库繁忙', en: 'Database busy' },
    detail: {
      zh: '等待处理的请求过多，请稍后重试。',
      en: 'Too many requests are waiting; try again shortly.',
    },
    docs: 'The bounded queue before the database is full, or the wait in it was too long. Nothing was done.',
  },
  'database-deadline': {
    status: 503,
    title: { zh: '数据库操作超时', en: 'Database deadline exceeded' },
    detail: {
      zh: '操作超过 {seconds} 秒的时限，已被中止，未作更改。',
      en: 'The operation passed its deadline of {seconds} seconds and was stopped without a change.',
    },
    docs: 'Interactive work has 5 s, imports 120 s. If the deadline fell into the commit itself the change may stand.',
  },
  'database-unavailable': {
    status: 503,
    title: { zh: '数据库不可用', en: 'Database unavailable' },
    detail: { zh: '暂时无法连接数据库。', en: 'The database cannot be reached at the moment.' },
    docs: 'The connection failed or broke, or the server is shutting down.',
  },
  'disk-full': {
    status: 507,
    title: { zh: '磁盘空间不足', en: 'Not enough disk space' },
    detail: {
      zh: '磁盘可用空间低于保留量，已暂停写入；查询不受影响。',
      en: 'Free disk space is below the reserve: writing is paused, reading goes on.',
    },
    docs: 'Free space on the disk and writing resumes without a restart.',
  },
});

/** Refusals that end the start of the server. They have an exit code; their detail tells what to do. */
const START_REFUSALS = define({
  'config-invalid': {
    status: 500,
    exitCode: 78,
    title: { zh: '配置有误', en: 'Invalid configuration' },
    detail: { zh: '以下配置项有误：{keys}。', en: 'These settings are wrong: {keys}.' },
    docs: 'A setting is missing, unreadable or outside its range; the list of faults says why.',
  },
  'data-directory-locked': {
    status: 503,
    exitCode: 75,
    title: { zh: '数据目录正被使用', en: 'The data directory is in use' },
    detail: {
      zh: '数据目录“{directory}”已被另一进程占用（{holder}）。请先停止该进程，或用 DATA_DIR 指定另一目录，或用 DATABASE_URL 连接 PostgreSQL 供多进程共用。',
      en: 'The data directory “{directory}” is held by another process ({holder}). Stop that process, choose another directory with DATA_DIR, or use PostgreSQL with DATABASE_URL, which several processes can share.',
    },
    docs: 'Two embedded databases on one directory would lose acknowledged rows, so the second is refused at once.',
  },
  'data-version': {
    status: 500,
    exitCode: 78,
    title: { zh: '数据目录版本不符', en: 'The data directory has another version' },
    detail: {
      zh: '数据目录“{directory}”由 PostgreSQL {found} 写成，本程序内嵌 PostgreSQL {expected}。请用写成它的版本导出后再导入。',
      en: 'The data directory “{directory}” was written by PostgreSQL {found}; this program embeds PostgreSQL {expected}. Export with the version that wrote it and import here.',
    },
    docs: 'There is no in-place upgrade between major versions of the embedded database.',
  },
  'postgres-too-old': {
    status: 500,
    exitCode: 78,
    title: { zh: 'PostgreSQL 版本过低', en: 'PostgreSQL is too old' },
    detail: {
      zh: 'DATABASE_URL 指向 PostgreSQL {found}，需要 {required} 或更高版本。',
      en: 'DATABASE_URL leads to PostgreSQL {found}; {required} or later is needed.',
    },
    docs: 'Checked at every start.',
  },
  'postgis-missing': {
    status: 500,
    exitCode: 78,
    title: { zh: '缺少 PostGIS 或版本过低', en: 'PostGIS is missing or too old' },
    detail: {
      zh: '数据库中 PostGIS 为“{found}”，需要 {required} 或更高版本。请由管理员安装 PostGIS，并在该库执行 CREATE EXTENSION postgis。',
      en: 'PostGIS of the database is “{found}”; {required} or later is needed. Ask the administrator to install PostGIS and to run CREATE EXTENSION postgis in this database.',
    },
    docs: 'Checked at every start.',
  },
  'migration-changed': {
    status: 500,
    exitCode: 78,
    title: { zh: '迁移脚本与已执行的不一致', en: 'A migration differs from the one applied' },
    detail: {
      zh: '迁移“{migration}”在执行之后被改动。请恢复原文件，改动应写成新的迁移。',
      en: 'Migration “{migration}” was changed after it was applied. Restore the file; a change is a new migration.',
    },
    docs: 'Migrations are numbered, forward-only and checksummed.',
  },
  'schema-newer': {
    status: 500,
    exitCode: 78,
    title: { zh: '数据库结构比程序新', en: 'The schema is newer than the program' },
    detail: {
      zh: '数据库已执行迁移 {found}，本程序只到 {known}。请使用更新的程序版本。',
      en: 'The database has migration {found}, this program knows up to {known}. Use a newer program.',
    },
    docs: 'An older program on a newer schema could write wrong data.',
  },
  'ledger-key-unusable': {
    status: 500,
    exitCode: 78,
    title: { zh: '留痕签名密钥不可用', en: 'The signing key of the ledger cannot be used' },
    detail: {
      zh: '“{file}”不可用（{why}）：须为 PKCS #8 格式的 Ed25519 或 SM2 私钥，且只有本账户可读（权限 0600）。',
      en: '“{file}” cannot be used ({why}): it has to be an Ed25519 or SM2 private key in PKCS #8 form that only this account can read (mode 0600).',
    },
    docs: 'Checked at every start. The file is made at the first start; keep a copy of it in a safe place.',
  },
  'account-key-unusable': {
    status: 500,
    exitCode: 78,
    title: { zh: '账户密钥不可用', en: 'The key of the accounts cannot be used' },
    detail: {
      zh: '“{file}”不可用（{why}）：须为 64 个十六进制数字，且只有本账户可读（权限 0600）。',
      en: '“{file}” cannot be used ({why}): it has to be 64 hex digits that only this account can read (mode 0600).',
    },
    docs: 'Checked at every start. It protects the secrets of second factors; made at the first start. Keep a copy of it in a safe place.',
  },
  'address-in-use': {
    status: 503,
    exitCode: 75,
    title: { zh: '端口已被占用', en: 'The port is in use' },
    detail: {
      zh: '{host}:{port} 已被占用。请停止占用者，或用 PORT 指定另一端口。',
      en: '{host}:{port} is taken. Stop its holder or choose another port with PORT.',
    },
    docs: 'Another process listens on the address.',
  },
});

/** The closed catalogue of refusals. A code, once published, keeps its meaning. */
export const REFUSALS = {
  ...REQUEST_REFUSALS,
  ...ACCESS_REFUSALS,
  ...WORK_REFUSALS,
  ...EXCHANGE_REFUSALS,
  ...STORAGE_REFUSALS,
  ...START_REFUSALS,
  ...DATA_REFUSALS,
};

/** Every refusal code there is. */
export type ErrorCode = keyof typeof REFUSALS;

/** Parts of a refusal besides its code and params. */
export interface AppErrorParts {
  /** The complete list of faults, for `invalid-input`, `malformed-json`, `forbidden` and `changed-meanwhile`. */
  readonly errors?: readonly Fault[];
  /** Seconds until a retry makes sense: becomes the Retry-After header. */
  readonly retryAfterS?: number;
  readonly cause?: unknown;
}

/**
 * A refusal: the program understood and says no. Thrown by services, turned into a problem document in one place
 * (apps/server/src/platform/http). Faults of data are findings, faults of ours are InvariantError.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: FindingParams;
  readonly errors: readonly Fault[];
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, params: FindingParams = {}, parts: AppErrorParts = {}) {
    super(`${code} ${JSON.stringify(params)}`, { cause: parts.cause });
    this.code = code;
    this.params = params;
    this.errors = parts.errors ?? [];
    this.retryAfterS = parts.retryAfterS;
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }
}
