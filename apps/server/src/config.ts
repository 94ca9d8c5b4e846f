import { readFileSync } from 'node:fs';
import { AppError, type Fault } from '@luodi/api';
import { z } from 'zod';

/** Text of a switch: `true` or `false`. */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/**
 * Settings of the server, one key each, read from the environment once before anything starts. A key `X` that names
 * a secret may be given as `X_FILE`, the path of a file that holds it. An empty value counts as not given.
 */
const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4180).describe('TCP port; 0 takes a free one.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. The default serves this machine only; 0.0.0.0 serves the network.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe(
      'Directory of everything the server keeps. One process per directory; not on a network file system.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or later with PostGIS 3.3 or later. Without it the embedded database is used.'),
  LEDGER_WITNESS: z
    .string()
    .optional()
    .describe(
      'Second place for copies of the signed ledger checkpoints: a file, or a directory (written with a final /). On another disk or machine it shows when the database was put back to an older state.',
    ),
  LEDGER_SIGNATURE: z
    .enum(['ed25519', 'sm2-with-sm3'])
    .default('ed25519')
    .describe(
      'Algorithm of the key that signs ledger checkpoints, when one is made at the first start: Ed25519, or SM2 with SM3 (GB/T 32918).',
    ),
  DEMONSTRATION: z
    .enum(['on', 'small', 'off'])
    .default('on')
    .describe(
      'Whether empty registers are filled with invented, labelled demonstration data: a whole zone, a small one, or none. Taken out again by `luodi demonstration remove`.',
    ),
  PLAN: z
    .string()
    .default('plans/linqing-2021-2025')
    .describe('Plan package that is served: a directory or a zip.'),
  WEB_DIR: z.string().default('apps/web/dist').describe('Directory of the built pages.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least severe log line that is written.'),
  DISK_RESERVE_MB: z.coerce
    .number()
    .int()
    .min(0)
    .default(1024)
    .describe('Writing stops when less than this is free (twice the largest upload if that is more).'),
  RATE_LIMIT: z.coerce
    .number()
    .min(0)
    .default(200)
    .describe(
      'Tokens a client address gets per second (five times as many at once); 0 switches the limit off.',
    ),
  TRUST_PROXY: flag
    .default(false)
    .describe('true behind a reverse proxy: believe the last X-Forwarded-For address and X-Forwarded-Proto.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address people reach the server at, for one-time links and the sign-in service. Without it, its own.',
    ),
  PLAIN_HTTP: flag
    .default(false)
    .describe(
      'true lets people sign in over plain http beyond this machine: for a closed trial network only.',
    ),
  SECOND_FACTOR: z
    .enum(['administrators', 'everyone', 'nobody'])
    .default('administrators')
    .describe('Who has to have a second factor (TOTP). Anyone may. Trial accounts are exempt.'),
  ARGON2_MEMORY_KIB: z.coerce
    .number()
    .int()
    .min(8)
    .max(1_048_576)
    .default(19_456)
    .describe('Memory of one password hash (argon2id, 2 passes, 1 lane). Not below 19456 outside of tests.'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('OpenID Connect issuer to sign in with besides passwords. https, except on this machine.'),
  OIDC_CLIENT_ID: z.string().optional().describe('Client of that issuer.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Secret of the client.'),
});

/** The configuration as the server uses it. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly ledgerWitness: string | undefined;
  readonly ledgerSignature: z.output<typeof settings>['LEDGER_SIGNATURE'];
  readonly demonstration: z.output<typeof settings>['DEMONSTRATION'];
  readonly planPath: string;
  readonly webDirectory: string;
  readonly logLevel: z.output<typeof settings>['LOG_LEVEL'];
  readonly diskReserveBytes: number;
  readonly rateLimitPerS: number;
  readonly trustProxy: boolean;
  readonly publicUrl: string | undefined;
  readonly plainHttp: boolean;
  readonly secondFactor: z.output<typeof settings>['SECOND_FACTOR'];
  readonly argon2MemoryKib: number;
  /** OpenID Connect: there when an issuer is named. */
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | undefined }
    | undefined;
}

