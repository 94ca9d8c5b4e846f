import { checkPassword } from '@luodi/core/access';
import type { Account } from './account.ts';
import { refuseInput } from './parts.ts';

/** Refuses a password that the policy does not take, with every reason. */
export function checkNewPassword(
  password: string,
  account: Pick<Account, 'login' | 'name' | 'email' | 'phone'>,
  pointer: string,
): void {
  const about = [account.login, account.name, account.email, account.phone].filter((one) => one !== null);
  refuseInput(checkPassword(password, about).map((fault) => ({ pointer, ...fault })));
}
