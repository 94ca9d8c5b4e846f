import { defineFindings } from '../base/index.ts';

/** What can be wrong with a case handed in. */
const cases = defineFindings({
  'case.not-json': {
    severity: 'error',
    text: {
      zh: '此处不是 JSON 可以表示的值（{found}）。',
      en: 'This is not a value JSON can hold ({found}).',
    },
    reason: {
      zh: '项目和证明都按 JSON 计算指纹；NaN、无穷大等没有确定的写法。',
      en: 'Cases and proofs are hashed as JSON; NaN, infinities and the like have no written form.',
    },
    example: '{"facts":{"investment":NaN}}',
  },
  'case.forbidden-key': {
    severity: 'error',
    text: { zh: '不允许使用名称“{key}”。', en: 'The name “{key}” is not allowed.' },
    reason: {
      zh: '这一名称在程序中有特殊含义，常被用来攻击。',
      en: 'The name has a special meaning to programs and is a known way of attack.',
    },
    example: '{"facts":{"__proto__":{"value":1}}}',
  },
  'case.malformed-text': {
    severity: 'error',
    text: { zh: '文字不是有效的 Unicode。', en: 'The text is not well-formed Unicode.' },
    reason: { zh: '无效的文字无法计算指纹。', en: 'Such text cannot be hashed.' },
  },
  'case.too-deep': {
    severity: 'error',
    text: { zh: '内容嵌套超过 {limit} 层。', en: 'The content is nested more than {limit} levels deep.' },
  },
  'case.too-large': {
    severity: 'error',
    text: { zh: '内容超过 {limit} 个值。', en: 'The content has more than {limit} values.' },
  },
  'case.unknown-key': {
    severity: 'error',
    text: { zh: '没有“{key}”这一项。', en: 'There is no entry called “{key}”.' },
    reason: {
      zh: '写错的项若被忽略，提交者会以为它已经起作用。',
      en: 'Were a misspelt entry ignored, its writer would believe it had an effect.',
    },
    example: '{"asof":"2025-07-01"}',
  },
  'case.missing-key': {
    severity: 'error',
    text: { zh: '缺少此项。', en: 'This entry is missing.' },
  },
  'case.wrong-form': {
    severity: 'error',
    text: { zh: '此项的形式不对：{whyZh}。', en: 'This entry does not have the right form: {whyEn}.' },
  },
  'case.unknown-fact': {
    severity: 'error',
    text: {
      zh: '规划包没有登记事实“{fact}”。',
      en: 'The plan package does not declare a fact “{fact}”.',
    },
    reason: {
      zh: '没有规则会读取未登记的事实，往往是名称写错。',
      en: 'No rule reads a fact that is not declared; usually the name is misspelt.',
    },
    example: '{"facts":{"investmnt":100}}',
  },
  'case.derived-fact': {
    severity: 'error',
    text: {
      zh: '“{fact}”由其他事实计算得出，不能直接提供。',
      en: '“{fact}” is computed from other facts and cannot be given.',
    },
  },
  'case.fact-type': {
    severity: 'error',
    text: {
      zh: '事实“{fact}”应为{expectedZh}。',
      en: 'The fact “{fact}” should be {expectedEn}.',
    },
    example: '{"facts":{"investment":"a lot"}}',
  },
  'case.fact-range': {
    severity: 'error',
    text: {
      zh: '事实“{fact}”的值 {value} 超出范围（{min} 至 {max}）。',
      en: 'The value {value} of the fact “{fact}” is out of range ({min} to {max}).',
    },
  },
  'case.fact-choice': {
    severity: 'error',
    text: {
      zh: '事实“{fact}”没有选项“{value}”。可选：{allowed}。',
      en: 'The fact “{fact}” has no choice “{value}”. Choices: {allowed}.',
    },
  },
  'case.wrong-edition': {
    severity: 'error',
    text: {
      zh: '行业代码的版本为“{edition}”，本规划使用“{expected}”。同一代码在不同版本中所指行业可能不同，请按本规划的版本查明代码。',
      en: 'The industry code is of edition “{edition}”; this plan uses “{expected}”. One code can mean different industries in two editions: look the code up in the edition of the plan.',
    },
    reason: {
      zh: '例如 2011 版与 2017 版的轴承制造代码不同，混用会把项目归入别的行业。',
      en: 'Bearing manufacture, for one, has other codes in 2011 and 2017; mixing them moves a project to another industry.',
    },
    example: '{"industry":{"edition":"GB/T 4754-2011","code":"3451"}}',
  },
  'case.unknown-code': {
    severity: 'error',
    text: {
      zh: '“{edition}”中没有行业代码“{code}”。',
      en: 'There is no industry code “{code}” in “{edition}”.',
    },
  },
  'case.unknown-layer': {
    severity: 'error',
    text: { zh: '规划包没有图层“{layer}”。', en: 'The plan package has no layer “{layer}”.' },
  },
  'case.unknown-position': {
    severity: 'error',
    text: {
      zh: '“{position}”不是该事项可以选择的定位。',
      en: '“{position}” is not a position this decision can choose.',
    },
  },
  'case.unknown-prospect': {
    severity: 'error',
    text: {
      zh: '规划包没有待认定事项“{prospect}”。',
      en: 'The plan package has no open question “{prospect}”.',
    },
  },
  'case.after-as-of': {
    severity: 'error',
    text: {
      zh: '{on} 晚于审查基准日 {asOf}：那一天还没有这项认定。',
      en: '{on} is after the as-of day {asOf}: on that day this did not exist yet.',
    },
  },
  'case.duplicate': {
    severity: 'error',
    text: { zh: '“{what}”出现两次。', en: '“{what}” appears twice.' },
  },
  'case.footprint-far': {
    severity: 'error',
    text: {
      zh: '用地范围距本区中心约 {km} 公里。是否属于其他开发区，或者坐标系、带号、坐标顺序有误？',
      en: 'The footprint is about {km} km from the centre of this zone. Does it belong to another zone, or is the coordinate system, zone number or axis order wrong?',
    },
    reason: {
      zh: '超出 50 公里几乎总是坐标填错或规划包选错。',
      en: 'Beyond 50 km it is nearly always a wrong coordinate or the wrong plan package.',
    },
  },
  'case.footprint-vertices': {
    severity: 'error',
    text: {
      zh: '用地范围有 {vertices} 个顶点，超过一次研判的上限 {limit} 个。请简化边界，或分成几块分别研判。',
      en: 'The footprint has {vertices} vertices; one review takes {limit} at the most. Simplify its boundary, or review it in parts.',
    },
    reason: {
      zh: '界址点成果一般只有几十个点，数以万计的顶点多为数字化噪声。',
      en: 'A surveyed site has tens of corners; tens of thousands are nearly always noise of digitising.',
    },
  },
  'case.footprint-intricate': {
    severity: 'error',
    text: {
      zh: '用地边界与各图层交叉过多，一次研判算不完。请检查边界是否呈锯齿或放射状，或分成几块分别研判。',
      en: 'The boundary crosses the layers too often for one review. Check whether it zigzags or radiates, or review it in parts.',
    },
    reason: {
      zh: '真实地块的边界不会与图层交叉上万次；这样的形状多为出错或蓄意消耗算力。',
      en: 'The boundary of a real site does not meet the layers ten thousand times; such a shape is an error, or made to use up the machine.',
    },
  },
  'case.footprint-outside-zone': {
    severity: 'warning',
    text: {
      zh: '用地范围与本区范围没有重叠。请确认项目是否在本区内。',
      en: 'The footprint does not meet the zone. Please confirm that the project stands in this zone.',
    },
  },
  'case.footprint-not-area': {
    severity: 'error',
    text: {
      zh: '用地范围应为面，得到的是 {kind}。',
      en: 'A footprint is an area; this is {kind}.',
    },
  },
  'case.footprint-reading': {
    severity: 'error',
    text: {
      zh: '坐标有多种读法，请在 crs 中写明其一：{readings}。',
      en: 'The coordinates can be read in several ways; name one of them as crs: {readings}.',
    },
    reason: {
      zh: '猜错坐标系会把用地放到别处，而结论看上去仍然正常。',
      en: 'A wrong guess would put the footprint elsewhere, and the verdict would still look right.',
    },
  },
});

