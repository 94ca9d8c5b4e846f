import { deleteSession } from '@luodi/api';
import { isRole, ROLES } from '@luodi/core/access';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { ask } from '../platform/api.ts';
import { useLanguage } from '../platform/i18n.ts';
import { changeSession, useRights, useSession } from '../platform/session.ts';
import { wordsOf } from '../platform/words.ts';
import { Sheet } from '../ui/sheet.tsx';

const useWords = wordsOf({
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  account: { zh: '我的账户', en: 'My account' },
  accounts: { zh: '账户', en: 'Accounts' },
  rights: { zh: '权限表', en: 'Table of rights' },
  due: { zh: '须先设置动态口令', en: 'set up the second factor first' },
  trial: { zh: '演示账户', en: 'Trial account' },
  none: { zh: '没有角色', en: 'no role' },
});

/** Who is signed in, with the way to their account and out; or the way in. */
export function AccountBadge() {
  const w = useWords();
  const { say, row } = useLanguage();
  const { data: session } = useSession();
  const { may } = useRights();
  const client = useQueryClient();
  const navigate = useNavigate();
  const back = useLocation({ select: ({ href }) => href });
  const signOut = useMutation({
    mutationFn: () => ask(deleteSession, {}),
    onSuccess: async (next) => {
      await changeSession(client, next);
      await navigate({ to: '/' });
    },
  });
  if (!session) return null;
  const { account } = session;
  if (!account) {
    return (
      <Link to="/sign-in" search={back.startsWith('/sign-in') ? {} : { back }} className="button plain">
        {w('signIn')}
      </Link>
    );
  }
  const roles = account.roles.filter(isRole).map((role) => say(ROLES[role].name));
  return (
    <Sheet label={account.name}>
      {account.demonstration ? <span className="demo-band">{w('trial')}</span> : null}
      <p className="small">{account.secondFactorDue ? w('due') : row(roles) || w('none')}</p>
      <ul className="stack">
        <li>
          <Link to="/account">{w('account')}</Link>
        </li>
        {may('account.read', { kind: 'account' }) ? (
          <li>
            <Link to="/accounts">{w('accounts')}</Link>
          </li>
        ) : null}
        <li>
          <Link to="/rights">{w('rights')}</Link>
        </li>
        <li>
          <button
            type="button"
            className="link"
            disabled={signOut.isPending}
            onClick={() => signOut.mutate()}
          >
            {w('signOut')}
          </button>
        </li>
      </ul>
    </Sheet>
  );
}
