import { createContext, type FC, type ReactNode, useContext, useMemo, useState } from 'react';

export type Namespace = { name: string; displayName?: string };

type NamespaceSelection = {
  namespaces: Namespace[];
  selectedNamespace: Namespace | undefined;
  selectNamespace: (name: string) => void;
};

const storageKey = 'mod-arch.namespace.lastUsed';

const NamespaceContext = createContext<NamespaceSelection>({
  namespaces: [],
  selectedNamespace: undefined,
  selectNamespace: () => undefined,
});

export function remembered(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    // Storage is refused in some private windows and frames; nothing is remembered there.
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** The one that was used last if it still exists, else the first. */
export function chosenAmong(namespaces: Namespace[], wanted: string | null): Namespace | undefined {
  return namespaces.find((namespace) => namespace.name === wanted) ?? namespaces[0];
}

export const NamespaceProvider: FC<{ namespaces: Namespace[]; children: ReactNode }> = ({
  namespaces,
  children,
}) => {
  const [wanted, setWanted] = useState(() => remembered(storageKey));
  const value = useMemo<NamespaceSelection>(
    () => ({
      namespaces,
      selectedNamespace: chosenAmong(namespaces, wanted),
      selectNamespace: (name) => {
        remember(storageKey, name);
        setWanted(name);
      },
    }),
    [namespaces, wanted],
  );
  return <NamespaceContext.Provider value={value}>{children}</NamespaceContext.Provider>;
};

export const useNamespaceSelector = (): NamespaceSelection => useContext(NamespaceContext);
