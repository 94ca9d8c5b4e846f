import type { RegisterDefinition } from './definition.ts';

/** What stands between the parts of a title, in every language. */
const BETWEEN = ' · ';

/** Fields that name a record of a register to a reader, in their order. */
export function titleParts({
  titleFields,
  titleField,
}: Pick<RegisterDefinition, 'titleFields' | 'titleField'>): readonly string[] {
  return titleFields ?? [titleField];
}

/**
 * The title of a record: what stands in its title fields, a named record by its own title as `titleOf` gives it for the
 * day that is looked at. Parts that are not known, or not there for whoever asks, are left out; empty when all are.
 */
export function composedTitle(
  definition: Pick<RegisterDefinition, 'titleFields' | 'titleField' | 'fields'>,
  data: Readonly<Record<string, unknown>>,
  titleOf: (register: string, id: string) => string | undefined,
): string {
  return titleParts(definition)
    .map((id) => {
      const value = data[id];
      const type = definition.fields.find((field) => field.id === id)?.type;
      if (value === undefined || value === null || !type) return '';
      return type.kind === 'record' ? (titleOf(type.register, String(value)) ?? '') : String(value);
    })
    .filter((part) => part !== '')
    .join(BETWEEN);
}
