import type { DisplayCollection, MapLayer } from '@luodi/api';
import { areaOf, importGeometry } from '@luodi/core/geometry';
import { useMemo, useState } from 'react';
import { useArea } from '../../platform/area-unit.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { zh } from '../../platform/text.zh.ts';
import { AreaUnitChoice } from '../../ui/area-unit-choice.tsx';

type Frame = Parameters<typeof importGeometry>[1];

interface ClassArea {
  readonly kind: string;
  readonly features: number;
  readonly areaM2: number;
}

/** Areas of a layer's features by class, largest first, in the zone's equal-area frame. */
function areasByClass(collection: DisplayCollection, frame: Frame): ClassArea[] {
  const byClass = new Map<string, ClassArea>();
  for (const feature of collection.features) {
    const { geometry } = importGeometry({ geojson: feature.geometry, crs: 'CRS84' }, frame);
    if (geometry?.kind !== 'polygon') continue;
    const kind = typeof feature.properties.class === 'string' ? feature.properties.class : '';
    const before = byClass.get(kind) ?? { kind, features: 0, areaM2: 0 };
    byClass.set(kind, {
      kind,
      features: before.features + 1,
      areaM2: before.areaM2 + Number(areaOf(geometry).toFixed(2)),
    });
  }
  return [...byClass.values()].sort((a, b) => b.areaM2 - a.areaM2);
}

/** Under a comparison: what two layers come to in the whole zone, by class. */
export function AreaTable({
  layers,
  features,
}: {
  layers: readonly MapLayer[];
  features: ReadonlyMap<string, DisplayCollection>;
}) {
  const { t, say } = useLanguage();
  const choices = layers.filter((layer) => layer.held && layer.shape === 'polygon');
  const first = choices.find((layer) => layer.kind === 'land-use') ?? choices[0];
  const [left, setLeft] = useState(first?.id ?? '');
  const [right, setRight] = useState(
    choices.find((layer) => layer.kind === 'control-line')?.id ?? first?.id ?? '',
  );
  const chooser = (value: string, choose: (id: string) => void, label: TextKey) => (
    <label className="area-choice">
      <span className="small">{t(label)}</span>
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {choices.map((layer) => (
          <option key={layer.id} value={layer.id}>
            {say(layer.name)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section className="stack-2">
      <h2>{t('map.table')}</h2>
      <p className="small">{t('map.tableHint')}</p>
      <p className="small">
        <AreaUnitChoice />
      </p>
      {chooser(left, setLeft, 'map.tableLayer')}
      <LayerAreas collection={features.get(left)} />
      {chooser(right, setRight, 'map.tableWith')}
      <LayerAreas collection={features.get(right)} />
    </section>
  );
}

function LayerAreas({ collection }: { collection: DisplayCollection | undefined }) {
  const { t } = useLanguage();
  const area = useArea();
  const frame = usePlanFile('plan').data?.frame as Frame | undefined;
  const rows = useMemo(
    () => (collection && frame ? areasByClass(collection, frame) : []),
    [collection, frame],
  );
  const nameOf = (kind: string) =>
    kind === '' ? '–' : `class.${kind}` in zh ? t(`class.${kind}` as TextKey) : kind;
  const total = rows.reduce((sum, row) => sum + row.areaM2, 0);
  return (
    <table>
      <thead>
        <tr>
          <th>{t('map.tableClass')}</th>
          <th className="number">{t('map.tableCount')}</th>
          <th className="number">{area.word}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <td>{nameOf(row.kind)}</td>
            <td className="number">{row.features}</td>
            <td className="number">{area.figure(row.areaM2.toFixed(0))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('map.tableTotal')}</th>
          <td className="number">{rows.reduce((sum, row) => sum + row.features, 0)}</td>
          <td className="number">{area.figure(total.toFixed(0))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
