/**
 * Publishes the package format from its one source, the zod schemas: JSON Schemas and their description under
 * docs/format, and docs/lint.md from the catalogues of the checks.
 *
 *     node tools/emit-format.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Bilingual, FindingCatalogue } from '../packages/core/src/base/index.ts';
import { geometryFindings } from '../packages/core/src/geometry/index.ts';
import { indicatorCatalogue } from '../packages/core/src/indicators/index.ts';
import { industryFindings } from '../packages/core/src/industry/index.ts';
import {
  formatJsonSchemas,
  lintCatalogue,
  optionalFiles,
  parseCatalogue,
  zipCatalogue,
} from '../packages/core/src/plan/index.ts';
import { planFieldCatalogue } from '../packages/core/src/registers/index.ts';
import { ruleFindings } from '../packages/core/src/rules/index.ts';
import { KEY_TEXTS } from './format-keys.data.ts';

const GENERATED = '<!-- Written by tools/emit-format.ts; change the schemas or catalogues instead. -->';

/** The parts of a JSON Schema that the tables show. */
interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const keyTexts: ReadonlyMap<string, Bilingual> = new Map(
  KEY_TEXTS.trim()
    .split('\n')
    .map((line) => {
      const [key = '', zh = '', en = ''] = line.split('|');
      return [key, { zh, en }];
    }),
);

/** What a key means: its own text, else the text of the longest tail of its path that has one. */
function textOf(file: string, path: string): Bilingual {
  const own = keyTexts.get(`${file}:${path}`);
  if (own) return own;
  const steps = path.split('.');
  for (let from = 0; from < steps.length; from++) {
    const text = keyTexts.get(steps.slice(from).join('.'));
    if (text) return text;
  }
  throw new Error(`tools/format-keys.data.ts says nothing of ${file}:${path}`);
}

function typeOf(schema: Schema): string {
  if (schema.title === 'Text in both languages') return '{zh, en}';
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices)
    return schema.description === 'Exact decimal number.'
      ? 'decimal'
      : [...new Set(choices.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  if (schema.type === 'object') return 'mapping';
  if (schema.description?.startsWith('Calendar day')) return 'day';
  if (schema.description?.startsWith('Identifier')) return 'id';
  if (schema.description?.startsWith('CEL expression')) return 'CEL';
  return schema.type === 'string' ? 'text' : (schema.type ?? 'anything');
}

interface Row {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
}

/** Every key of a schema in reading order; of a choice of forms the keys of all. */
function rowsOf(schema: Schema, path = ''): Row[] {
  if (schema.title === 'Text in both languages') return [];
  const rows: Row[] = [];
  for (const choice of schema.anyOf ?? schema.oneOf ?? []) rows.push(...rowsOf(choice, path));
  if (schema.items) rows.push(...rowsOf(schema.items, `${path}[]`));
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const here = path === '' ? key : `${path}.${key}`;
    const required = schema.required?.includes(key) ?? false;
    rows.push({ path: here, type: typeOf(value), required }, ...rowsOf(value, here));
  }
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.path) && seen.add(row.path));
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ⏎ ');
}

