import { Link, useParams } from '@tanstack/react-router';
import { useAsOf } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { NotThere } from './not-there.tsx';
import { useRecord } from './record-data.ts';
import { RecordSheet } from './record-panel.tsx';
import { headOf, useRegisters } from './records-data.ts';
import './registers.css';
import { useWords } from './words.ts';

/** One record alone on its page, with an address that can be sent. */
export function RecordPage() {
  const { register = '', id = '' } = useParams({ strict: false });
  const w = useWords();
  const { say } = useLanguage();
  const { asOf } = useAsOf();
  const registers = useRegisters();
  const record = useRecord(register, id, asOf).data?.record;
  usePageTitle(record?.title ?? '', record?.demonstration ?? false);
  return (
    <Loaded query={registers}>
      {(data) => {
        const head = headOf(data.registers, register);
        if (!head) return <NotThere what={register} />;
        return (
          <div className="record-page stack">
            <p className="small no-print">
              <Link to="/registers">{w('directory.title')}</Link> ›{' '}
              <Link to="/registers/$register" params={{ register }}>
                {say(head.name)}
              </Link>
            </p>
            <RecordSheet key={id} head={head} id={id} />
          </div>
        );
      }}
    </Loaded>
  );
}
