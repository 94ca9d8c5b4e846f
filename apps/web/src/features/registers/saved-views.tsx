import { deleteView, listViews, putView, type RegisterHead } from '@luodi/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Failed } from '../../ui/waiting.tsx';
import type { useQuestion } from './use-question.ts';
import { useWords } from './words.ts';

/** The views a person keeps of a register. */
export function SavedViews({ head, asked }: { head: RegisterHead; asked: ReturnType<typeof useQuestion> }) {
  const w = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const key = ['views', head.id];
  const params = { register: head.id };
  const views = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(listViews, { params }, signal),
    retry: false,
  });
  const forget = () => client.invalidateQueries({ queryKey: key });
  const save = useMutation({
    mutationFn: () =>
      ask(putView, {
        params,
        body: { name: name.trim(), query: asked.text(), columns: [...asked.question.columns] },
      }),
    onSuccess: async () => {
      setName('');
      await forget();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask(deleteView, { params: { ...params, id } }),
    onSuccess: forget,
  });
  return (
    <Sheet label={w('views')}>
      {views.error ? <Failed error={views.error} again={() => void views.refetch()} /> : null}
      {views.data ? (
        <>
          {views.data.views.length === 0 ? <p className="small">{w('views.none')}</p> : null}
          <ul className="stack">
            {views.data.views.map((view) => (
              <li key={view.id} className="row">
                <button type="button" className="link" onClick={() => asked.take(view.query, view.columns)}>
                  {view.name}
                </button>
                <button
                  type="button"
                  className="button plain"
                  aria-label={w('views.delete', { name: view.name })}
                  onClick={() => remove.mutate(view.id)}
                >
                  {w('views.remove')}
                </button>
              </li>
            ))}
          </ul>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim()) save.mutate();
            }}
          >
            <label htmlFor="view-name">{w('views.name')}</label>
            <p className="row">
              <input
                id="view-name"
                type="text"
                value={name}
                maxLength={60}
                onChange={(event) => setName(event.target.value)}
              />
              <button type="submit" className="button" disabled={!name.trim() || save.isPending}>
                {w('views.save')}
              </button>
            </p>
          </form>
          {(save.error ?? remove.error) ? <Failed error={save.error ?? remove.error} /> : null}
        </>
      ) : null}
    </Sheet>
  );
}
