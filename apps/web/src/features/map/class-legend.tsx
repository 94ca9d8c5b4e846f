import type { DisplayCollection } from '@luodi/api';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { zh } from '../../platform/text.zh.ts';
import { LAND_USE_COLOURS, OTHER_CLASS_COLOUR } from '../../ui/land-use-colours.data.ts';

/** Classes of a land-use layer with their colours: only those that occur. */
export function ClassLegend({ collection }: { collection: DisplayCollection }) {
  const { t } = useLanguage();
  const kinds = new Set(collection.features.map((feature) => String(feature.properties.class ?? '')));
  const known = Object.keys(LAND_USE_COLOURS);
  const ordered = [
    ...known.filter((kind) => kinds.has(kind)),
    ...[...kinds].filter((kind) => kind && !known.includes(kind)),
  ];
  return (
    <ul className="class-legend small" aria-label={t('map.legend')}>
      {ordered.map((kind) => (
        <li key={kind}>
          <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
            <rect
              x="0.5"
              y="0.5"
              width="15"
              height="11"
              fill={LAND_USE_COLOURS[kind] ?? OTHER_CLASS_COLOUR}
              stroke="#b5b5b5"
            />
          </svg>{' '}
          {`class.${kind}` in zh ? t(`class.${kind}` as TextKey) : kind}
        </li>
      ))}
    </ul>
  );
}
