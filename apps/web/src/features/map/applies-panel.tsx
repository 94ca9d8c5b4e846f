import type { WhatApplies } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { useArea } from '../../platform/area-unit.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { zh } from '../../platform/text.zh.ts';

/** What applies at the chosen point: each restriction with its clause and the rules that read it. */
export function AppliesPanel({
  data,
  selected,
  onSelect,
}: {
  data: WhatApplies;
  selected: string | undefined;
  onSelect: (feature: string) => void;
}) {
  const { t, say } = useLanguage();
  const area = useArea();
  return (
    <div className="stack-2">
      <h2>{t('map.here')}</h2>
      <p className="code small">
        {data.lon.toFixed(6)}°E {data.lat.toFixed(6)}°N
        {data.projected ? (
          <>
            <br />
            {data.projected.crs} X {data.projected.northing} Y {data.projected.easting}
          </>
        ) : null}
      </p>
      {data.inZone ? null : <p className="notice unknown">{t('map.outside')}</p>}
      <ul className="applies">
        {data.applies.map((item) => (
          <li key={`${item.layer}/${item.feature}`} className="stack">
            <p>
              <button
                type="button"
                className="link applies-name"
                aria-pressed={selected === item.feature}
                title={t('map.mark')}
                onClick={() => onSelect(item.feature)}
              >
                {say(item.name) || say(item.layerName)}
              </button>{' '}
              <span className="small">
                {item.name ? say(item.layerName) : ''}{' '}
                {item.class
                  ? `class.${item.class}` in zh
                    ? t(`class.${item.class}` as TextKey)
                    : item.class
                  : ''}
              </span>
            </p>
            <p className="small">
              {t('map.featureArea')} {area.show(item.areaM2)}
            </p>
            {item.clause ? (
              <p className="small">
                {t('map.byClause')}{' '}
                <Link to="/" hash={item.clause.id}>
                  {item.clause.number} {say(item.clause.text)}
                </Link>
              </p>
            ) : null}
            {item.rules.length > 0 ? (
              <ul className="small rule-list">
                {item.rules.map((rule) => (
                  <li key={rule.id}>
                    <span className="code">{rule.id}</span> {say(rule.title)}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {data.unknown.length > 0 ? (
        <div className="notice unknown stack">
          <p>
            <strong>{t('map.cannotSay')}</strong>
          </p>
          <ul className="small">
            {data.unknown.map((item) => (
              <li key={item.layer}>
                {say(item.layerName)}
                {t('verdict.colon')}
                {say(item.why)}
                {item.askFrom ? ` → ${say(item.askFrom)}` : ''}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
