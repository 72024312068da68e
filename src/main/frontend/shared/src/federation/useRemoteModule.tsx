import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { completed, type ExtensionConfig } from './extension';
import { ModuleUnavailable } from './fallbacks';
import { loadComponent, registerExtension } from './remotes';

type State<P extends object> = {
  component: ComponentType<P> | null;
  loading: boolean;
  error: Error | null;
};

/** A component of a module, or something that says in its place that there is none. */
export async function loadRemoteWithFallback<P extends object = object>(
  remoteName: string,
  moduleName: string,
  fallbackComponent?: ComponentType<P>,
): Promise<{ component: ComponentType<P>; error: Error | null }> {
  try {
    return { component: await loadComponent<P>(remoteName, moduleName), error: null };
  } catch (failure) {
    const error = failure instanceof Error ? failure : new Error(String(failure));
    console.error(`Failed to load ${remoteName}/${moduleName}:`, error);
    return {
      component: fallbackComponent ?? (() => <ModuleUnavailable name={remoteName} />),
      error,
    };
  }
}

const start = { component: null, loading: true, error: null };

/**
 * Loads a component of a module when it is shown for the first time. `retry` loads it anew,
 * without a reload of the page.
 */
export function useRemoteModule<P extends object = object>(
  remoteName: string,
  moduleName: string,
  config?: ExtensionConfig,
): State<P> & { retry: () => void } {
  const [state, setState] = useState<State<P>>(start);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    setState((before) => ({ ...before, loading: true }));
    registerExtension(config ?? unlisted(remoteName, moduleName), attempt > 0);
    loadRemoteWithFallback<P>(remoteName, moduleName).then(({ component, error }) => {
      if (isCurrent) {
        setState({ component: error ? null : component, loading: false, error });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [remoteName, moduleName, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { ...state, retry };
}

const unlisted = (name: string, module: string): ExtensionConfig =>
  completed({ name, module, remote: name, scope: name, url: '', enabled: true });
