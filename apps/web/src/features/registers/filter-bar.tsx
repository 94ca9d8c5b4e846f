import type { RegisterHead } from '@luodi/api';
import type { Filter } from '@luodi/core/registers';
import { useState } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { fieldsById, typeOf } from './field.ts';
import { FilterForm } from './filter-form.tsx';
import { operatorWord, valueWord } from './filter-words.ts';
import { useRecordTitles } from './record-titles.ts';
import type { Shown } from './shown-value.ts';
import { useWords } from './words.ts';

/** The conditions in words; each can be changed or taken away, and one more be added. */
export function FilterBar({
  head,
  filters,
  shown,
  onChange,
}: {
  head: RegisterHead;
  filters: readonly Filter[];
  shown: Shown;
  onChange: (filters: readonly Filter[]) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const [editing, setEditing] = useState<number | 'new'>();
  const fields = fieldsById(head);
  const named = filters.flatMap((filter) => {
    const type = fields.get(filter.field) ? typeOf(fields.get(filter.field)!) : undefined;
    return (type?.kind === 'record' || type?.kind === 'records') && typeof filter.value === 'string'
      ? [{ register: type.register, id: filter.value }]
      : [];
  });
  const titles = useRecordTitles(named);
  const put = (at: number, filter: Filter) => {
    onChange(
      at < filters.length ? filters.map((one, index) => (index === at ? filter : one)) : [...filters, filter],
    );
    setEditing(undefined);
  };
  return (
    <ul className="filter-bar no-print-controls" aria-label={w('filter.conditions')}>
      {filters.map((filter, index) => {
        const field = fields.get(filter.field);
        if (!field) return null;
        if (editing === index)
          return (
            <li key={`${filter.field}-editing`}>
              <FilterForm
                head={head}
                start={filter}
                onCancel={() => setEditing(undefined)}
                onApply={(next) => put(index, next)}
              />
            </li>
          );
        const sentence = [
          say(field.label),
          operatorWord(field, filter.operator, w),
          valueWord(field, filter, shown, titles),
        ]
          .filter(Boolean)
          .join(' ');
        return (
          <li key={`${filter.field}${filter.operator}${String(filter.value)}`} className="condition">
            <button
              type="button"
              className="condition-words"
              title={w('filter.change')}
              onClick={() => setEditing(index)}
            >
              {sentence}
            </button>
            <button
              type="button"
              className="condition-remove no-print"
              aria-label={`${w('filter.remove')}: ${sentence}`}
              onClick={() => onChange(filters.filter((_, at) => at !== index))}
            >
              <span aria-hidden="true">✕</span>
            </button>
          </li>
        );
      })}
      <li className="no-print">
        {editing === 'new' ? (
          <FilterForm
            head={head}
            onCancel={() => setEditing(undefined)}
            onApply={(filter) => put(filters.length, filter)}
          />
        ) : (
          <button type="button" className="button plain" onClick={() => setEditing('new')}>
            + {w('filter.add')}
          </button>
        )}
      </li>
    </ul>
  );
}
