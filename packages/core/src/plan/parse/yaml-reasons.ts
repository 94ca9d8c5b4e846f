import type { ErrorCode } from 'yaml';
import type { Bilingual } from '../../base/index.ts';

/** Why a YAML text is not well-formed, in words a planner can act on. */
const reasons: Readonly<Record<ErrorCode, Bilingual>> = {
  ALIAS_PROPS: { zh: '别名不能带标签或锚点。', en: 'an alias cannot carry a tag or an anchor.' },
  BAD_ALIAS: { zh: '别名的写法不对。', en: 'an alias is badly written.' },
  BAD_COLLECTION_TYPE: { zh: '标签与内容的类型不符。', en: 'a tag does not fit the kind of its content.' },
  BAD_DIRECTIVE: { zh: '指令的写法不对。', en: 'a directive is badly written.' },
  BAD_DQ_ESCAPE: {
    zh: '双引号内的转义写法不对；反斜杠要写成两个。',
    en: 'an escape inside double quotes is wrong; a backslash is written twice.',
  },
  BAD_INDENT: {
    zh: '缩进不一致，或括号未在应有的位置结束。',
    en: 'the indentation does not line up, or a bracket does not close where it should.',
  },
  BAD_PROP_ORDER: { zh: '锚点或标签的位置不对。', en: 'an anchor or a tag is in the wrong place.' },
  BAD_SCALAR_START: {
    zh: '文字不能以这个符号开头，请加引号。',
    en: 'text cannot start with this character; put it in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: { zh: '缩进的内容不能作键。', en: 'indented content cannot be a key.' },
  BLOCK_IN_FLOW: { zh: '括号内不能用缩进写法。', en: 'indented content cannot stand inside brackets.' },
  DUPLICATE_KEY: { zh: '键重复。', en: 'a key is repeated.' },
  IMPOSSIBLE: { zh: '内容无法理解。', en: 'the content cannot be understood.' },
  KEY_OVER_1024_CHARS: {
    zh: '键过长；是否漏了引号或换行？',
    en: 'a key is too long; is a quote or a line break missing?',
  },
  MISSING_CHAR: {
    zh: '缺少一个符号（引号、括号、逗号、冒号或空格），文件也可能被截断。',
    en: 'a character is missing (quote, bracket, comma, colon or space), or the file was cut off.',
  },
  MULTILINE_IMPLICIT_KEY: { zh: '键不能跨行。', en: 'a key cannot run over several lines.' },
  MULTIPLE_ANCHORS: { zh: '一个节点只能有一个锚点。', en: 'a node can have one anchor only.' },
  MULTIPLE_DOCS: { zh: '一份文件只能有一个文档。', en: 'a file holds one document only.' },
  MULTIPLE_TAGS: { zh: '一个节点只能有一个标签。', en: 'a node can have one tag only.' },
  NON_STRING_KEY: { zh: '键必须是文字。', en: 'a key must be text.' },
  RESOURCE_EXHAUSTION: { zh: '内容过多。', en: 'there is too much of it.' },
  TAB_AS_INDENT: { zh: '缩进用了制表符，请改用空格。', en: 'a tab is used for indentation; use spaces.' },
  TAG_RESOLVE_FAILED: { zh: '标签无法识别。', en: 'a tag is not known.' },
  UNEXPECTED_TOKEN: {
    zh: '此处的内容不合规则；是否漏了引号、冒号或换行？',
    en: 'this does not belong here; is a quote, a colon or a line break missing?',
  },
};

/** The reason for an error code of the YAML reader. */
export function syntaxReason(code: ErrorCode): Bilingual {
  return reasons[code];
}
