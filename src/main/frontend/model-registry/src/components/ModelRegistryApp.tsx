import { ErrorBoundary, handleModelRegistryError, type ModuleProps } from '@atrium/shared';
import { Button, EmptyState, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { type FC, lazy, type ReactNode, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { usePaths } from '../context';
import { ModelsPage } from '../pages/ModelsPage';
import { Loading } from '../parts/Loading';
import { Frame } from './Frame';

const ModelPage = lazy(() => import('../pages/ModelPage'));
const VersionPage = lazy(() => import('../pages/VersionPage'));
const RegisterPage = lazy(() => import('../pages/RegisterPage'));
const ComparePage = lazy(() => import('../pages/ComparePage'));

export const ModelRegistryErrorBoundary: FC<{ children: ReactNode }> = ({ children }) => (
  <ErrorBoundary
    fallback={({ error, retry }) => (
      <EmptyState
        className="model-registry-error"
        role="alert"
        titleText="Model Registry Error"
        headingLevel="h2"
        status="danger"
      >
        <EmptyStateBody>{handleModelRegistryError(error).message}</EmptyStateBody>
        <EmptyStateFooter>
          <Button onClick={retry}>Try Again</Button>
        </EmptyStateFooter>
      </EmptyState>
    )}
  >
    {children}
  </ErrorBoundary>
);

const waitingFor = (text: string, page: ReactNode) => (
  <Suspense fallback={<Loading text={text} />}>{page}</Suspense>
);

/** By its whole address: below a splat a relative one would grow with each step and never arrive. */
const ToModels: FC = () => <Navigate to={usePaths().models} replace />;

/** The whole module, with its routes below wherever it is mounted. */
export const ModelRegistryApp: FC<ModuleProps> = (props) => (
  <Frame {...props}>
    <ModelRegistryErrorBoundary>
      <Routes>
        <Route index element={<ToModels />} />
        <Route path="models" element={<ModelsPage />} />
        <Route path="register" element={waitingFor('Loading the form...', <RegisterPage />)} />
        <Route
          path="models/:id/register"
          element={waitingFor('Loading the form...', <RegisterPage />)}
        />
        <Route
          path="models/:id/compare"
          element={waitingFor('Loading versions...', <ComparePage />)}
        />
        <Route
          path="models/:id/versions/:versionId"
          element={waitingFor('Loading versions...', <VersionPage />)}
        />
        <Route
          path="models/:id/:tab?"
          element={waitingFor('Loading model details...', <ModelPage />)}
        />
        <Route path="*" element={<ToModels />} />
      </Routes>
    </ModelRegistryErrorBoundary>
  </Frame>
);

export default ModelRegistryApp;