/** Makes a finding about a case. */
export const caseFinding = cases.make;

/** What can be wrong with a proof handed in. */
const proof = defineFindings({
  'proof.form': {
    severity: 'error',
    text: {
      zh: '此处不符合 luodi-proof/1 的格式：{whyZh}。',
      en: 'This is not of the form luodi-proof/1: {whyEn}.',
    },
  },
  'proof.seal-broken': {
    severity: 'error',
    text: {
      zh: '封印不符：证明在生成之后被改动。',
      en: 'The seal does not match: the proof was changed after it was made.',
    },
    reason: {
      zh: '封印是除自身以外全部内容的指纹。',
      en: 'The seal is the fingerprint of everything but itself.',
    },
  },
  'proof.fact-changed': {
    severity: 'error',
    text: { zh: '事实“{fact}”被改动。', en: 'The fact “{fact}” was changed.' },
  },
  'proof.case-changed': {
    severity: 'error',
    text: { zh: '项目的“{part}”被改动。', en: 'The part “{part}” of the case was changed.' },
  },
  'proof.rule-changed': {
    severity: 'error',
    text: { zh: '规则 {rule} 被改动。', en: 'Rule {rule} was changed.' },
  },
  'proof.threshold-changed': {
    severity: 'error',
    text: { zh: '标准“{threshold}”被改动。', en: 'The threshold “{threshold}” was changed.' },
  },
  'proof.file-changed': {
    severity: 'error',
    text: { zh: '规划包的 {name} 被改动。', en: '{name} of the plan package was changed.' },
  },
  'proof.layer-changed': {
    severity: 'error',
    text: {
      zh: '图层“{layer}”被改动{placeZh}。',
      en: 'The layer “{layer}” was changed{placeEn}.',
    },
  },
  'proof.package-changed': {
    severity: 'error',
    text: {
      zh: '规划包的指纹与其文件、图层的指纹不符。',
      en: 'The hash of the plan package does not follow from the hashes of its files and layers.',
    },
  },
  'proof.package-other': {
    severity: 'error',
    text: {
      zh: '证明所用的规划包（{hash}）不是指定的规划包（{known}）。',
      en: 'The proof stands on the package {hash}, not on the expected {known}.',
    },
  },
  'proof.verdict-changed': {
    severity: 'error',
    text: { zh: '结论被改动。', en: 'The verdict was changed.' },
  },
  'proof.digest-changed': {
    severity: 'error',
    text: { zh: '记录的指纹“{name}”被改动。', en: 'The recorded digest “{name}” was changed.' },
  },
  'proof.replay-differs': {
    severity: 'error',
    text: {
      zh: '按证明中的材料重新审查，得到的结论与所载结论不同。',
      en: 'Reviewing again from the material in the proof gives another verdict than the one it holds.',
    },
  },
  'proof.replay-impossible': {
    severity: 'error',
    text: {
      zh: '无法按证明中的材料重新审查：{whyZh}',
      en: 'The material in the proof cannot be reviewed again. {whyEn}',
    },
  },
  'proof.other-engine': {
    severity: 'warning',
    text: {
      zh: '证明由版本 {made} 生成，现用版本 {here} 复核。',
      en: 'The proof was made by version {made} and is checked by version {here}.',
    },
  },
});

/** Makes a finding about a proof. */
export const proofFinding = proof.make;

/** Texts, reasons and examples of what {@link normaliseCase} and {@link verifyProof} can say. */
export const reviewFindings = { ...cases.catalogue, ...proof.catalogue };
