import { loadRemote, registerRemotes } from '@module-federation/runtime';
import type { ComponentType } from 'react';
import type { ExtensionConfig } from './extension';

type Loaded = { default?: unknown };

const registered = new Map<string, string>();

/**
 * Makes a module known to the runtime. The runtime remembers a failed load for ever; `fresh` names
 * the module again under an address it has not failed with yet, which is what makes "Try Again"
 * work without a reload of the page.
 */
export function registerExtension(config: ExtensionConfig, fresh = false): void {
  const url = new URL(config.url.replace(/^\//, ''), document.baseURI);
  if (fresh) {
    url.searchParams.set('t', String(Date.now()));
  } else if (registered.has(config.remote)) {
    return;
  }
  registered.set(config.remote, url.href);
  registerRemotes(
    [
      {
        name: config.remote,
        entry: url.href,
        entryGlobalName: config.scope,
        type: config.type === 'module' ? 'module' : 'var',
      },
    ],
    { force: fresh },
  );
}

const isComponent = (value: unknown): value is ComponentType<object> =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && '$$typeof' in value);

/** The component that a module exposes. Rejects when there is none. */
export async function loadComponent<P extends object>(
  remote: string,
  module: string,
): Promise<ComponentType<P>> {
  const loaded = await loadRemote<Loaded>(`${remote}/${module.replace(/^\.\//, '')}`);
  if (!isComponent(loaded?.default)) {
    throw new Error(`${module} of ${remote} is no component`);
  }
  return loaded.default as ComponentType<P>;
}
