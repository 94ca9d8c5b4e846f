import { useState } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import type { MapPoint } from './use-selection.ts';

/** What applies at a place, by keyboard: type the coordinates. */
export function PointForm({ onPoint }: { onPoint: (point: MapPoint) => void }) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="point-form"
      onSubmit={(event) => {
        event.preventDefault();
        const [lon, lat] = text
          .trim()
          .split(/[\s,，、]+/)
          .map(Number);
        const good = lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
        setWrong(!good);
        if (good) onPoint({ lon, lat });
      }}
    >
      <label>
        <span className="small">{t('map.pointLabel')}</span>
        <input
          type="text"
          value={text}
          placeholder="115.7061, 36.8494"
          aria-invalid={wrong}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        {t('map.pointGo')}
      </button>
      {wrong ? <p className="small tone-bad">{t('map.pointWrong')}</p> : null}
    </form>
  );
}
