import { getDemonstration } from '@luodi/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import './filling-notice.css';

const POLL_MS = 2_000;

/** A line under the head while demonstration data is being written; what pages show is read anew when it is there. */
export function FillingNotice() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const wasFilling = useRef(false);
  const { data } = useQuery({
    queryKey: ['demonstration'],
    queryFn: ({ signal }) => ask(getDemonstration, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'filling' ? POLL_MS : false),
  });
  const isFilling = data?.state === 'filling';
  useEffect(() => {
    if (wasFilling.current && !isFilling) void client.invalidateQueries();
    wasFilling.current = isFilling;
  }, [isFilling, client]);
  if (!data || !isFilling) return null;
  const { done, total } = data;
  return (
    <p className="filling-notice no-print" role="status">
      {say({
        zh: '台账正在写入演示数据，数字还会变化。',
        en: 'The registers are being filled with demonstration data; figures will still change.',
      })}{' '}
      <progress max={Math.max(total, 1)} value={done} />{' '}
      {total > 0 ? (
        <span className="small">
          {done} / {total}
        </span>
      ) : null}
    </p>
  );
}
