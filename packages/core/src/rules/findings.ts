import { defineFindings } from '../base/index.ts';

/** What can be wrong with an expression or a rule book. Documented in docs/format from here. */
const rules = defineFindings({
  'rules.does-not-parse': {
    severity: 'error',
    text: {
      zh: '表达式第 {column} 个字符处无法读懂（{detail}）。',
      en: 'The expression cannot be read at character {column} ({detail}).',
    },
    reason: {
      zh: '读不懂的规则无法执行，只能使每个项目都“无法判定”。',
      en: 'A rule that cannot be read cannot be run and would leave every project undecided.',
    },
    example: 'require: project.fixed_investment >',
  },
  'rules.too-large': {
    severity: 'error',
    text: {
      zh: '表达式过大：{whatZh}超过上限 {limit}。',
      en: 'The expression is too large: {whatEn} exceed the limit of {limit}.',
    },
    reason: {
      zh: '表达式来自外部文件，必须在可控的时间内读完。',
      en: 'Expressions come from outside and must be read in bounded time.',
    },
    example: 'require: "((((((((…))))))))"',
  },
  'rules.decimal-literal': {
    severity: 'error',
    text: {
      zh: '第 {column} 个字符处直接写了小数；小数请放入 thresholds.yaml，并注明来源。',
      en: 'A decimal is written at character {column}; put it in thresholds.yaml, with its source.',
    },
    reason: {
      zh: '作为判定依据的数值要有来源、适用范围和生效日期；CEL 的小数是二进制近似值。',
      en: 'A number that decides needs source, scope and date; a CEL decimal is a binary approximation.',
    },
    example: 'require: project.plot_ratio >= 0.8',
  },
  'rules.not-supported': {
    severity: 'error',
    text: {
      zh: '第 {column} 个字符处使用了规则不支持的写法：{what}。',
      en: 'At character {column} the expression uses {what}, which rules do not support.',
    },
    reason: {
      zh: '规则只用 CEL 的一部分；会把“不知道”变成“否”的写法（如 has）一律不收。',
      en: 'Rules use a part of CEL; whatever would turn "unknown" into "no" (has, for one) is kept out.',
    },
    example: 'require: has(project.energy_review)',
  },
  'rules.unknown-name': {
    severity: 'error',
    text: {
      zh: '第 {column} 个字符处的“{name}”不存在。可读取：project.<事实>、threshold.<标准>、industry、site、plan 的规定成员和 asof。',
      en: 'There is no “{name}” (character {column}). An expression reads project.<fact>, threshold.<id>, the fixed members of industry, site and plan, and asof.',
    },
    reason: {
      zh: '写错的名称会永远取不到值，使规则永远无法判定。',
      en: 'A misspelt name never has a value, and the rule would never decide.',
    },
    example: 'require: site.overlap.basic_farmland.firm == 0',
  },
  'rules.unknown-fact': {
    severity: 'error',
    text: {
      zh: '读取了 facts.yaml 中没有的事实“{name}”。',
      en: 'It reads the fact “{name}”, which facts.yaml does not have.',
    },
    reason: {
      zh: '没有登记的事实没有人会提供，规则永远无法判定。',
      en: 'Nobody is ever asked for a fact that is not declared.',
    },
    example: 'require: project.fixed_investmnt > 0',
  },
  'rules.unknown-threshold': {
    severity: 'error',
    text: {
      zh: '读取了 thresholds.yaml 中没有的标准“{name}”。',
      en: 'It reads the threshold “{name}”, which thresholds.yaml does not have.',
    },
    reason: {
      zh: '没有登记的标准没有数值，规则永远无法判定。',
      en: 'A threshold that is not declared has no value.',
    },
    example: 'require: project.plot_ratio >= threshold.plot_ration',
  },
  'rules.unknown-layer': {
    severity: 'error',
    text: {
      zh: '读取了 layout.yaml 中没有的图层“{name}”。',
      en: 'It reads the layer “{name}”, which layout.yaml does not have.',
    },
    reason: {
      zh: '没有登记的图层无法叠加。即使暂无数据，也应登记图层并说明向谁索取。',
      en: 'A layer that is not declared cannot be overlaid. Declare it even when its data is missing, with whom to ask.',
    },
    example: 'require: site.overlap.red_line.area_m2 == 0',
  },
  'rules.layer-without-area': {
    severity: 'error',
    text: {
      zh: '图层“{name}”不是面图层，没有重叠面积。',
      en: 'The layer “{name}” is not of polygons and has no overlap area.',
    },
    reason: {
      zh: '只有面与面的重叠才有面积；线、点图层的重叠面积永远取不到值。',
      en: 'Only polygons overlap in an area; for lines and points the value would never exist.',
    },
    example: 'require: site.overlap.railway.area_m2 == 0',
  },
  'rules.impossible-text': {
    severity: 'error',
    text: {
      zh: '“{path}”不可能等于“{text}”。可能的值：{allowed}。',
      en: '“{path}” can never be “{text}”. It can be: {allowed}.',
    },
    reason: {
      zh: '与不存在的状态、园区、行业或选项比较，永远不成立；规则看似有效，其实从不起作用。',
      en: 'A comparison with a status, park, industry or choice that does not exist never holds; the rule looks alive and is not.',
    },
    example: 'when: industry.status == "restrcted"',
  },
  'rules.type-clash': {
    severity: 'error',
    text: {
      zh: '第 {column} 个字符处“{part}”应为{expectedZh}，实为{foundZh}。',
      en: 'At character {column}, “{part}” should be {expectedEn} but is {foundEn}.',
    },
    reason: {
      zh: '类型不符的表达式无法求值，或者永远得到同一个结果。',
      en: 'An expression whose types clash cannot be evaluated, or always gives the same answer.',
    },
    example: 'require: project.land_use_confirmed + 1',
  },
  'rules.never-applies': {
    severity: 'error',
    text: {
      zh: '规则 {rule} 的适用条件（when）永远不成立，规则从不适用。',
      en: 'Rule {rule} never applies: its condition (when) can never hold.',
    },
    reason: {
      zh: '从不适用的规则给人以已经审查的错觉。',
      en: 'A rule that never applies gives the impression of a check that is never made.',
    },
    example: 'when: project.is_new && !project.is_new',
  },
  'rules.never-objects': {
    severity: 'error',
    text: {
      zh: '规则 {rule} 永远满足，从不提出意见（要求恒成立，或者适用条件已包含要求）。',
      en: 'Rule {rule} can never object: its requirement always holds, by itself or given its condition.',
    },
    reason: {
      zh: '永远满足的规则给人以已经审查的错觉。',
      en: 'A rule that always holds gives the impression of a check that is never made.',
    },
    example: 'when: project.is_new / require: project.is_new || project.area > 0',
  },
  'rules.always-objects': {
    severity: 'error',
    text: {
      zh: '规则 {rule} 对任何项目都提出意见：没有适用条件，而要求永远不成立。',
      en: 'Rule {rule} objects to every project: it has no condition and its requirement can never hold.',
    },
    reason: {
      zh: '对一切项目都不通过的规则不是审查，通常是写错。',
      en: 'A rule that no project passes is not a check; it is usually a slip.',
    },
    example: 'require: "false"',
  },
  'rules.contradiction': {
    severity: 'warning',
    text: {
      zh: '规则 {rule} 的适用条件与要求互相矛盾：凡适用者必不满足。若本意如此，请把要求写成 false。',
      en: 'In rule {rule} condition and requirement contradict: whatever it applies to fails. If that is meant, write the requirement as false.',
    },
    reason: {
      zh: '用矛盾表达“一律不通过”，读规则的人看不出来。',
      en: 'A contradiction hides from the reader that the rule refuses everything it applies to.',
    },
    example: 'when: project.is_new / require: "!project.is_new"',
  },
  'rules.same-rule-twice': {
    severity: 'warning',
    text: {
      zh: '规则 {rule} 与 {other} 的适用条件、要求、结论和有效期完全相同。',
      en: 'Rules {rule} and {other} have the same condition, requirement, outcome and dates.',
    },
    reason: {
      zh: '同一规则写两遍，修改时容易只改一处。',
      en: 'A rule kept twice is sooner or later changed in one place only.',
    },
  },
  'rules.duplicate-id': {
    severity: 'error',
    text: { zh: '规则编号 {rule} 重复。', en: 'The rule id {rule} is used twice.' },
    reason: {
      zh: '结论、测试和页面都用编号指认规则。',
      en: 'Findings, tests and screens point to a rule by its id.',
    },
  },
  'rules.fact-never-read': {
    severity: 'warning',
    text: {
      zh: '没有规则或派生数值读取事实“{name}”。',
      en: 'No rule and no derived number reads the fact “{name}”.',
    },
    reason: {
      zh: '只问规则需要的事实；没有用处的事实不应向企业索取。',
      en: 'Only what a rule needs is asked; a fact without use should not be collected.',
    },
  },
  'rules.derived-never-read': {
    severity: 'note',
    text: { zh: '没有规则读取派生数值“{name}”。', en: 'No rule reads the derived number “{name}”.' },
    reason: {
      zh: '没有用处的数值会使人误以为它参与判定。',
      en: 'A number without use seems to take part in the decision.',
    },
  },
  'rules.threshold-never-read': {
    severity: 'note',
    text: {
      zh: '没有规则或派生数值读取标准“{name}”。',
      en: 'No rule and no derived number reads the threshold “{name}”.',
    },
    reason: {
      zh: '没有被读取的标准不起作用。',
      en: 'A threshold nothing reads has no effect.',
    },
  },
  'rules.threshold-ambiguous': {
    severity: 'error',
    text: {
      zh: '标准“{name}”有两个数值适用范围和有效期相同：{first} 与 {second}。',
      en: 'The threshold “{name}” has two values for the same scope and time: {first} and {second}.',
    },
    reason: {
      zh: '两个同样适用的数值无法取舍，只能无法判定。',
      en: 'Between two values that hold equally the machine does not choose: the rule is undecided.',
    },
  },
  'rules.derived-cycle': {
    severity: 'error',
    text: {
      zh: '派生数值互相引用，成为循环：{cycle}。',
      en: 'Derived numbers refer to each other in a circle: {cycle}.',
    },
    reason: { zh: '循环的数值无法计算。', en: 'A circle can never be computed.' },
    example: 'a: project.b + 1 / b: project.a - 1',
  },
  'rules.derived-name-taken': {
    severity: 'error',
    text: {
      zh: '派生数值“{name}”与事实或另一派生数值同名。',
      en: 'The derived number “{name}” has the name of a fact or of another derived number.',
    },
    reason: {
      zh: '规则以 project.<名称> 读取二者，同名便无法分辨。',
      en: 'Rules read both as project.<name>; the same name would be either.',
    },
  },
  'rules.needs-from-missing': {
    severity: 'error',
    text: {
      zh: '规则 {rule} 的结论是“有条件”，却没有写明向谁取得（needsFrom）。',
      en: 'Rule {rule} gives “conditional” but does not say from whom the condition is obtained (needsFrom).',
    },
    reason: {
      zh: '“有条件”意味着向某一单位取得某项文件；没有单位，企业无从办理。',
      en: 'Conditional means: obtain X from Y. Without Y nobody can act on it.',
    },
  },
  'rules.placeholder-unknown': {
    severity: 'error',
    text: {
      zh: '文字中的“{placeholder}”不是可填入的值。',
      en: 'The place “{placeholder}” in the text is not a value that can be filled in.',
    },
    reason: {
      zh: '无法填入的位置会原样出现在意见里。',
      en: 'A place that cannot be filled would appear in the opinion as it stands.',
    },
    example: 'finding: 投资强度仅 {project.intensty} 万元/亩',
  },
  'rules.dates-reversed': {
    severity: 'error',
    text: {
      zh: '{what} 的有效期倒置：{from} 晚于 {to}。',
      en: '{what} ends before it begins: {from} is after {to}.',
    },
    reason: { zh: '有效期倒置则从不生效。', en: 'It would never be in effect.' },
  },
});

/** Texts, reasons and examples of everything {@link lintRules} and {@link compileExpression} can say. */
export const ruleFindings = rules.catalogue;
/** Makes a finding of {@link ruleFindings}. */
export const ruleFinding = rules.make;
export type RuleFindingCode = keyof typeof ruleFindings;
