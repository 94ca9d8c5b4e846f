import { MOST_PICTURE_BYTES, patchRecord, postPicture } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { today } from '../../platform/as-of.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { picturesField, saveWord } from './field.ts';
import type { ActProps } from './record-act.ts';
import { FormErrors } from './record-form.tsx';
import { useForgetRegisters } from './records-data.ts';
import { smallPicture } from './small-picture.ts';
import { Submitted, useSubmit } from './submit-change.tsx';
import { useWords } from './words.ts';

interface Chosen {
  readonly name: string;
  readonly blob: Blob;
  /** Address of the picture as it will be sent, for looking at. */
  readonly url: string;
}

/** Adds photographs to a record: taken now or chosen, made smaller on this device, freed of place and time. */
export function PhotoRecord({ head, record, onDone, onCancel }: ActProps) {
  const w = useWords();
  const { language } = useLanguage();
  const forget = useForgetRegisters();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [unread, setUnread] = useState<readonly string[]>([]);
  const field = picturesField(head)?.id ?? '';
  const params = { register: head.id, id: record.id };
  useEffect(
    () => () => {
      for (const { url } of chosen) URL.revokeObjectURL(url);
    },
    [chosen],
  );
  const choose = async (files: readonly File[]) => {
    const made: Chosen[] = [];
    const failed: string[] = [];
    for (const file of files) {
      const blob = await smallPicture(file, MOST_PICTURE_BYTES);
      if (blob) made.push({ name: file.name, blob, url: URL.createObjectURL(blob) });
      else failed.push(file.name);
    }
    setChosen(made);
    setUnread(failed);
  };
  const submit = useSubmit();
  const save = useMutation({
    mutationFn: async () => {
      const hashes: string[] = [];
      for (const { blob } of chosen) {
        const body = new Uint8Array(await blob.arrayBuffer());
        hashes.push((await ask(postPicture, { query: { register: head.id }, body })).hash);
      }
      const before = Array.isArray(record.values[field]) ? (record.values[field] as readonly string[]) : [];
      const body = {
        from: today(),
        reason: w('photo.reason'),
        basis: w('photo.basis', { day: formatDay(today(), language) }),
        values: { [field]: [...new Set([...before, ...hashes])].sort() },
      };
      const { version } = record;
      if (picturesField(head)?.mayChange) return ask(patchRecord, { params, body }, undefined, { version });
      const { reason, basis, ...rest } = body;
      const change = { act: 'change' as const, register: head.id, record: record.id, version, ...rest };
      await submit.mutateAsync({ change, reason, basis });
      return undefined;
    },
    onSuccess: async (made) => {
      if (made) onDone(w('saved', { seq: made.known }));
      await forget();
    },
  });
  if (submit.data) return <Submitted id={submit.data.id} />;
  return (
    <form
      className="record-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) save.mutate();
      }}
    >
      <h2>{w('photo.title', { title: record.title })}</h2>
      <p className="small">{w('photo.hint')}</p>
      <FormErrors head={head} error={save.error} missing={[]} />
      <p>
        <label htmlFor="photo-files">{w('photo.choose')}</label>
        <input
          id="photo-files"
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          onChange={(event) => void choose([...(event.target.files ?? [])])}
        />
      </p>
      {unread.map((name) => (
        <p key={name} className="notice warn">
          {w('photo.unread', { name })}
        </p>
      ))}
      <ul className="row">
        {chosen.map(({ name, url, blob }) => (
          <li key={url} className="small">
            <img className="photo-small" src={url} alt={name} />
            <br />
            {Math.ceil(blob.size / 1000)} kB
          </li>
        ))}
      </ul>
      <FormFoot
        act={w(saveWord(picturesField(head), save.isPending))}
        isBlocked={chosen.length === 0 || save.isPending}
        leave={w('edit.cancel')}
        onLeave={onCancel}
      />
    </form>
  );
}
