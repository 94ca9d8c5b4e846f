import { type AreaUnit, useArea } from '../platform/area-unit.ts';
import { useLanguage } from '../platform/i18n.ts';

const UNITS: readonly AreaUnit[] = ['m2', 'ha', 'mu'];

/** In which unit areas are shown; one choice for every screen. */
export function AreaUnitChoice() {
  const { t } = useLanguage();
  const { unit, wordOf, choose } = useArea();
  return (
    <label className="no-print">
      {t('area.unit')}{' '}
      <select value={unit} onChange={(event) => choose(event.target.value as AreaUnit)}>
        {UNITS.map((item) => (
          <option key={item} value={item}>
            {wordOf(item)}
          </option>
        ))}
      </select>
    </label>
  );
}
