import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import {
  getModel,
  getVersion,
  type ListRequest,
  listArtifacts,
  listModels,
  listVersions,
} from './api';
import { PlaceContext, useRest } from './context';
import { type Editable, isVersion } from './types';

export const useModels = (request: ListRequest) => {
  const options = useRest();
  return useQuery({
    queryKey: ['models', options.namespace, request],
    queryFn: ({ signal }) => listModels(request, { ...options, signal }),
    placeholderData: keepPreviousData,
    enabled: Boolean(options.namespace),
  });
};

export const useModel = (id: string) => {
  const options = useRest();
  return useQuery({
    queryKey: ['model', options.namespace, id],
    queryFn: ({ signal }) => getModel(id, { ...options, signal }),
    enabled: Boolean(options.namespace),
  });
};

export const useVersions = (modelId: string, request: ListRequest) => {
  const options = useRest();
  return useQuery({
    queryKey: ['model-versions', options.namespace, modelId, request],
    queryFn: ({ signal }) => listVersions(modelId, request, { ...options, signal }),
    placeholderData: keepPreviousData,
    enabled: Boolean(options.namespace),
  });
};

export const useVersion = (id: string) => {
  const options = useRest();
  return useQuery({
    queryKey: ['model-version', options.namespace, id],
    queryFn: ({ signal }) => getVersion(id, { ...options, signal }),
    enabled: Boolean(options.namespace),
  });
};

export const useArtifacts = (versionId: string | undefined) => {
  const options = useRest();
  return useQuery({
    queryKey: ['model-artifacts', options.namespace, versionId],
    queryFn: ({ signal }) =>
      listArtifacts(versionId ?? '', { pageSize: 100 }, { ...options, signal }),
    enabled: Boolean(options.namespace && versionId),
  });
};

/** Everything is kept by namespace, so nothing leaks into another one. */
export const useModelRegistryCache = () => {
  const queryClient = useQueryClient();
  const { namespace } = useContext(PlaceContext);
  const invalidateModels = useCallback(
    () => queryClient.invalidateQueries({ queryKey: ['models', namespace] }),
    [queryClient, namespace],
  );
  const invalidateModel = useCallback(
    (id: string) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['models', namespace] }),
        queryClient.invalidateQueries({ queryKey: ['model', namespace, id] }),
        queryClient.invalidateQueries({ queryKey: ['model-versions', namespace, id] }),
        queryClient.invalidateQueries({ queryKey: ['model-version', namespace] }),
        queryClient.invalidateQueries({ queryKey: ['model-artifacts', namespace] }),
      ]),
    [queryClient, namespace],
  );
  /** Shows what the registry answered at once; whoever needs more is asked afterwards. */
  const keep = useCallback(
    (saved: Editable) =>
      queryClient.setQueryData(
        [isVersion(saved) ? 'model-version' : 'model', namespace, saved.id],
        saved,
      ),
    [queryClient, namespace],
  );
  return { invalidateModels, invalidateModel, keep };
};
