import { defineFindings } from '../../base/index.ts';
import { layerFileFindings } from './layer-findings.ts';

/** What can be wrong with the files of a package before anything is asked of the plan in them. */
export const parseFindings = defineFindings({
  ...layerFileFindings,
  'package.file-missing': {
    severity: 'error',
    text: { zh: '规划包缺少文件 {name}。', en: 'The package lacks the file {name}.' },
    reason: {
      zh: '缺少文件时无法区分“没有内容”与“内容丢失”。确实没有内容的文件也要保留，写成空列表。',
      en: 'Without the file nobody can tell "nothing to say" from "lost". A file with nothing in it is kept, with empty lists.',
    },
    example: 'clauses.yaml absent from the directory',
  },
  'package.file-unknown': {
    severity: 'warning',
    text: {
      zh: '文件 {name} 不属于规划包格式，未被读取。{hintZh}',
      en: 'The file {name} is not part of the package format and was not read. {hintEn}',
    },
    reason: {
      zh: '名称写错的文件会被悄悄忽略，其中的内容也就不起作用。',
      en: 'A file whose name is misspelt would be ignored in silence, and its content with it.',
    },
    example: 'clause.yaml (meant: clauses.yaml)',
  },
  'package.file-empty': {
    severity: 'error',
    text: { zh: '文件是空的。', en: 'The file is empty.' },
    reason: {
      zh: '空文件多半是写入中断或复制失败留下的。',
      en: 'An empty file is most often what an interrupted write or a failed copy left behind.',
    },
    example: 'a clauses.yaml of 0 bytes',
  },
  'package.file-too-large': {
    severity: 'error',
    text: {
      zh: '文件为 {bytes} 字节，超过上限 {limit} 字节。',
      en: 'The file has {bytes} bytes; the limit is {limit}.',
    },
    reason: {
      zh: '设上限使任何一份输入都不能耗尽内存。',
      en: 'A limit keeps any one input from using up the memory.',
    },
    example: 'a clauses.yaml of 100 MB',
  },
  'package.not-utf8': {
    severity: 'error',
    text: {
      zh: '文件不是有效的 UTF-8：第 {offset} 字节起无法解码。',
      en: 'The file is not valid UTF-8: it cannot be decoded from byte {offset} on.',
    },
    reason: {
      zh: '按猜测的编码读取会悄悄改变文字。',
      en: 'Reading with a guessed encoding changes text in silence.',
    },
    example: 'a file cut in the middle of a Chinese character',
  },
  'package.gbk': {
    severity: 'error',
    text: {
      zh: '文件看来是 GBK 编码（第 {offset} 字节），请另存为 UTF-8。',
      en: 'The file looks like GBK (byte {offset}). Save it as UTF-8.',
    },
    reason: {
      zh: '一些中文办公软件默认以 GBK 保存；改存为 UTF-8 即可。',
      en: 'Some Chinese office software saves GBK by default; saving as UTF-8 settles it.',
    },
    example: 'plan.yaml saved by an editor in GBK',
  },
  'package.utf16': {
    severity: 'error',
    text: { zh: '文件是 UTF-16 编码，请另存为 UTF-8。', en: 'The file is UTF-16. Save it as UTF-8.' },
    reason: { zh: '规划包只用 UTF-8。', en: 'A package is UTF-8 throughout.' },
    example: 'a file that starts with the bytes FF FE',
  },
  'package.bom': {
    severity: 'note',
    text: {
      zh: '文件以字节顺序标记（BOM）开头，读取时已略过。',
      en: 'The file starts with a byte order mark, which was skipped.',
    },
    reason: {
      zh: '无害，但宜去掉，以免其他工具误读。',
      en: 'Harmless here, but other tools may trip over it.',
    },
    example: 'plan.yaml that starts with EF BB BF',
  },
  'package.end-missing': {
    severity: 'warning',
    text: {
      zh: '文件没有以换行结束，可能被截断。',
      en: 'The file does not end with a line break; it may have been cut off.',
    },
    reason: {
      zh: '在条目之间截断的 YAML 仍可读通，少了什么却看不出来。',
      en: 'YAML cut between two entries still reads well, and nothing shows what is gone.',
    },
    example: 'clauses.yaml of which the last half was not copied',
  },
  'package.control-character': {
    severity: 'error',
    text: {
      zh: '文件中有控制字符（U+{hex}）；文件可能损坏，或并非文本。',
      en: 'The file holds a control character (U+{hex}); it is damaged or not text.',
    },
    reason: {
      zh: '控制字符看不见，却会改变读法。',
      en: 'Control characters are not seen, yet change how a text is read.',
    },
    example: 'a zero byte in plan.yaml',
  },
  'package.yaml-syntax': {
    severity: 'error',
    text: { zh: 'YAML 写法有误：{whyZh}', en: 'The YAML is wrong: {whyEn}' },
    reason: {
      zh: '写法有误的文件可能被读成另一种意思，因此整份不采用。',
      en: 'A file that is not well-formed could be read to mean something else, so none of it is used.',
    },
    example: 'title: {zh: 规划',
  },
  'package.yaml-anchor': {
    severity: 'error',
    text: {
      zh: '不接受 YAML 锚点与别名（{token}），请把内容写全。',
      en: 'YAML anchors and aliases ({token}) are not accepted. Write the content out.',
    },
    reason: {
      zh: '别名可以把几行文字展开成数十亿个节点；写全的内容也更便于审阅。',
      en: 'Aliases can unfold a few lines into billions of nodes, and text written out is easier to review.',
    },
    example: 'a: &x [1]\nb: [*x, *x]',
  },
  'package.yaml-tag': {
    severity: 'error',
    text: { zh: '不接受 YAML 标签（{token}）。', en: 'YAML tags ({token}) are not accepted.' },
    reason: {
      zh: '标签会改变值的类型，读者从字面上看不出来。',
      en: 'A tag changes the type of a value in a way a reader does not see.',
    },
    example: 'value: !!float 50',
  },
  'package.yaml-merge': {
    severity: 'error',
    text: {
      zh: '不接受合并键“<<”，请把内容写全。',
      en: 'The merge key "<<" is not accepted. Write the content out.',
    },
    reason: {
      zh: '合并键不属于 YAML 1.2，各工具的处理也不相同。',
      en: 'The merge key is not part of YAML 1.2 and tools disagree about it.',
    },
    example: '<<: {zh: 规划}',
  },
  'package.yaml-directive': {
    severity: 'error',
    text: { zh: '不接受 YAML 指令（{token}）。', en: 'YAML directives ({token}) are not accepted.' },
    reason: {
      zh: '指令可以改变整份文件的读法。',
      en: 'A directive can change how the whole file is read.',
    },
    example: '%YAML 1.1',
  },
  'package.yaml-documents': {
    severity: 'error',
    text: {
      zh: '一份文件只能有一个 YAML 文档，此处开始了另一个。',
      en: 'A file holds one YAML document; another one starts here.',
    },
    reason: {
      zh: '第二个文档会被多数工具忽略。',
      en: 'Most tools would ignore the second document.',
    },
    example: '---\na: 1\n---\nb: 2',
  },
  'package.key-duplicate': {
    severity: 'error',
    text: {
      zh: '键“{key}”重复，先前在第 {firstLine} 行。',
      en: 'The key "{key}" is repeated; it stands on line {firstLine} already.',
    },
    reason: {
      zh: '同名的键只有一个会生效，作者往往不知道是哪一个。',
      en: 'Only one of two equal keys can take effect, and the author seldom knows which.',
    },
    example: 'state: in-force\nstate: archived',
  },
  'package.key-forbidden': {
    severity: 'error',
    text: { zh: '不接受名为“{key}”的键。', en: 'A key named "{key}" is not accepted.' },
    reason: {
      zh: '这些名称在程序中另有含义，可被用来改变对象的行为。',
      en: 'These names have a meaning of their own in programs and can be used to change how objects behave.',
    },
    example: '__proto__: {state: in-force}',
  },
  'package.key-not-text': {
    severity: 'error',
    text: { zh: '键必须是文字；如为数字，请加引号。', en: 'A key must be text; put a number in quotes.' },
    reason: {
      zh: '非文字的键在不同工具中读法不一。',
      en: 'Tools disagree about keys that are not text.',
    },
    example: '1: 有色金属',
  },
  'package.too-deep': {
    severity: 'error',
    text: { zh: '嵌套超过 {limit} 层。', en: 'Nested more than {limit} levels deep.' },
    reason: {
      zh: '规划包本身只有十余层；更深的嵌套是损坏或恶意输入。',
      en: 'A package is about ten levels deep; anything much deeper is damage or malice.',
    },
    example: '[[[[[[[[ … ]]]]]]]]',
  },
  'package.too-many-nodes': {
    severity: 'error',
    text: { zh: '内容超过 {limit} 个节点。', en: 'The content has more than {limit} nodes.' },
    reason: {
      zh: '设上限使任何一份输入都不能耗尽内存或时间。',
      en: 'A limit keeps any one input from using up memory or time.',
    },
    example: 'a list of a million one-letter items',
  },
  'package.number-not-finite': {
    severity: 'error',
    text: {
      zh: '“{source}”不是有限的数。',
      en: '"{source}" is not a finite number.',
    },
    reason: {
      zh: '非数与无穷大不能比较，也不能写入规范 JSON。',
      en: 'Not-a-number and infinity cannot be compared, nor written as canonical JSON.',
    },
    example: 'value: .nan',
  },
  'package.number-inexact': {
    severity: 'error',
    text: {
      zh: '数字 {source} 位数过多，会被读成 {value}；请加引号按文字书写。',
      en: 'The number {source} has too many digits and would be read as {value}. Write it in quotes.',
    },
    reason: {
      zh: '规划中的数按原文精确保存，不允许悄悄舍入。',
      en: 'Numbers of a plan are kept exactly as written; none is rounded in silence.',
    },
    example: 'value: 0.12345678901234567890',
  },
  'package.text-malformed': {
    severity: 'error',
    text: {
      zh: '文字中有不成对的代理码元，不是有效的 Unicode。',
      en: 'The text holds a lone surrogate and is not valid Unicode.',
    },
    reason: {
      zh: '这样的文字无法编码为 UTF-8，也就无法计算内容哈希。',
      en: 'Such text cannot be encoded as UTF-8, so it has no content hash.',
    },
    example: 'zh: "\\uD800"',
  },
  'package.key-missing': {
    severity: 'error',
    text: { zh: '缺少“{key}”（{expectedZh}）。', en: '"{key}" is missing ({expectedEn}).' },
    reason: {
      zh: '必填项不设默认值，以免替作者作出判断。',
      en: 'What is required has no default, so that nothing is decided for the author.',
    },
    example: 'a target without by',
  },
  'package.key-unknown': {
    severity: 'error',
    text: { zh: '不认识的键“{key}”。{hintZh}', en: 'Unknown key "{key}". {hintEn}' },
    reason: {
      zh: '被忽略的键等于没有写；写错的键必须指出。',
      en: 'A key that is ignored was never written; a misspelt one has to be named.',
    },
    example: 'basline: {…} (meant: baseline)',
  },
  'package.type-wrong': {
    severity: 'error',
    text: {
      zh: '此处应为{expectedZh}，实为{receivedZh}。{hintZh}',
      en: 'Expected {expectedEn} here, got {receivedEn}. {hintEn}',
    },
    reason: {
      zh: '类型不符的值不作转换，例如行业代码 0111 若不加引号会被读成数字 111。',
      en: 'Values are not converted: the industry code 0111 without quotes would be read as the number 111.',
    },
    example: 'code: 0111',
  },
  'package.value-not-allowed': {
    severity: 'error',
    text: {
      zh: '“{value}”不在可用的值之内：{allowed}。{hintZh}',
      en: '"{value}" is not one of the values allowed: {allowed}. {hintEn}',
    },
    reason: {
      zh: '取值固定的项写错时，程序不会去猜。',
      en: 'Where the values are fixed, nothing is guessed.',
    },
    example: 'state: in_force (meant: in-force)',
  },
  'package.format-wrong': {
    severity: 'error',
    text: { zh: '“{value}”应为{whatZh}。', en: '"{value}" should be {whatEn}.' },
    reason: {
      zh: '标识、日期、数值等须按固定写法，才能被引用与比较。',
      en: 'Identifiers, days and numbers have one form, so that they can be referred to and compared.',
    },
    example: 'by: 2025-13-01',
  },
  'package.out-of-range': {
    severity: 'error',
    text: {
      zh: '{whatZh}应{relationZh} {bound}。',
      en: 'The {whatEn} should {relationEn} {bound}.',
    },
    reason: { zh: '超出范围的值没有意义。', en: 'A value outside its range has no meaning.' },
    example: 'clauses: [] in a question',
  },
  'package.json-syntax': {
    severity: 'error',
    text: {
      zh: 'JSON 写法有误，或文件被截断。',
      en: 'The JSON is wrong here, or the file was cut off.',
    },
    reason: {
      zh: '写法有误的文件可能被读成另一种意思，因此整份不采用。',
      en: 'A file that is not well-formed could be read to mean something else, so none of it is used.',
    },
    example: '{"features": [',
  },
  'package.classification-unknown': {
    severity: 'error',
    text: {
      zh: '没有“{edition}”这一行业分类；可用的有：{known}，或在 classification.yaml 中自带。',
      en: 'There is no industry classification "{edition}"; known are: {known}, or the package brings its own in classification.yaml.',
    },
    reason: {
      zh: '代码离开版本没有意义。',
      en: 'Codes mean nothing without their edition.',
    },
    example: 'classification: GB/T 4754-2002',
  },
  'package.classification-unused': {
    severity: 'error',
    text: {
      zh: 'classification.yaml 的版本“{edition}”与规划使用的“{expected}”不同。',
      en: 'classification.yaml brings "{edition}", but the plan is written in "{expected}".',
    },
    reason: {
      zh: '自带的分类必须就是规划使用的分类。',
      en: 'The classification a package brings has to be the one its plan is written in.',
    },
    example: 'edition: ISIC Rev.4 beside classification: GB/T 4754-2017/1',
  },
  'package.findings-cut': {
    severity: 'note',
    text: {
      zh: '同一文件的问题过多，另有 {count} 条未列出。',
      en: 'Too many findings in this file: {count} more are not listed.',
    },
    reason: {
      zh: '损坏的文件会产生成千上万条相同的问题。',
      en: 'A damaged file gives thousands of like findings.',
    },
    example: 'a list of 10,000 numbers where texts are expected',
  },
});
