import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Spinner,
} from '@patternfly/react-core';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { type FC, type ReactNode, Suspense } from 'react';
import { matchPath, Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '../components/ErrorBoundary';
import type { ModuleProps } from '../module';
import { pathOf, routeOf } from './extension';
import { ExtensionErrorFallback, ExtensionLoadingFallback, ModuleUnavailable } from './fallbacks';
import { type LoadedExtension, useAppExtensions } from './useAppExtensions';
import { useRemoteModule } from './useRemoteModule';

type Place = { extension: LoadedExtension; moduleProps: ModuleProps };

/** The place of one module: while it loads, when it is there, and when it failed. */
const ExtensionPlace: FC<Place> = ({ extension: { config }, moduleProps }) => {
  const name = config.displayName ?? config.name;
  const {
    component: Component,
    loading,
    error,
    retry,
  } = useRemoteModule<ModuleProps>(config.remote, config.module, config);
  if (error) {
    return <ModuleUnavailable name={name} isTrying={loading} onRetry={retry} />;
  }
  if (!Component) {
    return <ExtensionLoadingFallback name={name} />;
  }
  return (
    <ErrorBoundary
      fallback={({ error: failure, retry: redraw }) => (
        <ExtensionErrorFallback name={name} error={failure} onRetry={redraw} />
      )}
    >
      <Suspense fallback={<ExtensionLoadingFallback name={name} />}>
        <Component {...moduleProps} basePath={pathOf(config)} />
      </Suspense>
    </ErrorBoundary>
  );
};

/** One route for each enabled module, beside the routes the host gives as children. */
export const ExtensionRouter: FC<{
  moduleProps?: ModuleProps;
  notFound?: ReactNode;
  children?: ReactNode;
}> = ({ moduleProps = {}, notFound, children }) => {
  const { extensions, loading, error, retry } = useAppExtensions();
  const { pathname } = useLocation();
  const enabled = extensions.filter(({ config }) => config.configured ?? config.enabled);
  const absolute = enabled.find(
    ({ config }) => config.routing === 'absolute' && matchPath(routeOf(config), pathname),
  );
  if (absolute) {
    // Its own routes repeat the whole path, so nothing of it may be matched before.
    const place = <ExtensionPlace extension={absolute} moduleProps={moduleProps} />;
    return (
      <Routes key={absolute.name}>
        <Route path="*" element={place} />
      </Routes>
    );
  }
  const waiting = loading ? (
    <EmptyState titleText="Loading extensions..." headingLevel="h1" icon={Spinner} role="status" />
  ) : error ? (
    <ExtensionsFailed error={error} onRetry={retry} />
  ) : null;
  return (
    <Routes>
      {children}
      {enabled.map((extension) => (
        <Route
          key={extension.name}
          path={routeOf(extension.config)}
          element={
            <ExtensionPlace key={extension.name} extension={extension} moduleProps={moduleProps} />
          }
        />
      ))}
      <Route path="*" element={waiting ?? notFound} />
    </Routes>
  );
};

const ExtensionsFailed: FC<{ error: Error; onRetry: () => void }> = ({ error, onRetry }) => (
  <EmptyState
    role="alert"
    titleText={`Failed to load extensions: ${error.message}`}
    headingLevel="h1"
    icon={ExclamationCircleIcon}
    status="danger"
  >
    <EmptyStateBody>
      {error.message === 'HTTP 401'
        ? 'You are not signed in, or your sign-in has expired. Reload the page to sign in again.'
        : 'The server did not say which modules there are.'}
    </EmptyStateBody>
    <EmptyStateFooter>
      <EmptyStateActions>
        <Button onClick={onRetry}>Try Again</Button>
      </EmptyStateActions>
    </EmptyStateFooter>
  </EmptyState>
);
