import { breakDownRecords, type RegisterField, type RegisterHead } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../../platform/api.ts';
import { useAsOf } from '../../../platform/as-of.ts';
import { useLanguage } from '../../../platform/i18n.ts';
import { LineChart } from '../../../ui/line-chart.tsx';
import { typeOf } from '../field.ts';
import './figures.css';
import { writeFilters } from '../question.ts';
import { useRegisters } from '../records-data.ts';
import { namingFields } from '../related-records.tsx';
import { useShown } from '../shown-value.ts';
import { wireTimes } from '../whole-register.ts';
import { amountFields } from './question.ts';
import { useFiguresWords } from './words.ts';

/** Small lines for what registers of years say about a record: those whose records are one year of one record each. */
export function RecordYears({
  head,
  record,
  Part,
}: {
  head: RegisterHead;
  record: string;
  Part: 'h2' | 'h3';
}) {
  const registers = useRegisters();
  return namingFields(registers.data?.registers ?? [], head.id).map(({ other, field }) => {
    const year = other.fields.find((one) => one.mayRead && typeOf(one).kind === 'year');
    const isYearly = year && other.keyFields.includes(year.id) && other.keyFields.includes(field.id);
    return isYearly ? (
      <YearFigures key={other.id} years={other} year={year} naming={field} record={record} Part={Part} />
    ) : null;
  });
}

/** A small line for each figure, year by year, gaps where nothing is known. */
function YearFigures({
  years,
  year,
  naming,
  record,
  Part,
}: {
  /** Register whose records are about one year each. */
  years: RegisterHead;
  year: RegisterField;
  /** Its field that names the record. */
  naming: RegisterField;
  record: string;
  Part: 'h2' | 'h3';
}) {
  const w = useFiguresWords();
  const { say, language } = useLanguage();
  const { asOf } = useAsOf();
  const shown = useShown(false);
  const filters = [{ field: naming.id, operator: 'is' as const, value: record }];
  const query = { ...wireTimes(asOf), filters: JSON.stringify(filters), by: year.id };
  const { data } = useQuery({
    queryKey: ['registers', years.id, 'breakdown', query],
    queryFn: ({ signal }) => ask(breakDownRecords, { params: { register: years.id }, query }, signal),
  });
  const known = (data?.groups ?? []).flatMap((group) =>
    group.key === undefined ? [] : [{ ...group, year: Number(group.key) }],
  );
  const lines = amountFields(years).flatMap((field) => {
    const told = known.filter(({ sums }) => sums[field.id] !== undefined);
    // One figure is no course of figures: the list tells it.
    return told.length < 2 ? [] : [{ field, points: everyYear(known, field) }];
  });
  if (lines.length === 0) return null;
  const textOf = (field: RegisterField, value: string) =>
    shown.value(field, typeOf(field).kind === 'integer' ? Number(value) : value, {}, true);
  return (
    <section className="stack">
      <Part>{w('figures.years')}</Part>
      <div className="year-figures">
        {lines.map(({ field, points }) => {
          const unit = shown.unit(field);
          const what = `${say(field.label)}${unit ? (language === 'zh' ? `（${unit}）` : ` (${unit})`) : ''}`;
          const told = points.map(({ year: of, value }) => ({
            x: of,
            y: value === undefined ? undefined : Number(value),
            label: String(of),
            text: value === undefined ? '' : textOf(field, value),
          }));
          const values = told.map(({ label, text }) => `${label} ${text || w('figures.unknown')}`).join(', ');
          return (
            <figure key={field.id}>
              <figcaption>{what}</figcaption>
              <LineChart
                title={`${what}: ${values}`}
                points={told}
                height={110}
                scaleText={(value) => textOf(field, String(value))}
              />
            </figure>
          );
        })}
      </div>
      <p className="small">
        <Link
          to="/registers/$register"
          params={{ register: years.id }}
          search={{ filters: writeFilters(filters) } as never}
        >
          {w('figures.yearsAll', { name: say(years.name) })}
        </Link>
      </p>
    </section>
  );
}

/** Every year from the first to the last that is on record: one that is missing is a gap in the line. */
function everyYear(
  known: readonly { readonly year: number; readonly sums: Readonly<Record<string, string>> }[],
  field: RegisterField,
): readonly { readonly year: number; readonly value: string | undefined }[] {
  const years = known.map(({ year }) => year);
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => ({
    year: first + index,
    value: known.find(({ year }) => year === first + index)?.sums[field.id],
  }));
}
