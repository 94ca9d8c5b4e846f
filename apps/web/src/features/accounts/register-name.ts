import type { Bilingual } from '../../platform/i18n.ts';
import { useRegisters } from '../registers/index.ts';

/** Names of registers by id, for conditions of rights; the id alone where the register cannot be seen. */
export function useRegisterName(): (register: string) => Bilingual {
  const { data } = useRegisters();
  return (register) => {
    const name = data?.registers.find(({ id }) => id === register)?.name;
    return name ?? { zh: register, en: register };
  };
}
