import { defineFindings } from '../base/index.ts';

/** What can be wrong with a file and its rows, besides what its cells say (`register.*`) and its shapes (`geometry.*`). */
export const { catalogue: exchangeCatalogue, make: exchangeFinding } = defineFindings({
  'import.key-missing': {
    severity: 'error',
    text: {
      zh: '缺少“{fieldZh}”，无法认定是哪条记录。',
      en: '“{fieldEn}” is missing, so it cannot be told which record is meant.',
    },
  },
  'import.duplicate-row': {
    severity: 'error',
    text: {
      zh: '与第 {row} 行是同一条记录（{key}）。',
      en: 'The same record as row {row} ({key}).',
    },
  },
  'import.key-column-missing': {
    severity: 'error',
    text: {
      zh: '没有一列对应“{fieldZh}”，而记录靠它认定。请指明是哪一列。',
      en: 'No column goes to “{fieldEn}”, by which records are told apart. Say which one it is.',
    },
  },
  'import.shape-on-nothing': {
    severity: 'warning',
    text: {
      zh: '文件带有图形，而“{registerZh}”台账没有图形字段；图形不导入。',
      en: 'The file has shapes, but records of “{registerEn}” have none; shapes are left out.',
    },
  },
  'import.half-a-place': {
    severity: 'error',
    text: { zh: '只有经度或只有纬度。', en: 'Longitude or latitude stands alone.' },
  },
  'import.code-translated': {
    severity: 'note',
    text: {
      zh: '“{fieldZh}”：GB/T 4754-2011 的“{written}”按答复读作 2017 版 {code}。',
      en: '“{fieldEn}”: “{written}” of GB/T 4754-2011 was read as {code} of 2017, as answered.',
    },
  },
  'import.old-code-unknown': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：“{written}”按 GB/T 4754-2011 填写，不知道它在 2017 版中对应什么。请在文件里改写为 2017 版代码。',
      en: '“{fieldEn}”: “{written}” is written by GB/T 4754-2011, and what became of it in 2017 is not known here. Write the code of 2017 into the file.',
    },
  },
  'import.left-out-by-answer': {
    severity: 'note',
    text: {
      zh: '“{fieldZh}”为“{written}”的行按答复不导入。',
      en: 'Rows whose “{fieldEn}” is “{written}” are left out, as answered.',
    },
  },
  'import.not-a-record': {
    severity: 'note',
    text: {
      zh: '该行以“{written}”开头，是合计、表尾说明或重复的表头，不是记录，不导入。',
      en: 'The row begins with “{written}”: totals, a remark below the table or heads once more. It is no record and is left out.',
    },
  },
  'import.cell-is-error': {
    severity: 'error',
    text: {
      zh: '单元格是错误值 {value}。',
      en: 'The cell holds the error value {value}.',
    },
  },
  'import.formula-without-value': {
    severity: 'error',
    text: {
      zh: '单元格是公式，文件没有存下它的结果。请在电子表格中打开并保存一次，或改为数值。',
      en: 'The cell is a formula whose result the file does not hold. Open and save it in a spreadsheet, or put in the value.',
    },
  },
  'import.line-closed': {
    severity: 'note',
    text: {
      zh: '闭合的线按面读取，共 {count} 个。',
      en: '{count} closed lines were read as polygons.',
    },
  },
  'import.cells-beyond-heads': {
    severity: 'error',
    text: {
      zh: '该行有 {found} 列，表头只有 {expected} 列：可能有多余的分隔符，或引号不配对。',
      en: 'The row has {found} cells, the heads are {expected}: a stray separator, or quotes that do not match.',
    },
  },
  'import.nothing-to-do': {
    severity: 'note',
    text: {
      zh: '文件内容与台账完全相同，没有可更改的；未作记录。',
      en: 'The register says what the file says already; there was nothing to change and nothing was written.',
    },
  },
  'import.read-as-gbk': {
    severity: 'note',
    text: {
      zh: '文件不是 UTF-8，按 GBK（GB 18030）读取；请核对预览中的汉字。',
      en: 'The file is not UTF-8 and was read as GBK (GB 18030). Look at the characters of the preview.',
    },
  },
  'import.closed-field': {
    severity: 'error',
    text: {
      zh: '您无权更改“{fieldZh}”，请去掉该列或由有权限的人导入。',
      en: 'You may not change “{fieldEn}”. Leave the column out, or have somebody import it who may.',
    },
  },
  'import.rows-none': {
    severity: 'error',
    text: { zh: '表头之下没有一行数据。', en: 'There is no row below the heads.' },
  },
  'file.unknown': {
    severity: 'error',
    text: {
      zh: '认不出这是什么文件（开头为 {start}）。可导入：{known}。',
      en: 'It cannot be told what this file is (it begins with {start}). These can be imported: {known}.',
    },
  },
  'file.empty': {
    severity: 'error',
    text: { zh: '文件是空的。', en: 'The file is empty.' },
  },
  'file.old-excel': {
    severity: 'error',
    text: {
      zh: '这是旧版 Excel（.xls）或加了密码的文件。请另存为不加密码的 .xlsx。',
      en: 'This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.',
    },
  },
  'file.drawing': {
    severity: 'error',
    text: {
      zh: '这是 DWG 图形。请在 CAD 中另存为 DXF。',
      en: 'This is a DWG drawing. Save it as DXF in your CAD program.',
    },
  },
  'file.bare-shapefile': {
    severity: 'error',
    text: {
      zh: '这只是 Shapefile 的一部分。请把 .shp、.shx、.dbf、.prj（及 .cpg）打包为一个 zip。',
      en: 'This is one part of a shapefile. Put .shp, .shx, .dbf, .prj (and .cpg) into one zip.',
    },
  },
  'file.zip-holds-nothing': {
    severity: 'error',
    text: {
      zh: '压缩包内没有可导入的内容（Excel、Shapefile、KML 或 CSV）。',
      en: 'The zip holds nothing that can be imported (Excel, shapefile, KML or CSV).',
    },
  },
  'file.several': {
    severity: 'error',
    text: {
      zh: '压缩包内有 {count} 份可导入的文件：{names}。请一份一份导入。',
      en: 'The zip holds {count} files that could be imported: {names}. Import them one by one.',
    },
  },
  'file.part-missing': {
    severity: 'error',
    text: {
      zh: 'Shapefile 缺少 {part} 文件。',
      en: 'The shapefile lacks its {part} file.',
    },
  },
  'file.damaged': {
    severity: 'error',
    text: {
      zh: '文件损坏或不合格式：{why}。',
      en: 'The file is damaged or not of its form: {why}.',
    },
  },
  'file.doctype': {
    severity: 'error',
    text: {
      zh: '“{part}”含有 DOCTYPE 声明，可能引用外部内容或膨胀，不予读取。',
      en: '“{part}” has a DOCTYPE, which can fetch what lies outside or swell; it is not read.',
    },
  },
  'file.encoding': {
    severity: 'error',
    text: {
      zh: '文字编码认不出（{why}）。请存为 UTF-8。',
      en: 'The encoding of the text cannot be told ({why}). Save it as UTF-8.',
    },
  },
  'file.too-many-rows': {
    severity: 'error',
    text: {
      zh: '超过 {limit} 行。请分成几份导入。',
      en: 'More than {limit} rows. Import it in parts.',
    },
  },
  'file.too-many-columns': {
    severity: 'error',
    text: { zh: '超过 {limit} 列。', en: 'More than {limit} columns.' },
  },
  'file.too-many-vertices': {
    severity: 'error',
    text: {
      zh: '顶点超过 {limit} 个。请简化或分成几份导入。',
      en: 'More than {limit} vertices. Simplify it, or import it in parts.',
    },
  },
  'file.too-much': {
    severity: 'error',
    text: {
      zh: '展开后超过 {limit} MB。请分成几份导入。',
      en: 'More than {limit} MB once unpacked. Import it in parts.',
    },
  },
  'file.limits-passed': {
    severity: 'error',
    text: {
      zh: '读取该文件超过 {seconds} 秒或 {memory} MB 内存的限额，已中止。',
      en: 'Reading the file passed its limit of {seconds} seconds or {memory} MB and was stopped.',
    },
  },
  'file.program-in-data': {
    severity: 'error',
    text: {
      zh: 'GeoPackage 内含触发器或视图（{names}），可能在读取时执行，不予读取。',
      en: 'The GeoPackage holds triggers or views ({names}) that could run while it is read; it is not read.',
    },
  },
  'file.crs-unsupported': {
    severity: 'error',
    text: {
      zh: '坐标系为“{name}”。只接受 2000国家大地坐标系（经纬度或高斯-克吕格分带）与 WGS 84；请先转换。',
      en: 'The coordinate system is “{name}”. Only CGCS2000 (degrees or Gauss-Krüger zones) and WGS 84 are taken; convert it first.',
    },
  },
  'file.no-layer': {
    severity: 'error',
    text: { zh: '文件内没有图层。', en: 'The file has no layer.' },
  },
  'file.formula-prefix': {
    severity: 'note',
    text: {
      zh: '{count} 个单元格以撇号开头（防公式），已还原。',
      en: '{count} cells began with an apostrophe that keeps formulas from running; it was taken off.',
    },
  },
});
