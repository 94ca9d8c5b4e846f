import { getTemplate, type ImportJob, listImports, postImport, type RegisterHead, urlOf } from '@luodi/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

const MOST_BYTES = 50 * 2 ** 20;

/** The first step: a file, or the template to fill one in; and what was imported before. */
export function ChooseFile({
  head,
  onUploaded,
  onOpen,
}: {
  head: RegisterHead;
  onUploaded: (job: ImportJob) => void;
  onOpen: (id: string) => void;
}) {
  const w = useWords();
  const { language } = useLanguage();
  const [file, setFile] = useState<File>();
  const isTooLarge = file !== undefined && file.size > MOST_BYTES;
  const upload = useMutation({
    mutationFn: async (chosen: File) =>
      ask(postImport, {
        query: { register: head.id, name: chosen.name },
        body: new Uint8Array(await chosen.arrayBuffer()),
      }),
    onSuccess: onUploaded,
  });
  return (
    <>
      <p>{w('intro')}</p>
      <form
        className="choose-file stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (file && !isTooLarge) upload.mutate(file);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          setFile(event.dataTransfer.files[0]);
        }}
      >
        <label htmlFor="import-file">{w('choose')}</label>
        <input
          id="import-file"
          type="file"
          accept=".xlsx,.csv,.txt,.geojson,.json,.zip,.gpkg,.dxf,.kml,.fgb"
          aria-describedby="import-formats"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
        <p id="import-formats" className="small">
          {w('formats')}
        </p>
        {isTooLarge ? (
          <p className="notice bad" role="alert">
            {w('tooLarge', { mb: Math.ceil((file?.size ?? 0) / 2 ** 20) })}
          </p>
        ) : null}
        <p className="row">
          <button type="submit" className="button primary" disabled={!file || isTooLarge || upload.isPending}>
            {upload.isPending ? w('uploading', { name: file?.name ?? '' }) : w('upload')}
          </button>
          <a className="button" href={urlOf(getTemplate, { register: head.id }, { lang: language })} download>
            {w('template')}
          </a>
          <span className="small">{w('template.hint')}</span>
        </p>
        {upload.error ? <Failed error={upload.error} /> : null}
      </form>
      <PastImports register={head.id} onOpen={onOpen} />
    </>
  );
}

function PastImports({ register, onOpen }: { register: string; onOpen: (id: string) => void }) {
  const w = useWords();
  const past = useQuery({
    queryKey: ['imports', register],
    queryFn: ({ signal }) => ask(listImports, { query: { register, limit: 20 } }, signal),
    staleTime: 0,
  });
  if (past.error) return <Failed error={past.error} again={() => void past.refetch()} />;
  if (!past.data) return null;
  return (
    <section className="stack">
      <h2>{w('past')}</h2>
      {past.data.imports.length === 0 ? (
        <p className="small">{w('past.none')}</p>
      ) : (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th>{w('past.file')}</th>
                <th>{w('past.state')}</th>
                <th className="number">{w('past.rows')}</th>
                <th>{w('past.by')}</th>
                <th>{w('past.at')}</th>
              </tr>
            </thead>
            <tbody>
              {past.data.imports.map((job) => (
                <tr key={job.id}>
                  <td>
                    <button type="button" className="link" onClick={() => onOpen(job.id)}>
                      {job.file.name}
                    </button>
                  </td>
                  <td>{w(`state.${job.state}`)}</td>
                  <td className="number">{job.result?.rows ?? job.progress.rows}</td>
                  <td>{job.preparedByName ?? job.preparedBy}</td>
                  <td>{job.preparedAt.slice(0, 16).replace('T', ' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
