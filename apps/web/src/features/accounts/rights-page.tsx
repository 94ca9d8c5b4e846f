import {
  ACTIONS,
  ASSIGNABLE_ROLES,
  describeRight,
  type RightsCell,
  ROLES,
  type Role,
  rightsTable,
} from '@luodi/core/access';
import { useState } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { useRights, useSession } from '../../platform/session.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { SignInFirst } from '../../ui/waiting.tsx';
import './accounts.css';
import { useRegisterName } from './register-name.ts';
import { useWords } from './words.ts';

/** The table of rights as it is decided by: role × action, in words. */
export function RightsPage() {
  const w = useWords();
  const { say } = useLanguage();
  usePageTitle(w('rights.title'));
  const { data: session } = useSession();
  const { principal, may } = useRights();
  const nameRegister = useRegisterName();
  const [only, setOnly] = useState<string>('');
  if (!session) return null;
  if (!may('access.read', { kind: 'rights' })) return <SignInFirst />;
  const mine: readonly Role[] = principal.kind === 'account' ? principal.roles : [];
  const everyone: Role[] = ['public', ...ASSIGNABLE_ROLES];
  const holders = only === '' ? everyone : everyone.filter((one) => one === only);
  const lines = rightsTable(holders);
  const areas = [...new Set(lines.map(({ action }) => ACTIONS[action].area))];
  const nameOf = (role: Role) => say(ROLES[role].name);
  return (
    <div className="accounts-page broad stack-2">
      <h1>{w('rights.title')}</h1>
      <p>{w('rights.intro')}</p>
      <p className="row no-print">
        <label htmlFor="rights-only">{w('rights.only')}</label>
        <select id="rights-only" value={only} onChange={(event) => setOnly(event.target.value)}>
          <option value="">{w('accounts.any')}</option>
          {everyone.map((holder) => (
            <option key={holder} value={holder}>
              {nameOf(holder)}
            </option>
          ))}
        </select>
      </p>
      <TableScroll label={w('rights.title')}>
        <table className="rights-table">
          <thead>
            <tr>
              <th scope="col">{w('rights.action')}</th>
              {holders.map((holder) => (
                <th key={holder} scope="col" className={mine.includes(holder) ? 'mine' : undefined}>
                  {nameOf(holder)}
                  {mine.includes(holder) ? <span className="small"> · {w('rights.mine')}</span> : null}
                  {only !== '' ? <p className="small">{say(ROLES[holder].work)}</p> : null}
                </th>
              ))}
            </tr>
          </thead>
          {areas.map((area) => (
            <tbody key={area}>
              <tr>
                <th colSpan={holders.length + 1} scope="rowgroup">
                  {w(`area.${area}`)}
                </th>
              </tr>
              {lines
                .filter(({ action }) => ACTIONS[action].area === area)
                .map(({ action, cells }) => (
                  <tr key={action}>
                    <th scope="row">{say(ACTIONS[action].name)}</th>
                    {cells.map((cell) => (
                      <td key={cell.holder} className={mine.includes(cell.holder) ? 'mine' : undefined}>
                        <Cell cell={cell} nameRegister={nameRegister} isWide={only !== ''} />
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </TableScroll>
    </div>
  );
}

function Cell(props: {
  readonly cell: RightsCell;
  readonly nameRegister: ReturnType<typeof useRegisterName>;
  /** With one role alone there is room for the reason. */
  readonly isWide: boolean;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const { rights, unconditional } = props.cell;
  if (rights.length === 0) return <span className="tone-quiet">– {props.isWide ? w('rights.no') : ''}</span>;
  const mark = unconditional ? `✓ ${w('rights.yes')}` : `! ${w('rights.some')}`;
  return (
    <>
      <span className={unconditional ? 'tone-good' : 'tone-warn'}>{mark}</span>
      {rights.map((right) => (
        <p key={right.id} className="small" title={`${right.id} · ${say(right.ground)}`}>
          {say(describeRight(right, props.nameRegister))}
          {props.isWide ? (
            <>
              {' '}
              {say(right.ground)} <span className="code">{right.id}</span>
            </>
          ) : null}
        </p>
      ))}
    </>
  );
}
