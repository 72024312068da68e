import {
  applySchemeEarly,
  type DeploymentConfig,
  lendStyleNonce,
  loadConfig,
  loadLook,
  ThemeProvider,
} from '@atrium/shared';
import { Page } from '@patternfly/react-core';
import { type FC, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, MemoryRouter } from 'react-router';
import ModelRegistryApp from './components/ModelRegistryApp';
import { followDashboard } from './kubeflow';
import '@atrium/shared/motion.css';

/** The module as a page of its own: alone, or in a frame of Kubeflow's dashboard. */
const OwnPage: FC<{ config: DeploymentConfig }> = ({ config }) => {
  const [namespace, setNamespace] = useState(
    config.mode === 'kubeflow' ? undefined : config.namespace,
  );
  const [isAlone, setAlone] = useState(config.mode !== 'kubeflow');
  useEffect(() => {
    if (config.mode === 'kubeflow') {
      return followDashboard(setNamespace, () => setAlone(true));
    }
    return undefined;
  }, [config.mode]);
  const base = new URL(document.baseURI).pathname.replace(/\/$/, '');
  const app = (
    <Page isContentFilled mainAriaLabel="Content" sidebar={null}>
      <ModelRegistryApp
        config={config}
        namespace={namespace ?? (isAlone ? config.namespace : undefined)}
      />
    </Page>
  );
  return (
    <ThemeProvider theme={config.theme}>
      {window.location.pathname.startsWith(`${base}/`) ? (
        <BrowserRouter basename={base}>{app}</BrowserRouter>
      ) : (
        // Started by a script in somebody else's page, whose address is not ours to change.
        <MemoryRouter>{app}</MemoryRouter>
      )}
    </ThemeProvider>
  );
};

export async function boot(container: HTMLElement): Promise<void> {
  lendStyleNonce();
  applySchemeEarly();
  const root = createRoot(container);
  try {
    const config = await loadConfig();
    await loadLook(config.theme);
    root.render(<OwnPage config={config} />);
  } catch (failure) {
    root.render(
      <main>
        <h1>The model registry cannot start</h1>
        <p>{failure instanceof Error ? failure.message : String(failure)}. Reload the page.</p>
      </main>,
    );
  }
}

const container = document.getElementById('root');
if (container) {
  void boot(container);
}
