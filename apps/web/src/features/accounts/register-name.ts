import { listRegisters } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import type { Bilingual } from '../../platform/i18n.ts';

/** Names of registers by id, for conditions of rights; the id alone where the register cannot be seen. */
export function useRegisterName(): (register: string) => Bilingual {
  const { data } = useQuery({
    queryKey: ['registers', 'directory', {}],
    queryFn: ({ signal }) => ask(listRegisters, {}, signal),
    retry: false,
  });
  return (register) => {
    const name = data?.registers.find(({ id }) => id === register)?.name;
    return name ?? { zh: register, en: register };
  };
}
