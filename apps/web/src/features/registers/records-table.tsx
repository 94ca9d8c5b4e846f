import type { RegisterField, RegisterHead, RegisterRecord } from '@luodi/api';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLanguage } from '../../platform/i18n.ts';
import { useMediaQuery } from '../../platform/media-query.ts';
import { fieldsById, isNumeric, isSortable } from './field.ts';
import { PAGE_ROWS, type Rows } from './records-data.ts';
import { widthOf } from './register-columns.ts';
import type { Shown } from './shown-value.ts';
import { useWords } from './words.ts';

const ROW = 32;
const NARROW_ROW = 58;
/** Rows drawn above and below what is seen. */
const OVERSCAN = 12;

interface TableProps {
  readonly head: RegisterHead;
  readonly columns: readonly string[];
  readonly rows: Rows;
  readonly isStale: boolean;
  readonly shown: Shown;
  readonly sort: string | undefined;
  readonly open: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  /** Pages of rows that are looked at. */
  readonly onPages: (pages: readonly number[]) => void;
}

/** First and last page of a range of rows, and those between. */
function pagesOf(from: number, to: number): number[] {
  const first = Math.floor(from / PAGE_ROWS);
  const last = Math.floor(Math.max(from, to) / PAGE_ROWS);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Where a key leads from a row. */
function stepOf(key: string, at: number, screen: number, total: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + screen,
    PageUp: at - screen,
    Home: 0,
    End: total - 1,
  };
  const next = places[key];
  return next === undefined ? undefined : Math.min(total - 1, Math.max(0, next));
}

/**
 * The rows of a register. Only what is seen is drawn, whatever the number; head and first column stay; the arrow keys
 * walk the rows and Enter opens one. On a narrow screen a row is a name with a few figures under it.
 */
export function RecordsTable(props: TableProps) {
  const { head, rows, onPages, onOpen, open } = props;
  const w = useWords();
  const { say } = useLanguage();
  const narrow = useMediaQuery('(max-width: 760px)');
  const scroll = useRef<HTMLElement>(null);
  const [active, setActive] = useState(0);
  const wanted = useRef<number | undefined>(undefined);
  const height = narrow ? NARROW_ROW : ROW;
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    // The head stays over the first rows, the sums over the last.
    scrollPaddingStart: narrow ? 0 : ROW + 8,
    scrollPaddingEnd: narrow ? 0 : ROW + 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => virtual.measure(), [height]);
  const printing = usePrinting();
  const drawn = virtual.getVirtualItems();
  const items = printing ? printed(rows) : drawn;
  const from = drawn[0]?.index ?? 0;
  const to = drawn.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where one looks matters
  useEffect(() => onPages(pagesOf(from, to)), [from, to]);
  const last = rows.total - 1;
  const current = Math.min(active, Math.max(0, last));
  const focusRow = (index: number) =>
    scroll.current?.querySelector<HTMLElement>(`[data-row="${index}"] a`)?.focus({ preventScroll: true });
  // A row that was stepped to may be drawn, or arrive, only later.
  useEffect(() => {
    if (wanted.current === undefined || !rows.at(wanted.current)) return;
    focusRow(wanted.current);
    if (document.activeElement?.closest('[data-row]')) wanted.current = undefined;
  });
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && open !== undefined) props.onClose();
    if (event.altKey || event.ctrlKey || event.metaKey || last < 0) return;
    const screen = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / height) - 2);
    const next = stepOf(event.key, current, screen, rows.total);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    wanted.current = next;
    virtual.scrollToIndex(next);
    const record = rows.at(next);
    if (open !== undefined && record) onOpen(record.id);
  };
  const before = printing ? 0 : (drawn[0]?.start ?? 0);
  const after = printing ? 0 : virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const row = (index: number) => ({
    index,
    record: rows.at(index),
    isActive: index === current,
    onFocus: () => setActive(index),
  });
  const Body = narrow ? NarrowRow : WideRow;
  const fields = fieldsById(head);
  const shownFields = props.columns.flatMap((id) => fields.get(id) ?? []);
  const width = shownFields.reduce((sum, field) => sum + widthOf(field, field.id === head.titleField), 0);
  return (
    <section
      ref={scroll}
      className="records-scroll"
      aria-label={say(head.name)}
      aria-busy={props.isStale}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKey}
    >
      <table
        className={narrow ? 'records narrow' : 'records'}
        aria-rowcount={rows.total + 1}
        style={narrow ? undefined : { minWidth: `${width}px` }}
      >
        <caption className="visually-hidden">
          {say(head.name)} {w('total', { count: rows.total })}
        </caption>
        {narrow ? null : <TableHead {...props} fields={shownFields} />}
        <tbody>
          {before > 0 ? <Gap height={before} /> : null}
          {items.map(({ index }) => (
            <Body key={index} {...props} fields={shownFields} {...row(index)} />
          ))}
          {after > 0 ? <Gap height={after} /> : null}
        </tbody>
        {narrow ? null : <Sums {...props} fields={shownFields} />}
      </table>
      {printing && items.length < rows.total ? (
        <p className="small">{w('table.printed', { count: items.length, total: rows.total })}</p>
      ) : null}
    </section>
  );
}

