import type { FC } from 'react';
import { ago, exactTime } from '../time';

export const Time: FC<{ at: string }> = ({ at }) => (
  <time dateTime={new Date(Number(at)).toISOString()} title={exactTime(at)}>
    {ago(at)}
  </time>
);
