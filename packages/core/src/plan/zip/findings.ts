import { defineFindings } from '../../base/index.ts';

/** What can be wrong with a zip before any file in it is read as part of a package. */
export const zipFindings = defineFindings({
  'zip.not-a-zip': {
    severity: 'error',
    text: {
      zh: '不是完整的 zip 文件：找不到目录结尾，文件可能被截断。',
      en: 'Not a complete zip file: the end of its directory is not found; the file may have been cut off.',
    },
    reason: {
      zh: 'zip 的目录在文件末尾，截断的文件无法可靠读取。',
      en: 'A zip keeps its directory at the end, so one that was cut off cannot be read reliably.',
    },
    example: 'the first half of a downloaded package',
  },
  'zip.too-large': {
    severity: 'error',
    text: {
      zh: 'zip 为 {bytes} 字节，超过上限 {limit} 字节。',
      en: 'The zip has {bytes} bytes; the limit is {limit}.',
    },
    reason: {
      zh: '设上限使任何一份输入都不能耗尽内存。',
      en: 'A limit keeps any one input from using up the memory.',
    },
    example: 'a zip of 100 MB',
  },
  'zip.too-many-entries': {
    severity: 'error',
    text: {
      zh: 'zip 内有 {count} 项，超过上限 {limit} 项。',
      en: 'The zip holds {count} entries; the limit is {limit}.',
    },
    reason: {
      zh: '一份规划包只有二十来个文件。',
      en: 'A package holds some twenty files.',
    },
    example: 'a zip of 60,000 empty files',
  },
  'zip.zip64': {
    severity: 'error',
    text: { zh: '不接受 zip64 或分卷 zip。', en: 'Zip64 and split zips are not accepted.' },
    reason: {
      zh: '在规定的大小以内用不到它们，而它们给同一数值留下了两处写法。',
      en: 'Nothing within the size limit needs them, and they give one number two places to be written.',
    },
    example: 'a zip whose directory says 0xFFFFFFFF for an offset',
  },
  'zip.directory-damaged': {
    severity: 'error',
    text: {
      zh: 'zip 目录第 {entry} 项损坏或与文件其余部分不符。',
      en: 'Entry {entry} of the zip directory is damaged or does not fit the rest of the file.',
    },
    reason: {
      zh: '目录与内容不符的 zip，不同工具会读出不同的文件。',
      en: 'Tools read different files from a zip whose directory and content disagree.',
    },
    example: 'a directory entry that points beyond the end of the file',
  },
  'zip.name-unsafe': {
    severity: 'error',
    text: {
      zh: '文件名“{name}”不可接受：{whyZh}。',
      en: 'The file name "{name}" is not accepted: {whyEn}.',
    },
    reason: {
      zh: '这样的名称可以把文件写到目录之外，或在不同系统上指向不同文件。',
      en: 'Such a name can put a file outside the directory, or mean different files on different systems.',
    },
    example: '../../etc/passwd',
  },
  'zip.name-duplicate': {
    severity: 'error',
    text: { zh: '文件名“{name}”出现两次。', en: 'The file name "{name}" stands twice.' },
    reason: {
      zh: '重名时，审阅的人和程序可能各读各的一份。',
      en: 'With two files of one name, the reviewer may read one and the program the other.',
    },
    example: 'two entries named rules.yaml',
  },
  'zip.link': {
    severity: 'error',
    text: {
      zh: '“{name}”不是普通文件（链接或设备）。',
      en: '"{name}" is not a plain file (a link or a device).',
    },
    reason: {
      zh: '链接可以指向包外的内容。',
      en: 'A link can point to something outside the package.',
    },
    example: 'a symbolic link to a file of the server',
  },
  'zip.encrypted': {
    severity: 'error',
    text: { zh: '“{name}”已加密。', en: '"{name}" is encrypted.' },
    reason: { zh: '加密的内容无法检查。', en: 'What is encrypted cannot be checked.' },
    example: 'a zip with a password',
  },
  'zip.method-unknown': {
    severity: 'error',
    text: {
      zh: '“{name}”的压缩方法 {method} 不受支持。',
      en: '"{name}" uses compression method {method}, which is not supported.',
    },
    reason: {
      zh: '只读存储（0）与 deflate（8），所有工具都写这两种。',
      en: 'Only stored (0) and deflate (8) are read, which every tool writes.',
    },
    example: 'an entry compressed with bzip2',
  },
  'zip.ratio': {
    severity: 'error',
    text: {
      zh: '“{name}”的压缩比超过 {limit}，疑为压缩炸弹。',
      en: '"{name}" is compressed more than {limit} times: a suspected bomb.',
    },
    reason: {
      zh: '文字与坐标的压缩比一般不到 20 倍。',
      en: 'Text and coordinates compress less than 20 times.',
    },
    example: '1 GB of zeros in 1 MB',
  },
  'zip.content-too-large': {
    severity: 'error',
    text: {
      zh: '解压后的内容超过上限 {limit} 字节（到“{name}”为止）。',
      en: 'The content is more than {limit} bytes when unpacked (reached in "{name}").',
    },
    reason: {
      zh: '边解压边计数，不相信目录中所写的大小。',
      en: 'Bytes are counted while unpacking; the sizes written in the directory are not trusted.',
    },
    example: 'a zip of many files of 60 MB each',
  },
  'zip.size-lies': {
    severity: 'error',
    text: {
      zh: '“{name}”目录所写大小为 {said} 字节，实为 {found} 字节。',
      en: 'The directory says "{name}" has {said} bytes; it has {found}.',
    },
    reason: {
      zh: '虚报大小是绕过限制的常见手法，也可能是损坏。',
      en: 'A false size is a usual way around limits, or damage.',
    },
    example: 'an entry that says 10 bytes and holds 1 GB',
  },
  'zip.content-damaged': {
    severity: 'error',
    text: {
      zh: '“{name}”的内容损坏，无法解压或校验值不符。',
      en: 'The content of "{name}" is damaged: it cannot be unpacked or its checksum differs.',
    },
    reason: {
      zh: '校验值不符说明内容在写入后被改动。',
      en: 'A checksum that differs shows that the content changed after it was written.',
    },
    example: 'one changed byte in a compressed file',
  },
  'zip.system-file': {
    severity: 'note',
    text: {
      zh: '“{name}”是操作系统附带的文件，已略过。',
      en: '"{name}" was put there by an operating system and was skipped.',
    },
    reason: {
      zh: '在 macOS 或 Windows 上打包时常会带入，与规划无关。',
      en: 'Zips made on macOS or Windows often carry them; they say nothing about the plan.',
    },
    example: '__MACOSX/._plan.yaml',
  },
});