/** Largest upload that is accepted, in bytes. */
export const MAX_UPLOAD_BYTES = 50 * 2 ** 20;

/** Keys that may come from a file. */
const SECRETS = ['DATABASE_URL', 'OIDC_CLIENT_SECRET'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration. Refuses with `config-invalid` and the complete list of faults; the value of a setting is
 * never put into a message, it may be a secret.
 */
export function readConfig(environment: Environment = process.env): Config {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(environment)) {
    if (Object.hasOwn(settings.shape, key) && value !== undefined && value !== '') given[key] = value;
  }
  const faults: Fault[] = [];
  for (const key of SECRETS) {
    const file = environment[`${key}_FILE`];
    if (file === undefined || file === '') continue;
    try {
      given[key] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      faults.push(unreadable(`${key}_FILE`, error));
    }
  }
  const zh = settings.safeParse(given, { error: z.locales.zhCN().localeError });
  const en = settings.safeParse(given, { error: z.locales.en().localeError });
  if (zh.success && en.success && faults.length === 0) return configOf(zh.data);
  for (const [index, issue] of (en.error?.issues ?? []).entries()) {
    faults.push({
      in: 'body',
      pointer: `/${issue.path.join('/')}`,
      code: issue.code,
      text: { zh: zh.error?.issues[index]?.message ?? issue.message, en: issue.message },
    });
  }
  const keys = faults.map(({ pointer }) => pointer.slice(1)).join(', ');
  throw new AppError('config-invalid', { keys }, { errors: faults });
}

function unreadable(key: string, error: unknown): Fault {
  const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
  return {
    in: 'body',
    pointer: `/${key}`,
    code: 'unreadable-file',
    text: { zh: `文件无法读取（${reason}）`, en: `the file cannot be read (${reason})` },
  };
}

function configOf(values: z.output<typeof settings>): Config {
  return {
    port: values.PORT,
    host: values.HOST,
    dataDirectory: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    ledgerWitness: values.LEDGER_WITNESS,
    ledgerSignature: values.LEDGER_SIGNATURE,
    demonstration: values.DEMONSTRATION,
    planPath: values.PLAN,
    webDirectory: values.WEB_DIR,
    logLevel: values.LOG_LEVEL,
    diskReserveBytes: Math.max(values.DISK_RESERVE_MB * 2 ** 20, 2 * MAX_UPLOAD_BYTES),
    rateLimitPerS: values.RATE_LIMIT,
    trustProxy: values.TRUST_PROXY,
    publicUrl: values.PUBLIC_URL?.replace(/\/$/, ''),
    plainHttp: values.PLAIN_HTTP,
    secondFactor: values.SECOND_FACTOR,
    argon2MemoryKib: values.ARGON2_MEMORY_KIB,
    oidc: oidcOf(values),
  };
}

/** The sign-in service, when its two settings are there; one without the other is a fault. */
function oidcOf(values: z.output<typeof settings>): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined) return undefined;
  if (issuer !== undefined && clientId !== undefined) return { issuer, clientId, clientSecret };
  const keys = issuer === undefined ? 'OIDC_ISSUER' : 'OIDC_CLIENT_ID';
  throw new AppError('config-invalid', { keys });
}

/** One setting for the documentation and `luodi doctor`. */
export interface SettingDocs {
  readonly key: string;
  readonly default: string | undefined;
  readonly description: string;
}

/** Every setting with its default and meaning. */
export function describeSettings(): SettingDocs[] {
  return Object.entries(settings.shape).map(([key, schema]) => {
    const unset = z.safeParse(schema, undefined);
    return {
      key,
      default: unset.success && unset.data !== undefined ? String(unset.data) : undefined,
      description: schema.description ?? '',
    };
  });
}

/** Server on which the store tests run as well: given by `npm test` when the machine has PostgreSQL. */
export function testDatabaseUrl(): string | undefined {
  return process.env.TEST_DATABASE_URL;
}
