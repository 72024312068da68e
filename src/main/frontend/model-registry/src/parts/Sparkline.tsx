import type { FC } from 'react';
import { linePoints, numberText, type Series } from '../metrics';

const width = 140;
const height = 28;
const margin = 5;

/** A small chart; the table beside it says the same in numbers. */
const Sparkline: FC<{ series: Series }> = ({ series }) => {
  const values = series.points.map(({ value }) => value);
  const points = linePoints(values, width - 2 * margin, height - 2 * margin).map(
    ([x, y]) => [x + margin, y + margin] as const,
  );
  const text = series.points
    .map(({ version, value }) => `${version.name}: ${numberText(value)}`)
    .join(', ');
  return (
    <svg
      role="img"
      aria-label={`${series.name} over the versions: ${text}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="mr-spark"
    >
      {points.length > 1 ? (
        <polyline points={points.map(([x, y]) => `${x},${y}`).join(' ')} />
      ) : null}
      {points.map(([x, y], index) => (
        <circle key={series.points[index]?.version.id} cx={x} cy={y} r={3} />
      ))}
    </svg>
  );
};

export default Sparkline;
