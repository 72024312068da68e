import { handleRestFailures } from '@atrium/shared';
import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import type { FC, ReactNode } from 'react';

/** In the place of what could not be loaded. */
export const Failed: FC<{
  title: string;
  error: unknown;
  onRetry: () => void;
  headingLevel?: 'h1' | 'h2' | 'h3';
  children?: ReactNode;
}> = ({ title, error, onRetry, headingLevel = 'h2', children }) => {
  const failure = handleRestFailures(error);
  return (
    <EmptyState
      role="alert"
      titleText={title}
      headingLevel={headingLevel}
      icon={ExclamationCircleIcon}
      status="danger"
    >
      <EmptyStateBody>
        {failure.message}
        {failure.requestId ? (
          <span className="mr-soft mr-block">Request {failure.requestId}</span>
        ) : null}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={onRetry}>Retry</Button>
          {children}
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};
