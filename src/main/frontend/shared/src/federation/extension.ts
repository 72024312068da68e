import { addressOf } from '../api/rest';

/** One module as `/api/extensions` describes it. */
export type ExtensionConfig = {
  name: string;
  displayName?: string;
  remote: string;
  module: string;
  scope: string;
  path?: string;
  route?: string;
  url: string;
  enabled: boolean;
  configured?: boolean;
  healthy?: boolean;
  status?: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  lastCheck?: string | null;
  /** How its remoteEntry is to be loaded; Vite builds ES modules. */
  type?: 'var' | 'module';
  /** `absolute` when its routes repeat the whole path instead of going on from where it is mounted. */
  routing?: 'absolute' | 'relative';
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What can be loaded; the rest would only fail later and less clearly. */
export function isExtensionConfig(value: unknown): value is ExtensionConfig {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const config = value as Partial<ExtensionConfig>;
  return isText(config.name) && typeof config.enabled === 'boolean';
}

/** `modelRegistry` as people read it: `Model Registry`. */
export const titleOf = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/([a-z])([A-Z])/g, '$1 $2');

/** Fills in what an older server does not send. */
export function completed(config: ExtensionConfig): ExtensionConfig {
  const { name } = config;
  return {
    ...config,
    displayName:
      config.displayName && config.displayName !== name ? config.displayName : titleOf(name),
    remote: config.remote || name,
    scope: config.scope || name,
    module: config.module || `./${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    url: config.url || `/_mf/${name}/remoteEntry.js`,
  };
}

export async function fetchExtensions(signal?: AbortSignal): Promise<ExtensionConfig[]> {
  const response = await fetch(addressOf('api/extensions'), {
    headers: { Accept: 'application/json' },
    signal,
  });
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  const body: unknown = await response.json();
  if (!Array.isArray(body)) {
    throw new Error('the answer is not a list');
  }
  return body.filter(isExtensionConfig).map(completed);
}

/** The route pattern of an extension below the base of the page, e.g. `/model-registry/*`. */
export const routeOf = (config: ExtensionConfig): string =>
  config.route || (config.path ? `${config.path}/*` : `/${config.name.toLowerCase()}/*`);

/** Where the extension begins, without the wildcard. */
export const pathOf = (config: ExtensionConfig): string => routeOf(config).replace(/\/\*?$/, '');

/** The module whose page an address is. */
export const moduleAt = (
  extensions: ExtensionConfig[],
  pathname: string,
): ExtensionConfig | undefined =>
  extensions.find(
    (config) =>
      (config.configured ?? config.enabled) &&
      `${pathname}/`.startsWith(`${new URL(pathOf(config).slice(1), document.baseURI).pathname}/`),
  );
