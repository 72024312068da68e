const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A point in time as people say it: `3 days ago`. */
export function ago(epochMillis: string, now = Date.now()): string {
  const seconds = Math.round((Number(epochMillis) - now) / 1000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) {
      return format.format(Math.trunc(seconds / length), unit);
    }
  }
  return 'just now';
}

export const exactTime = (epochMillis: string): string =>
  new Date(Number(epochMillis)).toLocaleString(undefined, {
    dateStyle: 'long',
    timeStyle: 'medium',
  });
