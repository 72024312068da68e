import type { RestOptions } from '@atrium/shared';
import { createContext, useContext, useMemo } from 'react';

/** Where the module is mounted and which namespace it is about. */
export type Place = { basePath: string; namespace: string | undefined };

export const PlaceContext = createContext<Place>({ basePath: '', namespace: undefined });

export const useRest = (): RestOptions => {
  const { namespace } = useContext(PlaceContext);
  return useMemo(() => ({ namespace }), [namespace]);
};

export type Paths = {
  models: string;
  registerModel: string;
  model: (id: string, tab?: string) => string;
  version: (modelId: string, id: string) => string;
  registerVersion: (modelId: string) => string;
  compare: (modelId: string, versionIds: string[]) => string;
};

export const pathsBelow = (basePath: string): Paths => ({
  models: `${basePath}/models`,
  registerModel: `${basePath}/register`,
  model: (id, tab) => `${basePath}/models/${id}${tab ? `/${tab}` : ''}`,
  version: (modelId, id) => `${basePath}/models/${modelId}/versions/${id}`,
  registerVersion: (modelId) => `${basePath}/models/${modelId}/register`,
  compare: (modelId, ids) => `${basePath}/models/${modelId}/compare?versions=${ids.join(',')}`,
});

export const usePaths = (): Paths => {
  const { basePath } = useContext(PlaceContext);
  return useMemo(() => pathsBelow(basePath), [basePath]);
};
