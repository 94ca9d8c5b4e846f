import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Clause, packageFiles } from '../../packages/core/src/plan/schema/index.ts';

/**
 * No statement of the official interpretation is without a clause. The interpretation itself is not part of the
 * repository: where it lies beside the checkout (../shared/seed) its text is split into statements and each is held
 * against the clauses' locators; elsewhere only the structure of the package is checked.
 */
const here = dirname(fileURLToPath(import.meta.url));
const seedDirectory = join(here, '../../../shared/seed');

const read = (name: string): unknown => parse(readFileSync(join(here, name), 'utf8'));
const { clauses } = packageFiles['clauses.yaml'].parse(read('clauses.yaml'));
const statements = clauses.filter(({ kind }) => kind === 'statement');

/** One chapter of the interpretation: its heading and its paragraphs, without white space. */
type Chapter = { name: string; heading: string; paragraphs: string[] };

/** White space is layout only: the page pads its lines with no-break spaces and sets spaces around figures. */
const squeeze = (text: string): string => text.replace(/\s+/gu, '');

/** Lines that lead elsewhere on the site and say nothing of the plan. */
const navigation = new Set(['返回', '顶部']);

/** Splits the page into chapters by its headings; the numeral of the third heading is lost in the source. */
function readChapters(page: string): Chapter[] {
  const chapters: Chapter[] = [{ name: '页首', heading: '', paragraphs: [] }];
  for (const line of page.split('\n').map(squeeze).filter(Boolean)) {
    if (navigation.has(line)) continue;
    const numbered = /^[一二]、/u.test(line) ? line : undefined;
    const point = /^\(([一二三四五六七八])\)/u.exec(line)?.[1];
    if (numbered) chapters.push({ name: numbered, heading: line, paragraphs: [] });
    else if (line === '、主要内容') chapters.push({ name: '三', heading: line, paragraphs: [] });
    else if (point) chapters.push({ name: `三（${point}）`, heading: line, paragraphs: [] });
    else {
      if (line.startsWith('相关链接')) chapters.push({ name: '相关链接', heading: '', paragraphs: [] });
      chapters.at(-1)!.paragraphs.push(line);
    }
  }
  return chapters;
}

const sentencesOf = (paragraph: string): string[] => paragraph.split('。').filter(Boolean);

/**
 * Statements of a paragraph: sentences, their parts and the items of their lists. An adverbial of time that stands
 * alone between commas belongs to what follows it; each related link is a statement of its own.
 */
function statementsOf(paragraph: string): string[] {
  const parts = paragraph.split(/[。；，,、]|(?!^)(?=相关链接)/u).filter(Boolean);
  const found: string[] = [];
  let time = '';
  for (const part of parts) {
    if (/^到?2025年$/u.test(part)) time = part;
    else {
      found.push(time + part);
      time = '';
    }
  }
  return time ? [...found, time] : found;
}

/** The page's head is a form: a name ending in a colon, its value on the next line, perhaps empty. */
function pairFields(lines: string[]): string[] {
  const pairs: string[] = [];
  for (const line of lines) {
    const last = pairs.at(-1);
    if (last?.endsWith(':') && !line.endsWith(':')) pairs[pairs.length - 1] = last + line;
    else pairs.push(line);
  }
  return pairs;
}

const anchorsOf = (known: readonly Clause[], chapter: string): string[] =>
  known.flatMap(({ locator }) =>
    locator?.chapter === chapter && locator.anchor !== undefined ? [squeeze(locator.anchor)] : [],
  );

