import type { RegisterHead } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import type { AsOfAddress } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useRights } from '../../platform/session.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { ExportMenu } from './export-menu.tsx';
import { decimalOf } from './field.ts';
import type { Figures } from './figures/question.ts';
import { useFiguresWords } from './figures/words.ts';
import { chooseMoneyUnit, MONEY_UNITS, unitOf, useUnits } from './measure-unit.ts';
import { SavedViews } from './saved-views.tsx';
import { useProposing } from './use-proposing.ts';
import type { useQuestion } from './use-question.ts';
import { useWords } from './words.ts';

type Asked = ReturnType<typeof useQuestion>;

/** What can be done with a register as it is seen: map, columns, views, units, taking along, entering. */
export function RegisterTools({
  head,
  asked,
  asOf,
  figures,
}: {
  head: RegisterHead;
  asked: Asked;
  asOf: AsOfAddress;
  figures: Figures;
}) {
  const w = useWords();
  const { saves, submits } = useProposing(head);
  const word = useFiguresWords();
  const { may } = useRights();
  return (
    <div className="register-tools">
      {head.geometryField ? (
        <button
          type="button"
          className="button"
          aria-pressed={asked.map}
          onClick={() => asked.setMap(!asked.map)}
        >
          {w('map')}
        </button>
      ) : null}
      <button
        type="button"
        className="button"
        aria-pressed={figures.shown !== undefined}
        onClick={() => figures.show(figures.shown ? undefined : 'groups')}
      >
        {word('figures')}
      </button>
      <ColumnChoice head={head} asked={asked} />
      {may('view.keep', { kind: 'view' }) ? <SavedViews head={head} asked={asked} /> : null}
      {head.may.export ? <ExportMenu head={head} question={asked.question} asOf={asOf} /> : null}
      <MoneyUnit head={head} />
      {(saves() || submits) && asOf.known === undefined ? (
        <Link to="/registers/$register/new" params={{ register: head.id }} className="button">
          {w('create')}
        </Link>
      ) : null}
      {head.may.import ? (
        <Link to="/registers/$register/import" params={{ register: head.id }} className="button">
          {w('import')}
        </Link>
      ) : null}
    </div>
  );
}

function ColumnChoice({ head, asked }: { head: RegisterHead; asked: Asked }) {
  const w = useWords();
  const { say } = useLanguage();
  const { columns } = asked.question;
  const order = head.fields.filter((field) => field.mayRead).map((field) => field.id);
  const toggle = (id: string, on: boolean) =>
    asked.setColumns(
      on
        ? [...columns, id].sort((a, b) =>
            columns.includes(a) && columns.includes(b) ? 0 : order.indexOf(a) - order.indexOf(b),
          )
        : columns.filter((one) => one !== id),
    );
  return (
    <Sheet label={w('columns')}>
      <fieldset className="column-choice">
        <legend className="small">{w('columns.hint')}</legend>
        {head.fields
          .filter((field) => field.mayRead)
          .map((field) => (
            <label key={field.id}>
              <input
                type="checkbox"
                checked={columns.includes(field.id)}
                disabled={field.id === head.titleField}
                onChange={(event) => toggle(field.id, event.target.checked)}
              />{' '}
              {say(field.label)}
            </label>
          ))}
      </fieldset>
      <button type="button" className="link" onClick={() => asked.setColumns(undefined)}>
        {w('columns.default')}
      </button>
    </Sheet>
  );
}

function MoneyUnit({ head }: { head: RegisterHead }) {
  const w = useWords();
  const { say } = useLanguage();
  const { money } = useUnits();
  if (!head.fields.some((field) => decimalOf(field)?.measure === 'money')) return null;
  return (
    <label className="small">
      {w('money')}{' '}
      <select value={money} onChange={(event) => chooseMoneyUnit(event.target.value)}>
        {MONEY_UNITS.map((id) => (
          <option key={id} value={id}>
            {say(unitOf('money', id).label)}
          </option>
        ))}
      </select>
    </label>
  );
}
