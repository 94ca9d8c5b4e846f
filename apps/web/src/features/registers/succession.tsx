import { getSuccession, type RegisterHead } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { typeOf } from './field.ts';
import { useRegisters } from './records-data.ts';
import { useWords } from './words.ts';

/** Whether records of a register say which of them they came from, as parcels do. */
function hasOrigin(head: RegisterHead): boolean {
  return head.fields.some((field) => {
    const type = typeOf(field);
    return field.mayRead && type.kind === 'records' && type.register === head.id;
  });
}

/**
 * What became of a record that ended by a split or merger: into which records, on which day; for visitors as well, since
 * it stands in public fields. Nothing for a record that goes on, and in registers whose records do not come from one
 * another.
 */
export function Succession({ register, id }: { register: string; id: string }) {
  const registers = useRegisters();
  const head = registers.data?.registers.find((one) => one.id === register);
  return head && hasOrigin(head) ? <Became head={head} id={id} /> : null;
}

function Became({ head, id }: { head: RegisterHead; id: string }) {
  const w = useWords();
  const { say, language } = useLanguage();
  const params = { register: head.id, id };
  const { data } = useQuery({
    queryKey: ['registers', head.id, 'succession', id],
    queryFn: ({ signal }) => ask(getSuccession, { params }, signal),
    retry: false,
  });
  if (!data?.endedOn || data.into.length === 0) return null;
  const said = { noun: say(head.noun), day: formatDay(data.endedOn, language) };
  return (
    <span className="succession">
      {w(data.into.length > 1 ? 'succession.split' : 'succession.merged', said)}
      {data.into.map((one, index) => (
        <span key={one.id}>
          {index > 0 ? (language === 'zh' ? '、' : ', ') : ''}
          <Link to="/registers/$register/$id" params={{ register: head.id, id: one.id }}>
            {one.title}
          </Link>
        </span>
      ))}
      {language === 'zh' ? '。' : '.'}
    </span>
  );
}