function formatReadme(schemas: ReadonlyMap<string, Schema>): string {
  const lines = [
    GENERATED,
    '',
    '# The plan package, format luodi-plan/1',
    '',
    'A directory, or a zip of it. Text is UTF-8; YAML 1.2 without anchors, tags, merge keys and directives; unknown or',
    'repeated keys are refused. Texts stand in both languages, `{zh, en}`. Days are `YYYY-MM-DD`; decimals are kept exactly.',
    'The hash of a package is SHA-256 over the canonical JSON (RFC 8785) of its parsed content and layers: comments and',
    'layout of the text do not count.',
    '',
    '规划包是一个目录，或该目录的 zip。文字为 UTF-8；YAML 1.2，不用锚点、标签、合并键和指令；不认识的键和重复的键一律不接受。',
    '文字中英并列，写作 `{zh, en}`；日期写作 `YYYY-MM-DD`；小数按原样精确保存。规划包的哈希取自解析后内容与图层的规范 JSON，',
    '注释和排版不影响哈希。',
    '',
    'Layers may also be GeoJSON (`layers/<id>.geojson`) with the CRS that layout.yaml declares; they are brought to the grid',
    'of the zone frame once, and a packed package carries them as `.grid.json`.',
    '',
    '图层也可以是 GeoJSON（`layers/<id>.geojson`），坐标系须在 layout.yaml 写明；读入时一次性转到格网，打包后即为 `.grid.json`。',
    '',
  ];
  for (const [file, schema] of schemas) {
    const optional = (optionalFiles as readonly string[]).includes(file) ? ' (optional 可选)' : '';
    lines.push(
      `## ${file}${optional}`,
      '',
      `${schema.description ?? ''} [JSON Schema](schema/${schemaName(file)})`,
      '',
    );
    lines.push('| key | type | required | 含义 | meaning |', '|---|---|---|---|---|');
    for (const { path, type, required } of rowsOf(schema)) {
      const text = textOf(file, path);
      lines.push(
        `| \`${path}\` | ${cell(type)} | ${required ? 'yes' : ''} | ${cell(text.zh)} | ${cell(text.en)} |`,
      );
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function schemaName(file: string): string {
  return file === 'layers/*.grid.json' ? 'layer.schema.json' : file.replace('.yaml', '.schema.json');
}

const severityZh = { error: '错误', warning: '警告', note: '提示' } as const;

function catalogueTable(catalogue: FindingCatalogue): string[] {
  const lines: string[] = [];
  for (const [code, { severity, text, reason, example }] of Object.entries(catalogue)) {
    lines.push(
      `### \`${code}\``,
      '',
      `${severity} ${severityZh[severity]}`,
      '',
      `- ${text.zh}`,
      `- ${text.en}`,
    );
    if (reason) lines.push('', `为什么：${reason.zh}`, '', `Why: ${reason.en}`);
    if (example) lines.push('', '```text', example, '```');
    lines.push('');
  }
  return lines;
}

/** The catalogues that docs/lint.md shows, under their headings. */
export const lintParts: readonly (readonly [zh: string, en: string, catalogue: FindingCatalogue])[] = [
  ['规划包自查', 'A package read against itself', lintCatalogue],
  ['规则', 'Rules', ruleFindings],
  ['规划包增加的台账字段', 'Fields a package adds to registers', planFieldCatalogue],
  ['规划包怎样由台账计数', 'How a package counts from registers', indicatorCatalogue],
  ['行业代码', 'Industry codes', industryFindings],
  ['几何', 'Geometry', geometryFindings],
  ['读取规划包', 'Reading a package', parseCatalogue],
  ['读取 zip', 'Reading a zip', zipCatalogue],
];

function lintReadme(): string {
  const lines = [
    GENERATED,
    '',
    '# Checks 检查项',
    '',
    'Every finding of `luodi plan lint`: code, severity, text, why it is looked for, and an example. An error means that the',
    'package cannot be used as it is; a warning that a person has to settle something; a note that nothing has to be done.',
    '',
    '`luodi plan lint` 的全部检查项：编号、级别、文字、理由与示例。“错误”指规划包不能照此使用；“警告”指有事须由人决定；“提示”指无须处理。',
    '',
  ];
  for (const [zh, en, catalogue] of lintParts) {
    const codes = Object.values(catalogue);
    const count = (severity: string) => codes.filter((one) => one.severity === severity).length;
    lines.push(
      `- **${en} ${zh}**: ${codes.length} (${count('error')} error, ${count('warning')} warning, ${count('note')} note)`,
    );
  }
  lines.push('');
  for (const [zh, en, catalogue] of lintParts) lines.push(`## ${en} ${zh}`, '', ...catalogueTable(catalogue));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Every generated document by its path from the root of the repository. */
export function formatDocuments(): ReadonlyMap<string, string> {
  const documents = new Map<string, string>();
  const schemas = new Map<string, Schema>();
  for (const [file, json] of formatJsonSchemas()) {
    schemas.set(file, json as Schema);
    documents.set(`docs/format/schema/${schemaName(file)}`, `${JSON.stringify(json, null, 2)}\n`);
  }
  documents.set('docs/format/README.md', formatReadme(schemas));
  documents.set('docs/lint.md', lintReadme());
  return documents;
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const root = join(import.meta.dirname, '..');
  const documents = formatDocuments();
  for (const [path, text] of documents) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`${documents.size} documents written`);
}
