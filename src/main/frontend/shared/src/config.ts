import { addressOf } from './api/rest';

export type DeploymentMode = 'standalone' | 'kubeflow' | 'federated';
export type StyleTheme = 'patternfly-theme' | 'mui-theme';

/** What the server decides about the pages; one build serves every mode. */
export type DeploymentConfig = {
  mode: DeploymentMode;
  theme: StyleTheme;
  namespace: string;
  /** Where somebody signs out; empty when there is no such place. */
  signOut: string;
};

export const defaultConfig: DeploymentConfig = {
  mode: 'standalone',
  theme: 'patternfly-theme',
  namespace: 'kubeflow',
  signOut: '',
};

export async function loadConfig(): Promise<DeploymentConfig> {
  const response = await fetch(addressOf('api/config'), {
    headers: { Accept: 'application/json' },
  });
  if (!response.ok) {
    throw new Error(`the settings of the page could not be read: HTTP ${response.status}`);
  }
  return { ...defaultConfig, ...((await response.json()) as Partial<DeploymentConfig>) };
}
