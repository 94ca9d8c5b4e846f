import type { RegisterHead } from '@luodi/api';
import { useState } from 'react';
import { csvOf, offerFile } from '../../../platform/csv.ts';
import { useLanguage } from '../../../platform/i18n.ts';
import { Failed } from '../../../ui/waiting.tsx';
import { useFiguresWords } from './words.ts';

/** Takes the table of some figures along as CSV; that demonstration data is in it is told in its name and its last line. */
export function SaveTable({
  head,
  name,
  demonstration,
  lines,
}: {
  head: RegisterHead;
  /** What the figures are of: the name of the file, after that of the register. */
  name: string;
  /** How many of the records behind the figures are demonstration data. */
  demonstration: number;
  /** Head and rows, made when they are wanted. */
  lines: () => readonly (readonly string[])[] | Promise<readonly (readonly string[])[]>;
}) {
  const w = useFiguresWords();
  const { say } = useLanguage();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setSaving(true);
    setError(undefined);
    try {
      const label = demonstration > 0 ? [[w('figures.demonstration', { count: demonstration })]] : [];
      const mark = demonstration > 0 ? '-演示数据' : '';
      offerFile(`${say(head.name)}-${name}${mark}.csv`, 'text/csv', csvOf([...(await lines()), ...label]));
    } catch (problem) {
      setError(problem);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <button type="button" className="link no-print" disabled={saving} onClick={() => void save()}>
        {saving ? w('figures.saving') : w('figures.csv')}
      </button>
      {error ? <Failed error={error} /> : null}
    </>
  );
}
