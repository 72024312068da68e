import {
  createQueryClient,
  type ModuleProps,
  NotificationContextProvider,
  useNamespaceSelector,
} from '@atrium/shared';
import { Spinner } from '@patternfly/react-core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type FC, type ReactNode, useMemo, useState } from 'react';
import { PlaceContext } from '../context';
import '../module.css';

/** What every exposed component stands on, whoever shows it. */
export const Frame: FC<ModuleProps & { children: ReactNode }> = ({
  basePath = '',
  namespace,
  config,
  notify,
  children,
}) => {
  const [queryClient] = useState(createQueryClient);
  const { selectedNamespace } = useNamespaceSelector();
  const chosen = namespace ?? selectedNamespace?.name;
  const place = useMemo(() => ({ basePath, namespace: chosen }), [basePath, chosen]);
  const isWaiting = config?.mode === 'kubeflow' && !chosen;
  return (
    <QueryClientProvider client={queryClient}>
      <PlaceContext.Provider value={place}>
        <NotificationContextProvider notify={notify}>
          {isWaiting ? <Spinner aria-label="Waiting for a namespace" /> : children}
        </NotificationContextProvider>
      </PlaceContext.Provider>
    </QueryClientProvider>
  );
};
