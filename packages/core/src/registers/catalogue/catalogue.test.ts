import { describe, expect, it } from 'vitest';
import type { FieldDefinition, RegisterDefinition } from '../definition.ts';
import { REGISTERS } from './index.ts';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CAMEL = /^[a-z][a-zA-Z0-9]*$/;
const HAN = /\p{Script=Han}/u;

/** Everything wrong with a definition, so that a fault shows with its place and all faults at once. */
function faults(definition: RegisterDefinition, ids: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const say = (where: string, what: string) => found.push(`${definition.id}.${where}: ${what}`);
  const bilingual = (where: string, label: { zh: string; en: string }) => {
    if (!HAN.test(label.zh) && !/^[A-Z0-9₂ₓ]+$/u.test(label.zh)) say(where, `zh is not Chinese: ${label.zh}`);
    if (HAN.test(label.en.replace(/国科发火〔2016〕32号/, ''))) say(where, `en is not English: ${label.en}`);
    for (const one of [label.zh, label.en])
      if (one !== one.trim() || one === '') say(where, 'blank or untrimmed');
  };
  if (!KEBAB.test(definition.id)) say('id', 'not kebab-case');
  for (const part of ['name', 'noun', 'about'] as const) bilingual(part, definition[part]);
  const byId = new Map(definition.fields.map((one) => [one.id, one]));
  if (byId.size !== definition.fields.length) say('fields', 'an id stands twice');
  const has = (where: string, id: string): FieldDefinition | undefined => {
    const one = byId.get(id);
    if (!one) say(where, `no field ${id}`);
    return one;
  };
  const title = has('titleField', definition.titleField);
  if (title?.sensitivity === 'personal') say('titleField', 'names a person');
  for (const id of definition.titleFields ?? []) {
    const part = has('titleFields', id);
    if (!['text', 'year', 'credit-code', 'day', 'record'].includes(part?.type.kind ?? ''))
      say('titleFields', `${id} is nothing a title says`);
    if (part?.sensitivity === 'personal') say('titleFields', `${id} names a person`);
    // A title is put together in one step.
    const named = part?.type.kind === 'record' ? part.type.register : undefined;
    if (REGISTERS.some((one) => one.id === named && one.titleFields))
      say('titleFields', `${id} has itself a title of parts`);
  }
  if (definition.titleFields?.includes(definition.titleField) === false)
    say('titleFields', 'without the title field');
  // Places are drawn with the title that stands beside them in storage.
  if (definition.titleFields && definition.geometryField) say('titleFields', 'of records with a place');
  if (definition.keyFields.length === 0) say('keyFields', 'none');
  for (const id of definition.keyFields)
    if (has('keyFields', id)?.required !== true) say('keyFields', `${id} is not required`);
  for (const id of definition.columns) has('columns', id);
  if (new Set(definition.columns).size !== definition.columns.length) say('columns', 'a column stands twice');
  if (
    definition.geometryField !== undefined &&
    has('geometryField', definition.geometryField)?.type.kind !== 'geometry'
  )
    say('geometryField', 'is no geometry');
  const owner = definition.enterpriseField;
  if (owner !== undefined && owner !== 'id') {
    const type = has('enterpriseField', owner)?.type;
    if (type?.kind !== 'record' || type.register !== 'enterprises')
      say('enterpriseField', 'names no enterprise');
  }
  for (const one of definition.fields) {
    if (!CAMEL.test(one.id)) say(one.id, 'not camelCase');
    bilingual(one.id, one.label);
    bilingual(one.id, one.source);
    if (one.hint) bilingual(one.id, one.hint);
    if (one.addedByPlan) say(one.id, 'no plan has added it');
    const { type } = one;
    if ((type.kind === 'record' || type.kind === 'records') && !ids.has(type.register))
      say(one.id, `no register ${type.register}`);
    if (type.kind === 'choice' || type.kind === 'choices') {
      if (new Set(type.options.map((option) => option.id)).size !== type.options.length)
        say(one.id, 'an option stands twice');
      for (const language of ['zh', 'en'] as const)
        if (new Set(type.options.map((option) => option.label[language])).size !== type.options.length)
          say(one.id, `two options read alike (${language})`);
      for (const option of type.options) {
        if (!KEBAB.test(option.id)) say(one.id, `option ${option.id} not kebab-case`);
        bilingual(`${one.id}.${option.id}`, option.label);
      }
    }
    if (type.kind === 'text' && !(type.maxLength > 0 && type.maxLength <= 400)) say(one.id, 'length');
  }
  for (const language of ['zh', 'en'] as const) {
    const labels = definition.fields.map((one) => one.label[language]);
    if (new Set(labels).size !== labels.length) say('fields', `two fields read alike (${language})`);
  }
  return found;
}

describe('the registers', () => {
  const ids = new Set(REGISTERS.map((one) => one.id));

  it('has each register of the zone once', () => {
    expect([...ids]).toEqual([
      'enterprises',
      'enterprise-years',
      'parcels',
      'buildings',
      'land-supply',
      'projects',
      'high-tech-certificates',
      'innovation-platforms',
      'talent',
      'infrastructure-works',
      'policy-measures',
      'organisations',
      'posts',
      'safety-events',
      'environment-events',
    ]);
    expect(ids.size).toBe(REGISTERS.length);
  });

  it.each(REGISTERS.map((one) => [one.id, one] as const))('%s is consistent', (_, definition) => {
    expect(faults(definition, ids)).toEqual([]);
  });

  it('finds what is wrong with a definition', () => {
    const [first] = REGISTERS;
    if (!first) throw new Error('no register');
    const broken: RegisterDefinition = {
      ...first,
      titleField: 'missing',
      keyFields: ['park'],
      titleFields: ['park', 'missing'],
      fields: [...first.fields, ...first.fields.slice(0, 1)],
    };
    expect(faults(broken, ids)).toEqual([
      'enterprises.fields: an id stands twice',
      'enterprises.titleField: no field missing',
      'enterprises.titleFields: park is nothing a title says',
      'enterprises.titleFields: no field missing',
      'enterprises.titleFields: missing is nothing a title says',
      'enterprises.titleFields: of records with a place',
      'enterprises.keyFields: park is not required',
      'enterprises.fields: two fields read alike (zh)',
      'enterprises.fields: two fields read alike (en)',
    ]);
  });

  it('keeps closed what an enterprise or a person may want closed', () => {
    const classes = (id: string) => {
      const found = REGISTERS.flatMap((register) =>
        register.fields.filter((one) => `${register.id}.${one.id}` === id).map((one) => one.sensitivity),
      );
      return found.length === 1 ? found[0] : `${found.length} fields`;
    };
    for (const id of ['tax', 'energy', 'revenue', 'profit', 'water', 'carbonDioxide', 'research'])
      expect(classes(`enterprise-years.${id}`), id).toBe('enterprise');
    expect(classes('projects.promisedTax')).toBe('enterprise');
    for (const id of ['talent.name', 'posts.holder', 'enterprises.legalRepresentative', 'projects.officer'])
      expect(classes(id), id).toBe('personal');
  });
});
