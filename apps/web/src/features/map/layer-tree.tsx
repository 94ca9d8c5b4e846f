import type { DisplayCollection, MapLayer } from '@luodi/api';
import { formatDay } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { ClassLegend } from './class-legend.tsx';
import { LayerSwatch } from './layer-swatch.tsx';

export interface LayerSetting {
  readonly visible: boolean;
  readonly opacity: number;
}

const GROUPS: readonly { key: TextKey; kinds: readonly string[] }[] = [
  { key: 'map.groupLayout', kinds: ['zone', 'area', 'park'] },
  { key: 'map.groupLines', kinds: ['control-line'] },
  { key: 'map.groupLand', kinds: ['land-use'] },
  { key: 'map.groupInfrastructure', kinds: ['infrastructure', 'base'] },
];

/** Layers in the plan's order: what it is, from where, of when, with what legal status; switch and opacity. */
export function LayerTree({
  layers,
  settings,
  features,
  onChange,
}: {
  layers: readonly MapLayer[];
  features: ReadonlyMap<string, DisplayCollection>;
  settings: Readonly<Record<string, LayerSetting>>;
  onChange: (id: string, setting: LayerSetting) => void;
}) {
  const { t } = useLanguage();
  return (
    <>
      <h2>{t('map.layers')}</h2>
      {GROUPS.map((group) => {
        const members = layers.filter((layer) => group.kinds.includes(layer.kind));
        if (members.length === 0) return null;
        return (
          <fieldset key={group.key}>
            <legend>{t(group.key)}</legend>
            {members.map((layer) => (
              <LayerRow
                key={layer.id}
                layer={layer}
                collection={features.get(layer.id)}
                setting={settings[layer.id] ?? { visible: false, opacity: 1 }}
                onChange={(setting) => onChange(layer.id, setting)}
              />
            ))}
          </fieldset>
        );
      })}
    </>
  );
}

function LayerRow({
  layer,
  setting,
  collection,
  onChange,
}: {
  layer: MapLayer;
  collection: DisplayCollection | undefined;
  setting: LayerSetting;
  onChange: (setting: LayerSetting) => void;
}) {
  const { t, say, language } = useLanguage();
  return (
    <div className="layer-row">
      <label className="layer-name">
        <input
          type="checkbox"
          checked={setting.visible}
          disabled={!layer.held}
          onChange={(event) => onChange({ ...setting, visible: event.target.checked })}
        />
        <LayerSwatch look={layer} />
        <span>{say(layer.name)}</span>
        {layer.held ? null : <span className="tone-bad small">{t('map.notHeld')}</span>}
        {layer.stale ? <span className="tone-warn small">{t('map.stale')}</span> : null}
      </label>
      <details>
        <summary className="small">
          {t('map.details')}
          <span className="visually-hidden"> {say(layer.name)}</span>
        </summary>
        <dl className="layer-facts small">
          <dt>{t('map.source')}</dt>
          <dd>{layer.source ? say(layer.source) : t('map.unknown')}</dd>
          <dt>{t('map.date')}</dt>
          <dd>{layer.date ? formatDay(layer.date, language) : t('map.unknown')}</dd>
          <dt>{t('map.status')}</dt>
          <dd>{layer.legalStatus ? t(`legal.${layer.legalStatus}` as TextKey) : t('map.unknown')}</dd>
          <dt>{t('map.features')}</dt>
          <dd>{layer.features}</dd>
          {layer.askFrom && !layer.held ? (
            <>
              <dt>{t('map.askFrom')}</dt>
              <dd>{say(layer.askFrom)}</dd>
            </>
          ) : null}
        </dl>
        <label className="small layer-opacity">
          {t('map.opacity')}
          <input
            type="range"
            min={0.1}
            max={1}
            step={0.1}
            value={setting.opacity}
            onChange={(event) => onChange({ ...setting, opacity: Number(event.target.value) })}
          />
          <span>{Math.round(setting.opacity * 100)}%</span>
        </label>
      </details>
      {layer.kind === 'land-use' && setting.visible && collection ? (
        <ClassLegend collection={collection} />
      ) : null}
    </div>
  );
}
