import { Button, EmptyState, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import type { FC } from 'react';

export const StartFailed: FC<{ error: Error; onRetry: () => void }> = ({ error, onRetry }) => (
  <main>
    <EmptyState titleText="Atrium cannot start" headingLevel="h1" status="danger">
      <EmptyStateBody>
        {error.message}. Check your connection, or ask whoever runs this installation.
      </EmptyStateBody>
      <EmptyStateFooter>
        <Button onClick={onRetry}>Try Again</Button>
      </EmptyStateFooter>
    </EmptyState>
  </main>
);
