import type { DeploymentConfig } from './config';

export type NotificationVariant = 'success' | 'danger' | 'warning' | 'info';

export type NotificationAction = { label: string; onClick: () => void };

/** Tells somebody what happened, in the one place where the page shows such things. */
export type Notify = (
  variant: NotificationVariant,
  title: string,
  details?: { body?: string; action?: NotificationAction },
) => void;

/**
 * What the host hands to the component of a module. Each property may be missing, so that a module
 * also runs in a page that is not this host.
 */
export type ModuleProps = {
  /** Where the module is mounted, without a slash at the end: `/model-registry`. */
  basePath?: string;
  namespace?: string;
  config?: DeploymentConfig;
  notify?: Notify;
};
