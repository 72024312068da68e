import { Label } from '@patternfly/react-core';
import type { FC } from 'react';
import type { Health } from '../health';

const statuses = { up: 'success', down: 'danger', unknown: 'info', off: undefined } as const;

export const HealthLabel: FC<{ health: Health }> = ({ health }) => (
  <Label status={statuses[health.word]} variant="outline">
    {health.text}
  </Label>
);
