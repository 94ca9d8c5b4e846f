import type { RegisterHead } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { useAsOf } from '../../platform/as-of.ts';
import { formatDay, groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { useRights, useSession } from '../../platform/session.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Loaded } from '../../ui/waiting.tsx';
import { DemonstrationLine } from './demonstration-line.tsx';
import { useRegisters } from './records-data.ts';
import './registers.css';
import { RemoveDemonstration } from './remove-demonstration.tsx';
import { useWords } from './words.ts';

/** The directory: every register with what it is for, how many records it holds and how many are demonstration. */
export function RegistersPage() {
  const w = useWords();
  const { asOf } = useAsOf();
  const registers = useRegisters(asOf);
  const session = useSession();
  const isVisitor = session.data !== undefined && session.data.account === undefined;
  const acts = registers.data?.registers.some(({ may }) => may.import) ?? false;
  const seesPast = registers.data?.registers.some(({ changed }) => changed) ?? false;
  const demonstration = registers.data?.registers.some((one) => one.demonstration > 0) ?? false;
  usePageTitle(w('directory.title'), demonstration);
  return (
    <div className="registers-page stack-2">
      <header className="stack">
        <h1>{w('directory.title')}</h1>
        <p>{w(isVisitor ? 'directory.visitor' : 'directory.intro')}</p>
      </header>
      <DemonstrationLine />
      <Loaded query={registers}>
        {(data) =>
          data.registers.length === 0 ? (
            <p className="notice">{w('directory.empty')}</p>
          ) : (
            <TableScroll label={w('directory.title')}>
              <table className="directory">
                <thead>
                  <tr>
                    <th>{w('directory.register')}</th>
                    <th>{w('directory.about')}</th>
                    {seesPast ? <th className="directory-changed">{w('directory.changed')}</th> : null}
                    <th className="number">{w('directory.count')}</th>
                    <th className="number">{w('directory.demonstration')}</th>
                    {acts ? <th className="no-print">{w('directory.acts')}</th> : null}
                  </tr>
                </thead>
                <tbody>
                  {data.registers.map((head) => (
                    <Row key={head.id} head={head} acts={acts} seesPast={seesPast} />
                  ))}
                </tbody>
              </table>
            </TableScroll>
          )
        }
      </Loaded>
      {registers.data ? <RemoveDemonstration heads={registers.data.registers} /> : null}
    </div>
  );
}

function Row({ head, acts, seesPast }: { head: RegisterHead; acts: boolean; seesPast: boolean }) {
  const w = useWords();
  const { say } = useLanguage();
  const params = { register: head.id };
  return (
    <tr>
      <th scope="row">
        <Link to="/registers/$register" params={params}>
          {say(head.name)}
        </Link>
      </th>
      <td>{say(head.about)}</td>
      {seesPast ? (
        <td className="directory-changed">
          {head.changed ? (
            <LastChange changed={head.changed} />
          ) : (
            <span className="unknown">{w('directory.never')}</span>
          )}
        </td>
      ) : null}
      <td className="number">
        <Link to="/registers/$register" params={params}>
          <span className="visually-hidden">{say(head.name)} </span>
          {groupDigits(String(head.count))}
        </Link>
      </td>
      <td className="number">
        {head.demonstration === 0 ? (
          <span className="unknown">{w('directory.none')}</span>
        ) : (
          <span className="demo-count">
            {head.demonstration === head.count ? w('directory.all') : groupDigits(String(head.demonstration))}
          </span>
        )}
      </td>
      {acts ? (
        <td className="no-print">
          {head.may.import ? (
            <Link to="/registers/$register/import" params={params}>
              {w('directory.import')}
            </Link>
          ) : (
            <span className="unknown">–</span>
          )}
        </td>
      ) : null}
    </tr>
  );
}

/** Day of a register's last change, leading to its ledger entry for those who may read the ledger. */
function LastChange({ changed: { known, at } }: { changed: NonNullable<RegisterHead['changed']> }) {
  const { language } = useLanguage();
  const { may } = useRights();
  const day = <time dateTime={at}>{formatDay(localMinute(at), language)}</time>;
  return may('ledger.read', { kind: 'ledger' }) ? (
    <Link to="/ledger" search={{ entry: String(known) } as never}>
      {day}
    </Link>
  ) : (
    day
  );
}
