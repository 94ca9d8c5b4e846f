import type { Asked } from '@luodi/core/exchange';
import { refuse } from './refused.ts';

/** A text with the encoding it was read in, or the question which one it is. */
export type ReadText =
  | { readonly text: string; readonly encoding: string; readonly isGuessed: boolean }
  | { readonly asked: Asked };

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const startsWith = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

/**
 * Whether a text that is valid UTF-8 may as well be GBK: when all it has beyond ASCII are pairs of bytes, which in
 * UTF-8 are Greek, Cyrillic and the like, and in GBK are Chinese characters.
 */
function mayBeGbk(text: string): boolean {
  let pairs = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    if (code > 0x7ff) return false;
    if (code > 0x7f) pairs++;
  }
  return pairs > 0;
}

/** Around the first character beyond ASCII, for a person to tell which reading makes sense. */
function sample(text: string): string {
  const at = text.search(/[^\p{ASCII}]/u);
  return text.slice(Math.max(0, at - 10), at + 20).replace(/\s+/g, ' ');
}

/**
 * Reads bytes as text: by its mark, as UTF-8, else as GBK (GB 18030). What can be both is asked about; `answer` names
 * the encoding a person chose.
 */
export function readText(bytes: Uint8Array, answer?: string): ReadText {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    const text = decode(bytes, 'utf-8');
    return text === undefined ? refuse('file.encoding', { why: 'UTF-8' }) : sure(text, 'utf-8');
  }
  for (const [mark, encoding] of [
    [[0xff, 0xfe], 'utf-16le'],
    [[0xfe, 0xff], 'utf-16be'],
  ] as const) {
    if (!startsWith(bytes, ...mark)) continue;
    const text = decode(bytes, encoding);
    return text === undefined ? refuse('file.encoding', { why: encoding }) : sure(text, encoding);
  }
  const utf8 = decode(bytes, 'utf-8');
  const gbk = utf8 !== undefined && !mayBeGbk(utf8) ? undefined : decode(bytes, 'gb18030');
  if (utf8 !== undefined && gbk !== undefined) {
    if (answer === 'utf-8') return sure(utf8, 'utf-8');
    if (answer === 'gb18030') return sure(gbk, 'gb18030');
    return {
      asked: {
        id: 'encoding',
        kind: 'encoding',
        text: {
          zh: '文字可能是 GBK，也可能是 UTF-8，哪一种读得通？',
          en: 'The text may be GBK or UTF-8. Which one makes sense?',
        },
        options: [
          { id: 'gb18030', label: { zh: 'GBK', en: 'GBK' }, example: { zh: sample(gbk), en: sample(gbk) } },
          {
            id: 'utf-8',
            label: { zh: 'UTF-8', en: 'UTF-8' },
            example: { zh: sample(utf8), en: sample(utf8) },
          },
        ],
      },
    };
  }
  if (utf8 !== undefined) return sure(utf8, 'utf-8');
  if (gbk !== undefined) return { text: gbk, encoding: 'gb18030', isGuessed: true };
  return refuse('file.encoding', { why: 'UTF-8, GBK' });
}

function sure(text: string, encoding: string): ReadText {
  return { text, encoding, isGuessed: false };
}
