import { NamespaceProvider, useModularArchContext } from '@atrium/shared';
import { type FC, type ReactNode, useMemo } from 'react';
import { useNamespaceList } from './session';

/** The namespaces somebody may use; the configured one where the server has no list. */
export const Namespaces: FC<{ children: ReactNode }> = ({ children }) => {
  const { config } = useModularArchContext();
  const listed = useNamespaceList();
  const namespaces = useMemo(
    () => (Array.isArray(listed) && listed.length > 0 ? listed : [{ name: config.namespace }]),
    [listed, config.namespace],
  );
  return <NamespaceProvider namespaces={namespaces}>{children}</NamespaceProvider>;
};
