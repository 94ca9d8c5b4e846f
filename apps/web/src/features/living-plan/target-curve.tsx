import type { TargetValue } from '@luodi/api';
import type { Bilingual } from '../../platform/i18n.ts';

/** A target as the curve and the comparison need it. */
export interface TargetLine {
  readonly id: string;
  readonly comparator: string;
  readonly value: string;
  readonly by: string;
  readonly unit: Bilingual | undefined;
}

const WIDTH = 360;
const [LEFT, RIGHT, TOP, BOTTOM] = [12, 340, 18, 76];

/** Values at the ends of the years against the target; a year without records has no point. */
export function TargetCurve({ value, target }: { value: TargetValue; target: TargetLine }) {
  const asked = Number(target.value);
  const known = value.series.filter((point) => point.value !== undefined);
  if (known.length === 0) return null;
  const first = Number(value.series[0]?.on.slice(0, 4));
  const last = Math.max(Number(target.by.slice(0, 4)), first + 1);
  const most = Math.max(asked, ...known.map((point) => point.value ?? 0)) * 1.15;
  const x = (day: string) => {
    const [year = 0, month = 1] = day.split('-').map(Number);
    return LEFT + 14 + ((year + month / 12 - first - 1) / (last - first)) * (RIGHT - LEFT - 28);
  };
  const y = (amount: number) => BOTTOM - (amount / most) * (BOTTOM - TOP);
  // Above the point, or below it where the line of the target would run through the figure.
  const labelAt = (amount: number) => {
    const above = y(amount) - 7;
    return Math.abs(above - 4 - y(asked)) < 8 ? y(amount) + 14 : above;
  };
  const line = known.map((point) => `${x(point.on)},${y(point.value ?? 0)}`).join(' ');
  return (
    <figure className="no-values">
      <svg
        viewBox={`0 0 ${WIDTH} 96`}
        role="img"
        aria-label={known.map((point) => `${point.on}: ${point.value}`).join('; ')}
      >
        <path d={`M${LEFT} ${BOTTOM}H${WIDTH - 8}`} stroke="#aab3ba" />
        <path d={`M${LEFT} ${y(asked)}H${WIDTH - 8}`} stroke="#54418c" strokeDasharray="4 4" />
        <text x={LEFT + 48} y={y(asked) - 4} textAnchor="middle" className="place-scale">
          {target.comparator} {target.value}
        </text>
        <polyline points={line} fill="none" stroke="#0b3c50" strokeWidth="1.5" />
        {known.map((point) => (
          <g key={point.on}>
            <circle cx={x(point.on)} cy={y(point.value ?? 0)} r="3" fill="#0b3c50" />
            <text x={x(point.on)} y={labelAt(point.value ?? 0)} textAnchor="middle" className="place-scale">
              {point.value}
            </text>
            <text x={x(point.on)} y={BOTTOM + 14} textAnchor="middle" className="place-scale">
              {point.on.endsWith('-12-31') ? point.on.slice(0, 4) : point.on.slice(2, 7)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
