import type { RegisterField, RegisterHead, RegisterRecord } from '@luodi/api';
import { useState } from 'react';
import { useAsOf } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { EditRecord } from './edit-record.tsx';
import { EndRecord } from './end-record.tsx';
import { picturesField, typeOf } from './field.ts';
import { PhotoRecord } from './photo-record.tsx';
import { PlaceRecord } from './place-record.tsx';
import { ReshapeParcels } from './reshape-parcels.tsx';
import { useProposing } from './use-proposing.ts';
import { useWords } from './words.ts';

type Act = 'edit' | 'end' | 'place' | 'photo' | 'reshape';

/** What this reader may do with a record, and the form of what is being done. */
export function RecordActions({ head, record }: { head: RegisterHead; record: RegisterRecord }) {
  const w = useWords();
  const { t } = useLanguage();
  const { asOf, set } = useAsOf();
  const [act, setAct] = useState<Act>();
  const [done, setDone] = useState<string>();
  const { keeps, reports, ends, submits, submitsEnd } = useProposing(head, record);
  if (!keeps && !reports) return null;
  if (asOf.known !== undefined)
    return (
      <p className="small no-print">
        {w('edit.past')}{' '}
        <button type="button" className="link" onClick={() => set({})}>
          {t('asOf.now')}
        </button>
      </p>
    );
  const mayEnter = (field: RegisterField | undefined) =>
    field !== undefined && (field.mayChange || (submits && field.maySubmit));
  const place = head.fields.find((field) => field.id === head.geometryField);
  const placeType = place && typeOf(place);
  const acts: readonly { readonly id: Act; readonly label: string; readonly may: boolean }[] = [
    {
      id: 'edit',
      label: w(reports ? 'record.report' : 'record.edit'),
      may: reports || head.fields.some((field) => mayEnter(field)),
    },
    {
      id: 'place',
      label: w('record.place'),
      may: placeType?.kind === 'geometry' && placeType.shape === 'point' && mayEnter(place),
    },
    { id: 'photo', label: w('record.photo'), may: keeps && mayEnter(picturesField(head)) },
    { id: 'reshape', label: w('reshape'), may: head.id === 'parcels' && head.may.create && ends },
    { id: 'end', label: w('record.end'), may: ends || submitsEnd },
  ];
  const close = () => setAct(undefined);
  const finish = (text: string) => {
    setDone(text);
    close();
  };
  const form = { head, record, onDone: finish, onCancel: close };
  return (
    <div className="record-actions no-print stack">
      <p className="row">
        {acts
          .filter(({ may }) => may)
          .map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className="button"
              aria-pressed={act === id}
              onClick={() => {
                setDone(undefined);
                setAct(act === id ? undefined : id);
              }}
            >
              {label}
            </button>
          ))}
      </p>
      {done ? (
        <Outcome>
          <p>{done}</p>
        </Outcome>
      ) : null}
      {act === 'edit' ? <EditRecord {...form} /> : null}
      {act === 'end' ? <EndRecord {...form} /> : null}
      {act === 'photo' ? <PhotoRecord {...form} /> : null}
      {act === 'place' ? <PlaceRecord {...form} /> : null}
      {act === 'reshape' ? <ReshapeParcels {...form} /> : null}
    </div>
  );
}
