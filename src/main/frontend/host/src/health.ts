import type { ExtensionConfig } from '@atrium/shared';

export type Health = { word: 'up' | 'down' | 'unknown' | 'off'; text: string };

/** What the server's monitor says about a module, in words. */
export function healthOf(
  config: Pick<ExtensionConfig, 'enabled' | 'configured' | 'healthy' | 'status'>,
): Health {
  if (!(config.configured ?? config.enabled)) {
    return { word: 'off', text: 'Switched off' };
  }
  if (config.status === 'UNKNOWN') {
    return { word: 'unknown', text: 'Not checked yet' };
  }
  if (config.status === 'UNHEALTHY' || config.healthy === false) {
    return { word: 'down', text: 'Unavailable' };
  }
  return { word: 'up', text: 'Available' };
}
