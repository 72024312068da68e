import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Spinner,
} from '@patternfly/react-core';
import { DisconnectedIcon } from '@patternfly/react-icons/dist/esm/icons/disconnected-icon';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { type FC, useEffect, useState } from 'react';

/** Says after a while that it takes longer than usual, because silence looks like a defect. */
export const ExtensionLoadingFallback: FC<{ name: string }> = ({ name }) => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 5_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="extension-loading" role="status">
      <EmptyState titleText={`Loading ${name}...`} headingLevel="h1" icon={Spinner}>
        {isSlow ? (
          <EmptyStateBody>This takes longer than usual. The rest of the page works.</EmptyStateBody>
        ) : null}
      </EmptyState>
    </div>
  );
};

/** The module was loaded and then failed while it was drawn. */
export const ExtensionErrorFallback: FC<{ name: string; error: Error; onRetry?: () => void }> = ({
  name,
  error,
  onRetry,
}) => (
  <div className="extension-error" role="alert">
    <EmptyState
      titleText="Extension Error"
      headingLevel="h1"
      icon={ExclamationCircleIcon}
      status="danger"
    >
      <EmptyStateBody>
        Failed to load {name}: {error.message}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {onRetry ? (
            <Button variant="primary" onClick={onRetry}>
              Try Again
            </Button>
          ) : null}
          <Button variant={onRetry ? 'link' : 'primary'} onClick={() => window.location.reload()}>
            Reload Page
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  </div>
);

/** The module could not be loaded. */
export const ModuleUnavailable: FC<{ name: string; isTrying?: boolean; onRetry?: () => void }> = ({
  name,
  isTrying,
  onRetry,
}) => (
  <div className="module-fallback" role="alert">
    <EmptyState
      titleText="Module Unavailable"
      headingLevel="h1"
      icon={DisconnectedIcon}
      status="warning"
    >
      <EmptyStateBody>The {name} module is currently unavailable.</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button
            variant="primary"
            isLoading={isTrying}
            onClick={onRetry ?? (() => window.location.reload())}
          >
            Try Again
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  </div>
);
