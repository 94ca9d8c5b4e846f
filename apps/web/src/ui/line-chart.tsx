import { nice, ticks } from 'd3-array';
import { useEffect, useRef, useState } from 'react';
import './line-chart.css';

/** One figure on a line. */
export interface ChartPoint {
  /** Place along the line, in any even measure of time. */
  readonly x: number;
  /** Height; nothing where it is not known: the line is interrupted there. */
  readonly y: number | undefined;
  /** What stands under it. */
  readonly label: string;
  /** The figure as it is read. */
  readonly text: string;
}

const MARGIN = { top: 22, right: 56, bottom: 24, left: 8 };
/** Width of a letter of a label, wide enough for all of them, and room between two labels. */
const LETTER = 7;
const BETWEEN = 10;

/**
 * A quiet line: from zero, figures at the points themselves, gaps where nothing is known. The table it is drawn from
 * belongs beside it; to a screen reader the line is one sentence.
 */
export function LineChart({
  title,
  points,
  height = 220,
  scaleText,
}: {
  /** The sentence a screen reader hears. */
  title: string;
  points: readonly ChartPoint[];
  height?: number;
  /** A mark of the scale as it is read. */
  scaleText: (value: number) => string;
}) {
  const { box, width } = useWidth();
  const known = points.flatMap(({ y }) => (y === undefined ? [] : [y]));
  const [low, high] = nice(Math.min(0, ...known), Math.max(0, ...known) || 1, 4);
  const [first = 0, last = 0] = [points[0]?.x, points.at(-1)?.x];
  const inner = {
    width: Math.max(60, width - MARGIN.left - MARGIN.right),
    height: height - MARGIN.top - MARGIN.bottom,
  };
  const toX = (x: number) =>
    MARGIN.left + (last === first ? 0.5 : (x - first) / (last - first)) * inner.width;
  const toY = (y: number) => MARGIN.top + (1 - (y - low) / (high - low)) * inner.height;
  const told = toldLabels(points, (x) => toX(x));
  return (
    <div ref={box} className="line-chart">
      <svg role="img" aria-label={title} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {ticks(low, high, height > 160 ? 4 : 2).map((value) => (
          <g key={value}>
            <line
              className={value === 0 ? 'chart-zero' : 'chart-grid'}
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={toY(value)}
              y2={toY(value)}
            />
            <text className="chart-mark" x={width} y={toY(value)} dy="0.32em" textAnchor="end">
              {scaleText(value)}
            </text>
          </g>
        ))}
        {pieces(points).map((piece) => (
          <polyline
            key={piece[0]?.x}
            className="chart-line"
            points={piece.map(({ x, y }) => `${toX(x)},${toY(y ?? 0)}`).join(' ')}
          />
        ))}
        {points.map(({ x, y, label, text }, index) => (
          <g key={x}>
            {told.has(index) ? (
              <text
                className="chart-mark"
                x={toX(x)}
                y={height - 6}
                textAnchor={anchorOf(index, points.length)}
              >
                {label}
              </text>
            ) : null}
            {y === undefined ? null : (
              <>
                <circle className="chart-point" cx={toX(x)} cy={toY(y)} r={points.length > 30 ? 2 : 3}>
                  <title>{`${label} ${text}`}</title>
                </circle>
                {told.has(index) ? (
                  <text
                    className="chart-figure"
                    x={toX(x)}
                    y={toY(y) - 8}
                    textAnchor={anchorOf(index, points.length)}
                  >
                    {text}
                  </text>
                ) : null}
              </>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The points whose label and figure find room: the newest always, then back as far as none runs into the next. */
function toldLabels(points: readonly ChartPoint[], toX: (x: number) => number): ReadonlySet<number> {
  const told = new Set<number>();
  let free = Number.POSITIVE_INFINITY;
  for (let index = points.length - 1; index >= 0; index--) {
    const { x, label, text } = points[index]!;
    const width = Math.max(label.length, text.length) * LETTER;
    const start = { start: 0, middle: width / 2, end: width }[anchorOf(index, points.length)];
    if (toX(x) - start + width > free) continue;
    told.add(index);
    free = toX(x) - start - BETWEEN;
  }
  return told;
}

/** What stands at the edges does not run out of the picture. */
function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (count === 1) return 'middle';
  return index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle';
}

/** The stretches of a line between its gaps. */
function pieces(points: readonly ChartPoint[]): readonly (readonly ChartPoint[])[] {
  const found: ChartPoint[][] = [];
  let open: ChartPoint[] | undefined;
  for (const point of points) {
    if (point.y === undefined) open = undefined;
    else if (open) open.push(point);
    else {
      open = [point];
      found.push(open);
    }
  }
  return found;
}

/** How wide a box is just now, in pixels: drawn as it is, letters keep their size on every screen. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(160, Math.floor(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
