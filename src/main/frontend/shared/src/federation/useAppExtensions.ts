import { useQuery } from '@tanstack/react-query';
import { askedEarly } from '../early';
import { type ExtensionConfig, fetchExtensions } from './extension';

export type LoadedExtension = { name: string; config: ExtensionConfig };

const pollInterval = 30_000;

/**
 * The modules there are. Only the list is fetched here: each module is loaded when its route is
 * opened, so that a slow one holds up nobody else.
 */
export const useAppExtensions = (): {
  extensions: LoadedExtension[];
  loading: boolean;
  error: Error | null;
  retry: () => void;
} => {
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['extensions'],
    queryFn: ({ signal }) => askedEarly('extensions', () => fetchExtensions(signal)),
    refetchInterval: pollInterval,
  });
  return {
    extensions: (data ?? []).map((config) => ({ name: config.name, config })),
    loading: isPending,
    error: data ? null : error,
    retry: () => void refetch(),
  };
};
