import {
  createQueryClient,
  type DeploymentConfig,
  ModularArchContextProvider,
  NotificationContextProvider,
  ThemeProvider,
} from '@atrium/shared';
import { QueryClientProvider } from '@tanstack/react-query';
import { type FC, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { Namespaces } from './shell/Namespaces';
import { Shell } from './shell/Shell';

const basePath = new URL(document.baseURI).pathname.replace(/\/$/, '');

export const App: FC<{ config: DeploymentConfig }> = ({ config }) => {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ModularArchContextProvider config={config}>
        <ThemeProvider theme={config.theme}>
          <Namespaces>
            <NotificationContextProvider>
              <BrowserRouter basename={basePath}>
                <Shell />
              </BrowserRouter>
            </NotificationContextProvider>
          </Namespaces>
        </ThemeProvider>
      </ModularArchContextProvider>
    </QueryClientProvider>
  );
};
