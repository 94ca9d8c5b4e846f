import type { Bilingual } from '../base/index.ts';

const PLACE = /\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}/g;

/** The `{project.x}` places of a text, without the braces, in order. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACE)].map((match) => match[1]!);
}

/** Fills the `{project.x}` places of a text in both languages; `shown` gives what is shown for a path. */
export function fillText(text: Bilingual, shown: (path: string) => Bilingual): Bilingual {
  return {
    zh: text.zh.replace(PLACE, (_, path: string) => shown(path).zh),
    en: text.en.replace(PLACE, (_, path: string) => shown(path).en),
  };
}
