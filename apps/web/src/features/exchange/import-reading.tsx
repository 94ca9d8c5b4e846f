import {
  answerImport,
  type ImportColumn,
  type ImportJob,
  type ImportQuestion,
  type RegisterHead,
} from '@luodi/api';
import { MEASURES, type Measure } from '@luodi/core/registers';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

/** Questions of the file and the match of its columns; answering has it read and checked anew. */
export function ImportReading({
  head,
  job,
  onJob,
}: {
  head: RegisterHead;
  job: ImportJob;
  onJob: (job: ImportJob) => void;
}) {
  const w = useWords();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(job.questions.flatMap(({ id, answer }) => (answer ? [[id, answer]] : []))),
  );
  const [columns, setColumns] = useState<readonly ImportColumn[]>(job.columns);
  const open = job.questions.filter(({ id }) => answers[id] === undefined).length;
  const proposals = job.questions.flatMap(({ id, kind, proposed }) =>
    kind === 'industry' && proposed !== undefined && answers[id] === undefined ? [[id, proposed]] : [],
  );
  const send = useMutation({
    mutationFn: () =>
      ask(answerImport, {
        params: { id: job.id },
        body: {
          answers: { ...answers },
          columns: columns.flatMap(({ index, field, unit, edition, successors }) =>
            field
              ? [
                  {
                    index,
                    field,
                    ...(unit ? { unit } : {}),
                    ...(edition ? { edition } : {}),
                    ...(successors ? { successors } : {}),
                  },
                ]
              : [],
          ),
        },
      }),
    onSuccess: onJob,
  });
  return (
    <form
      className="stack-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (open === 0) send.mutate();
      }}
    >
      {job.questions.length > 0 ? (
        <section className="stack">
          <h2>{w('questions')}</h2>
          <p className="small">{w('questions.hint')}</p>
          {proposals.length > 1 ? (
            <p>
              <button
                type="button"
                className="button"
                onClick={() => setAnswers({ ...answers, ...Object.fromEntries(proposals) })}
              >
                {w('questions.takeProposed', { count: proposals.length })}
              </button>
            </p>
          ) : null}
          {job.questions.map((question) => (
            <Question
              key={question.id}
              question={question}
              answer={answers[question.id]}
              onAnswer={(id) => setAnswers({ ...answers, [question.id]: id })}
            />
          ))}
        </section>
      ) : null}
      <Columns head={head} columns={columns} onChange={setColumns} />
      <Preview job={job} />
      {send.error ? <Failed error={send.error} /> : null}
      <p className="row">
        <button type="submit" className="button primary" disabled={open > 0 || send.isPending}>
          {w('answer')}
        </button>
        {open > 0 ? (
          <span className="small" role="status">
            {w('answer.missing', { count: open })}
          </span>
        ) : null}
      </p>
    </form>
  );
}

function Question({
  question,
  answer,
  onAnswer,
}: {
  question: ImportQuestion;
  answer: string | undefined;
  onAnswer: (id: string) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  return (
    <fieldset className="import-question notice unknown">
      <legend>{say(question.text)}</legend>
      <div className="import-options">
        {question.options.map((option) => (
          <label key={option.id}>
            <input
              type="radio"
              name={question.id}
              checked={answer === option.id}
              onChange={() => onAnswer(option.id)}
            />{' '}
            {say(option.label)}
            {option.example ? <span className="small"> {say(option.example)}</span> : null}
            {option.id === question.proposed ? (
              <span className="small tone-good"> {w('questions.proposed')}</span>
            ) : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The measure of a field, when its cells have a unit. */
function measureOf(head: RegisterHead, id: string | undefined): Measure | undefined {
  const type = head.fields.find((field) => field.id === id)?.type as { kind?: string; measure?: Measure };
  return type?.kind === 'decimal' ? type.measure : undefined;
}

function Columns({
  head,
  columns,
  onChange,
}: {
  head: RegisterHead;
  columns: readonly ImportColumn[];
  onChange: (columns: readonly ImportColumn[]) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  if (columns.length === 0) return null;
  const put = (index: number, change: { field?: string; unit?: string }) =>
    onChange(
      columns.map((column) => {
        if (column.index !== index) return column;
        const { field: _field, unit: _unit, edition: _edition, successors: _old, ...rest } = column;
        return 'field' in change
          ? { ...rest, ...(change.field ? { field: change.field } : {}), how: 'chosen' as const }
          : { ...column, ...change };
      }),
    );
  const fields = head.fields.filter((field) => field.mayChange);
  return (
    <section className="stack">
      <h2>{w('columns')}</h2>
      <TableScroll label={w('columns')}>
        <table className="import-columns">
          <thead>
            <tr>
              <th>{w('columns.header')}</th>
              <th>{w('columns.samples')}</th>
              <th>{w('columns.field')}</th>
              <th>{w('columns.unit')}</th>
              <th>{w('columns.how')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const measure = measureOf(head, column.field);
              const units = measure ? MEASURES[measure] : [];
              return (
                <tr key={column.index}>
                  <th scope="row">{column.header || `#${column.index + 1}`}</th>
                  <td className="small samples">{column.samples.slice(0, 3).join(' / ')}</td>
                  <td>
                    <select
                      aria-label={w('columns.fieldOf', { header: column.header })}
                      value={column.field ?? ''}
                      onChange={(event) => put(column.index, { field: event.target.value })}
                    >
                      <option value="">{w('columns.none')}</option>
                      {fields.map((field) => (
                        <option key={field.id} value={field.id}>
                          {say(field.label)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    {units.length > 1 ? (
                      <select
                        aria-label={w('columns.unitOf', { header: column.header })}
                        value={column.unit ?? ''}
                        onChange={(event) => put(column.index, { unit: event.target.value })}
                      >
                        {column.unit ? null : <option value="">?</option>}
                        {units.map((unit) => (
                          <option key={unit.id} value={unit.id}>
                            {say(unit.label)}
                          </option>
                        ))}
                      </select>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td className={column.how === 'likely' ? 'tone-warn' : 'small'}>
                    {w(`how.${column.how}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

/** The first rows as they stand in the file. */
function Preview({ job }: { job: ImportJob }) {
  const w = useWords();
  if (job.preview.length === 0) return null;
  return (
    <section className="stack">
      <h2>{w('preview')}</h2>
      <TableScroll label={w('preview')}>
        <table className="import-preview">
          <thead>
            <tr>
              <th className="number">{w('preview.row')}</th>
              {job.columns.map((column) => (
                <th key={column.index}>{column.header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {job.preview.map(({ row, cells }) => (
              <tr key={row}>
                <td className="number">{row}</td>
                {job.columns.map((column, at) => (
                  <td key={column.index} id={`cell-${row}-${column.index}`} tabIndex={-1}>
                    {cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
