import { listRecords, type RegisterHead } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { typeOf } from './field.ts';
import { useHistory, useMaySeeHistory } from './record-data.ts';
import { useRegisters } from './records-data.ts';
import { useWords } from './words.ts';

/** The field by which records of a register name those of the same register they came from; parcels have one. */
function originField(head: RegisterHead | undefined) {
  return head?.fields.find((field) => {
    const type = typeOf(field);
    return field.mayRead && type.kind === 'records' && type.register === head.id;
  });
}

/**
 * What became of a record that ended by a split or merger: into which records, on which day. Nothing for a record that
 * goes on, in registers whose records do not come from one another, and for whoever may not see the past.
 */
export function Succession({ register, id }: { register: string; id: string }) {
  const registers = useRegisters();
  const head = registers.data?.registers.find((one) => one.id === register);
  const field = originField(head);
  const maySeeHistory = useMaySeeHistory(register);
  return head && field && maySeeHistory ? <Became head={head} field={field.id} id={id} /> : null;
}

function Became({ head, field, id }: { head: RegisterHead; field: string; id: string }) {
  const w = useWords();
  const { say, language } = useLanguage();
  const filters = JSON.stringify([{ field, operator: 'is', value: id }]);
  const query = { filters, limit: 50 };
  const heirs = useQuery({
    queryKey: ['registers', head.id, 'naming', query],
    queryFn: ({ signal }) => ask(listRecords, { params: { register: head.id }, query }, signal),
  });
  const history = useHistory(head.id, id);
  const records = heirs.data?.records ?? [];
  const end = history.data?.find(({ act }) => act === 'end');
  if (records.length === 0 || !end) return null;
  const params = { noun: say(head.noun), day: formatDay(end.from, language) };
  return (
    <span className="succession">
      {w(records.length > 1 ? 'succession.split' : 'succession.merged', params)}
      {records.map((one, index) => (
        <span key={one.id}>
          {index > 0 ? (language === 'zh' ? '、' : ', ') : ''}
          <Link to="/registers/$register/$id" params={{ register: head.id, id: one.id }}>
            {one.title || one.id}
          </Link>
        </span>
      ))}
      {language === 'zh' ? '。' : '.'}
    </span>
  );
}
