import { defineFindings, type Finding } from '../../base/index.ts';
import { type LintContext, named } from './context.ts';

export const registerChecks = defineFindings({
  'register.field-repeated': {
    severity: 'error',
    text: {
      zh: '台账“{register}”的字段“{id}”写了不止一次。',
      en: 'The field "{id}" of the register "{register}" is given more than once.',
    },
    reason: {
      zh: '同一标识的两个字段无法区分，其值会互相覆盖。',
      en: 'Two fields of one identifier cannot be told apart; their values would overwrite each other.',
    },
    example: 'two fields id: alumniFund under register: enterprises',
  },
  'register.option-repeated': {
    severity: 'error',
    text: {
      zh: '字段“{nameZh}”的选项“{option}”在标识或名称上重复。',
      en: 'The option "{option}" of the field "{nameEn}" repeats an identifier or a name.',
    },
    reason: {
      zh: '导入时按名称辨认选项，重名就无法辨认。',
      en: 'An import tells options by their names; a repeated one means nothing.',
    },
    example: 'options: [{id: a, label: {zh: 甲, en: A}}, {id: b, label: {zh: 甲, en: B}}]',
  },
  'register.range-reversed': {
    severity: 'error',
    text: {
      zh: '字段“{nameZh}”的下限 {min} 大于上限 {max}，任何值都填不进去。',
      en: 'The field "{nameEn}" has a least value {min} above its greatest {max}: no value fits.',
    },
    reason: { zh: '上下限颠倒的字段永远为空。', en: 'A field with a reversed range stays empty for ever.' },
    example: 'type: {kind: integer, min: 10, max: 1}',
  },
  'register.personal-type': {
    severity: 'error',
    text: {
      zh: '字段“{nameZh}”属个人信息，只能是文字或电话。',
      en: 'The field "{nameEn}" is personal and has to be text or a telephone number.',
    },
    reason: {
      zh: '个人信息以文字单独存放，便于依法删除。',
      en: 'Personal values are kept apart, as text, so that they can be erased on request.',
    },
    example: 'sensitivity: personal with type: {kind: day}',
  },
});

const PERSONAL_KINDS: readonly string[] = ['text', 'long-text', 'telephone'];

/** Fields the plan adds to the registers: told apart, with options told apart, ranges that admit something. */
export function lintRegisters(context: LintContext): Finding[] {
  const { registers = [] } = context.content['registers.yaml'] ?? {};
  const { make } = registerChecks;
  const findings: Finding[] = [];
  const seen = new Set<string>();
  registers.forEach(({ register, fields = [] }, group) => {
    fields.forEach((field, index) => {
      const at = (...path: (string | number)[]) =>
        context.at('registers.yaml', ['registers', group, 'fields', index, ...path], field.clause);
      const { type } = field;
      const name = named('name', field.label);
      const key = `${register}/${field.id}`;
      if (seen.has(key)) findings.push(make('register.field-repeated', at('id'), { register, id: field.id }));
      seen.add(key);
      if (type.kind === 'choice' || type.kind === 'choices') {
        const repeated = repeatedOption(type.options);
        if (repeated !== undefined)
          findings.push(
            make('register.option-repeated', at('type', 'options'), { option: repeated, ...name }),
          );
      }
      if (type.kind === 'integer' || type.kind === 'decimal') {
        const { min, max } = type;
        if (min !== undefined && max !== undefined && Number(min) > Number(max))
          findings.push(make('register.range-reversed', at('type'), { min, max, ...name }));
      }
      if (field.sensitivity === 'personal' && !PERSONAL_KINDS.includes(type.kind))
        findings.push(make('register.personal-type', at('type'), name));
    });
  });
  return findings;
}

function repeatedOption(
  options: readonly { id: string; label: { zh: string; en: string } }[],
): string | undefined {
  const owners = new Map<string, string>();
  for (const { id, label } of options) {
    for (const word of new Set([id, label.zh, label.en].map((one) => one.toLowerCase()))) {
      const owner = owners.get(word);
      if (owner !== undefined) return word;
      owners.set(word, id);
    }
  }
  return undefined;
}
