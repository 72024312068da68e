import { type Namespace, restGET, unwrapped } from '@atrium/shared';
import { useQuery } from '@tanstack/react-query';

export type User = { userId: string; clusterAdmin?: boolean; groups?: string[] };

/** Who the server thinks is asking. Nothing is shown when it does not say. */
export const useUser = (): User | undefined =>
  useQuery({
    queryKey: ['user'],
    queryFn: async ({ signal }) => unwrapped<User>(await restGET('api/v1/user', {}, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;

export const useNamespaceList = (): Namespace[] | undefined =>
  useQuery({
    queryKey: ['namespaces'],
    queryFn: async ({ signal }) =>
      unwrapped<Namespace[]>(await restGET('api/v1/namespaces', {}, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;