describe('clauses of the Linqing package', () => {
  it('hold the chapters that the interpretation has', () => {
    const chapters = clauses.filter(({ kind }) => kind === 'chapter').map(({ id }) => id);
    expect(chapters).toEqual(['c-bg', 'c-proc', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `c-${n}`), 'c-pub']);
  });

  it('are at least 120 statements, each restated in both languages and located', () => {
    expect(statements.length).toBeGreaterThanOrEqual(120);
    const incomplete = statements.filter(
      ({ text, nature, locator }) =>
        !text || !nature || !locator?.anchor || locator.source !== 'interpretation',
    );
    expect(incomplete.map(({ id }) => id)).toEqual([]);
  });

  it('stand under the chapter their id names', () => {
    const astray = statements.filter(({ id, parent }) => !parent || !id.startsWith(`${parent}-`));
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('are each bound to something or say why not', () => {
    const silent = statements.filter(
      ({ binds, notExecutable }) => binds.length > 0 === Boolean(notExecutable),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('are bound to every rule, task, target and record entry that rests on them', () => {
    const { rules } = packageFiles['rules.yaml'].parse(read('rules.yaml'));
    const resting = [
      ...rules.flatMap(({ id, basis }) =>
        basis.flatMap((one) => ('clause' in one ? [{ kind: 'rule', id, clause: one.clause }] : [])),
      ),
      ...packageFiles['tasks.yaml'].parse(read('tasks.yaml')).tasks.map((one) => ({ kind: 'task', ...one })),
      ...packageFiles['targets.yaml']
        .parse(read('targets.yaml'))
        .targets.map((one) => ({ kind: 'target', ...one })),
      ...packageFiles['record.yaml']
        .parse(read('record.yaml'))
        .entries.map((one) => ({ kind: 'record', ...one })),
    ];
    const bound = new Set(
      clauses.flatMap(({ id, binds }) => binds.map((bind) => `${id} ${bind.kind} ${bind.id}`)),
    );
    const missing = resting
      .filter(({ clause }) => clause !== undefined)
      .map(({ kind, id, clause }) => `${clause} ${kind} ${id}`)
      .filter((key) => !bound.has(key));
    expect(missing).toEqual([]);
  });

  it('hold the ids that rules and screens rely on', () => {
    const key =
      'c-1-focus c-2-areas c-2-parks c-3-leading c-3-strategic c-3-supporting c-3-emerging c-3-general c-3-restricted ' +
      'c-4-hightech c-4-platforms c-4-talent c-5-investment c-6-green c-6-infrastructure c-7-lines c-7-use-control ' +
      'c-7-bottom-line c-7-cluster c-7-governance c-8-supervision c-8-support';
    const ids = new Set(statements.map(({ id }) => id));
    expect(key.split(' ').filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('questions of the Linqing package', () => {
  it('are at least thirty, each resting on statements of the plan', () => {
    const { questions } = packageFiles['questions.yaml'].parse(read('questions.yaml'));
    const ids = new Set(statements.map(({ id }) => id));
    expect(questions.length).toBeGreaterThanOrEqual(30);
    expect(questions.filter((question) => !question.clauses.every((id) => ids.has(id)))).toEqual([]);
  });
});

describe.runIf(existsSync(seedDirectory))('the interpretation itself', () => {
  const pages = existsSync(seedDirectory)
    ? readdirSync(seedDirectory).filter((name) => name.endsWith('.txt'))
    : [];
  const page = pages.map((name) => readFileSync(join(seedDirectory, name), 'utf8')).join('\n');
  const chapters = readChapters(page);
  const chapterNamed = (name: string): Chapter | undefined =>
    chapters.find((chapter) => chapter.name === name);

  /** Whether the locator leads to a place that holds its anchor. */
  function isFound({ locator }: Clause): boolean {
    if (!locator) return false;
    const chapter = chapterNamed(locator.chapter);
    if (!chapter) return false;
    if (locator.anchor === undefined) return true;
    if (locator.paragraph === undefined) return chapter.heading.includes(squeeze(locator.anchor));
    const sentence = sentencesOf(chapter.paragraphs[locator.paragraph - 1] ?? '')[
      (locator.sentence ?? 1) - 1
    ];
    return sentence?.includes(squeeze(locator.anchor)) ?? false;
  }

  it('has thirteen parts: head, background, process, eight points under a heading, links', () => {
    expect(chapters.map(({ name }) => name)).toEqual([
      '页首',
      '一、编制背景',
      '二、编制过程',
      '三',
      ...[...'一二三四五六七八'].map((numeral) => `三（${numeral}）`),
      '相关链接',
    ]);
  });

  it('holds the anchor of every clause at the place its locator names', () => {
    expect(clauses.filter((clause) => !isFound(clause)).map(({ id }) => id)).toEqual([]);
  });

  /** Every statement of the page, with the part it stands in. */
  const everyStatement = chapters.flatMap(({ name, heading, paragraphs }) => {
    const body = name === '页首' ? pairFields(paragraphs) : paragraphs.flatMap(statementsOf);
    return [heading, ...body].filter(Boolean).map((statement) => ({ name, statement }));
  });

  const uncovered = (known: readonly Clause[]): string[] =>
    everyStatement
      .filter(({ name, statement }) => !anchorsOf(known, name).some((anchor) => statement.includes(anchor)))
      .map(({ name, statement }) => `${name}: ${statement}`);

  it('has no statement without a clause', () => {
    expect(everyStatement.length).toBeGreaterThan(130);
    expect(uncovered(clauses)).toEqual([]);
  });

  it.each(['c-4-talent', 'c-2-park-health', 'c-7-appointment', 'c-pub-link-qna'])(
    'would miss a statement if the clause %s were left out',
    (left) => {
      expect(uncovered(clauses.filter(({ id }) => id !== left))).toHaveLength(1);
    },
  );

  it('is restated, not copied: no clause shares a run of 30 characters with it', () => {
    const text = squeeze(page);
    const copied = clauses.filter(({ text: own }) => {
      const restated = squeeze(own?.zh ?? '');
      return [...restated].some((_, start) => {
        const run = restated.slice(start, start + 30);
        return run.length === 30 && text.includes(run);
      });
    });
    expect(copied.map(({ id }) => id)).toEqual([]);
  });
});
