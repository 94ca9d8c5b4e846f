import type { Labels } from '@luodi/core/review';
import type { Language } from '../../platform/i18n.ts';

const TOKEN =
  /"([^"]*)"|([a-z_]+(?:\.[a-z0-9_]+)+)|size\(|&&|\|\||==|!=|<=|>=|[<>!()]|\bin\b|[^\s"()<>=!&|]+|\s+/g;

const OPERATORS: Readonly<Record<string, { zh: string; en: string }>> = {
  '&&': { zh: ' 且 ', en: ' and ' },
  '||': { zh: ' 或 ', en: ' or ' },
  '==': { zh: ' 为 ', en: ' is ' },
  '!=': { zh: ' 不为 ', en: ' is not ' },
  '<=': { zh: ' 不超过 ', en: ' is at most ' },
  '>=': { zh: ' 不低于 ', en: ' is at least ' },
  '<': { zh: ' 低于 ', en: ' is below ' },
  '>': { zh: ' 超过 ', en: ' is above ' },
  '!': { zh: '并非', en: 'not ' },
  in: { zh: ' 属于 ', en: ' is among ' },
  'size(': { zh: '项数（', en: 'number of (' },
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
};

/**
 * A rule's expression with names in place of paths and words in place of operators. For reading only: the expression
 * itself stands beside it, and only that is evaluated.
 */
export function expressionInWords(expression: string, labels: Labels, language: Language): string {
  // A choice is named by the fact it is compared with, which stands before or after it.
  const paths = expression.match(/[a-z_]+(?:\.[a-z0-9_]+)+/g) ?? [];
  const nameOf = (text: string): string => {
    for (const path of paths) {
      const name = labels.nameOf(path, text);
      if (name.zh !== text) return name[language];
    }
    return text;
  };
  const words = [...expression.matchAll(TOKEN)].map(([token, quoted, path]) => {
    if (quoted !== undefined) return language === 'zh' ? `“${nameOf(quoted)}”` : `“${nameOf(quoted)}”`;
    if (path !== undefined)
      return language === 'zh' ? `「${labels.label(path).zh}」` : `[${labels.label(path).en}]`;
    return OPERATORS[token]?.[language] ?? token;
  });
  return words.join('').replace(/ {2,}/g, ' ').trim();
}
