import { metricsOf } from './properties';
import type { ModelVersion } from './types';

/** One metric over the versions that have it, the oldest first. */
export type Series = { name: string; points: { version: ModelVersion; value: number }[] };

export function seriesOf(versions: ModelVersion[]): Series[] {
  const byAge = [...versions].sort(
    (one, two) =>
      Number(one.createTimeSinceEpoch) - Number(two.createTimeSinceEpoch) ||
      Number(one.id) - Number(two.id),
  );
  const series = new Map<string, Series>();
  for (const version of byAge) {
    for (const { name, value } of metricsOf(version.customProperties)) {
      const one = series.get(name) ?? { name, points: [] };
      one.points.push({ version, value });
      series.set(name, one);
    }
  }
  return [...series.values()].sort((one, two) => one.name.localeCompare(two.name));
}

/** The points of a line in a box, the smallest value at the bottom; a flat line runs in the middle. */
export function linePoints(values: number[], width: number, height: number): [number, number][] {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return values.map((value, index) => [
    values.length === 1 ? width / 2 : (index / (values.length - 1)) * width,
    span === 0 ? height / 2 : height - ((value - least) / span) * height,
  ]);
}

export const numberText = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(6)));