/** Whether the page is being printed: then every row that has come is drawn, not only those in sight. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const list = matchMedia('print');
    // At once: the browser takes its picture when this returns.
    const follow = () => flushSync(() => setPrinting(list.matches));
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, []);
  return printing;
}

/** Rows that are there, from the first on. */
function printed(rows: Rows): readonly { readonly index: number }[] {
  const found: { index: number }[] = [];
  while (rows.at(found.length)) found.push({ index: found.length });
  return found;
}

/** Room of the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr className="gap">
      <td style={{ height: `${height}px` }} />
    </tr>
  );
}

type WithFields = TableProps & { readonly fields: readonly RegisterField[] };

function TableHead({ head, fields, sort, onSort, shown }: WithFields) {
  const { say } = useLanguage();
  const w = useWords();
  // Where a title is put together, its column bears the names of the parts.
  const headingOf = (field: RegisterField) =>
    field.id === head.titleField && head.titleFields
      ? head.titleFields.map((id) => say(fieldsById(head).get(id)?.label)).join(' · ')
      : say(field.label);
  const next = (id: string) => (sort === id ? `-${id}` : sort === `-${id}` ? undefined : id);
  return (
    <>
      <colgroup>
        {fields.map((field) => (
          <col key={field.id} style={{ width: `${widthOf(field, field.id === head.titleField)}px` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {fields.map((field) => {
            const order =
              sort === field.id ? 'ascending' : sort === `-${field.id}` ? 'descending' : undefined;
            const unit = shown.unit(field);
            return (
              <th
                key={field.id}
                scope="col"
                aria-sort={order}
                className={isNumeric(field) && field.id !== head.titleField ? 'number' : undefined}
              >
                {isSortable(field) ? (
                  <button type="button" className="sort" onClick={() => onSort(next(field.id))}>
                    <span className="visually-hidden">{w('table.sort')} </span>
                    {headingOf(field)}
                    {unit ? <span className="unit"> {unit}</span> : null}
                    <span aria-hidden="true">
                      {order === 'ascending' ? ' ▲' : order === 'descending' ? ' ▼' : ''}
                    </span>
                  </button>
                ) : (
                  headingOf(field)
                )}
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}

interface RowProps extends WithFields {
  readonly index: number;
  readonly record: RegisterRecord | undefined;
  readonly isActive: boolean;
  readonly onFocus: () => void;
}

function RecordLink({
  head,
  rows,
  record,
  isActive,
  onFocus,
  onOpen,
  children,
}: RowProps & { record: RegisterRecord; children: string }) {
  const w = useWords();
  return (
    <>
      <a
        href={`/registers/${head.id}/${encodeURIComponent(record.id)}${location.search}`}
        tabIndex={isActive ? 0 : -1}
        onFocus={onFocus}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          onOpen(record.id);
        }}
      >
        {children}
      </a>
      {record.demonstration && rows.demonstration < rows.total ? (
        <span className="demo-tag">{w('table.demo')}</span>
      ) : null}
    </>
  );
}

function WideRow(props: RowProps) {
  const { head, fields, index, record, shown, open } = props;
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-current={record && record.id === open ? 'true' : undefined}
      onClick={(event) => {
        // Anywhere on a row opens it, unless a word is being marked.
        if (record && !(event.target as HTMLElement).closest('a') && !getSelection()?.toString())
          props.onOpen(record.id);
      }}
      onKeyDown={undefined}
    >
      {fields.map((field, column) => {
        const text = record ? shown.value(field, record.values[field.id], record.titles, true) : '…';
        const className = isNumeric(field) && column > 0 ? 'number' : undefined;
        if (column > 0)
          return (
            <td key={field.id} className={className} title={text.length > 16 ? text : undefined}>
              {text || <span className="unknown">–</span>}
            </td>
          );
        return (
          <th key={field.id} scope="row" className={className}>
            {record ? (
              <RecordLink {...props} record={record}>
                {(field.id === head.titleField ? record.title : text) || record.id}
              </RecordLink>
            ) : (
              '…'
            )}
          </th>
        );
      })}
    </tr>
  );
}

function NarrowRow(props: RowProps) {
  const { say } = useLanguage();
  const { fields, index, record, shown, head } = props;
  const words = record
    ? fields
        .filter((field) => field.id !== head.titleField && !head.titleFields?.includes(field.id))
        .map((field) => {
          const text = shown.value(field, record.values[field.id], record.titles, true);
          // A figure alone does not say what it counts; a name or a state does.
          return text && isNumeric(field) ? `${say(field.label)} ${shown.measured(field, text)}` : text;
        })
        .filter(Boolean)
        .slice(0, 4)
        .join(' · ')
    : '…';
  return (
    <tr data-row={index} aria-rowindex={index + 2}>
      <th scope="row">
        {record ? (
          <RecordLink {...props} record={record}>
            {record.title || record.id}
          </RecordLink>
        ) : (
          '…'
        )}
        <span className="small row-words">{words}</span>
      </th>
    </tr>
  );
}

/** Sums over all rows that meet the question, not only those drawn. */
function Sums({ rows, fields, shown }: WithFields) {
  const w = useWords();
  if (!fields.some((field) => field.id in rows.sums)) return null;
  return (
    <tfoot>
      <tr>
        {fields.map((field, column) =>
          column === 0 ? (
            <th key={field.id} scope="row">
              {w('table.sum')}
            </th>
          ) : (
            <td key={field.id} className="number">
              {field.id in rows.sums ? shown.value(field, rows.sums[field.id], {}, true) : ''}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}
